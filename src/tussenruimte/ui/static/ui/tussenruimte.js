// Makes working pages a little smoother. Everything here works without it.
(() => {
  // After a refused form the summary of what is wrong gets the focus, also in browsers that skip `autofocus`.
  const focusOn = (root) => root.querySelector("[data-focus]")?.focus();
  focusOn(document);

  // htmx is fetched only by pages that use it, and only when all that matters more is there.
  const uses = "[hx-get],[hx-post],[hx-boost],[data-hx-get],[data-hx-post],[data-hx-boost]";
  const source = document.currentScript?.dataset.htmx;
  if (source && document.querySelector(uses)) {
    addEventListener("load", () => {
      const script = document.createElement("script");
      script.src = source;
      document.head.append(script);
    });
    document.addEventListener("htmx:afterSettle", (event) => focusOn(event.target));
  }

  // The menu of a phone closes with Escape, and the focus returns to where it was opened.
  const menu = document.querySelector(".tr-menu");
  menu?.parentElement.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
})();
