// Makes the map smoother: its links fetch the same page, and only the map on it changes. Wheel, drag and keys are
// shortcuts to those same links, so everything here also works without this file.
(() => {
  const KEYS = { ArrowUp: "north", ArrowRight: "east", ArrowDown: "south", ArrowLeft: "west", "+": "in", "=": "in", "-": "out" };
  let waiting, held;

  const mapOf = (element) => element.closest("[data-map]");
  const drawing = (event) => event.target.closest?.(".tr-map__drawing");

  async function go(map, url, name) {
    waiting?.abort();
    const { signal } = (waiting = new AbortController());
    map.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { signal });
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-map]");
      const focused = map.contains(document.activeElement);
      map.replaceWith(fresh);
      if (url.pathname === location.pathname) history.replaceState(null, "", url);
      if (focused) (fresh.querySelector(`[data-go="${name}"]`) ?? fresh.querySelector("[data-go]")).focus({ preventScroll: true });
    } catch (problem) {
      // A newer move took over, or the page itself will say what is wrong.
      if (problem.name !== "AbortError") location.assign(url);
    }
  }

  // Goes to the box that `change` makes of this one; any link of the map knows the rest of the address.
  function goTo(map, change) {
    const url = new URL(map.querySelector(".tr-map__control").href);
    url.searchParams.set("kader", change(...map.dataset.map.split(",").map(Number)).map((edge) => edge.toFixed(4)));
    go(map, url);
  }

  function at(svg, event) {
    const edge = svg.getBoundingClientRect();
    return [(event.clientX - edge.left) / edge.width, (event.clientY - edge.top) / edge.height];
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-go]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(mapOf(link), new URL(link.href.baseVal ?? link.href, location), link.dataset.go);
  });

  document.addEventListener("keydown", (event) => {
    const name = event.target.closest?.(".tr-map__picture") && !event.ctrlKey && !event.metaKey && KEYS[event.key];
    const link = name && mapOf(event.target).querySelector(`[data-go="${name}"]`);
    if (!link) return;
    event.preventDefault();
    link.click();
  });

  // Only with Ctrl or Command: the page must keep scrolling under the pointer. The point under it stays there.
  document.addEventListener("wheel", (event) => {
    const svg = drawing(event);
    if (!svg || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (mapOf(svg).ariaBusy) return;
    const [x, y] = at(svg, event), size = event.deltaY < 0 ? 0.5 : 2;
    goTo(mapOf(svg), (west, south, east, north) => {
      const left = west + (east - west) * x * (1 - size), top = north - (north - south) * y * (1 - size);
      return [left, top - (north - south) * size, left + (east - west) * size, top];
    });
  }, { passive: false });

  document.addEventListener("pointerdown", (event) => {
    const svg = drawing(event);
    if (!svg || event.pointerType !== "mouse" || event.button || event.target.closest("a")) return;
    event.preventDefault();
    held = { svg, from: at(svg, event) };
  });
  document.addEventListener("pointerup", (event) => {
    if (!held) return;
    const { svg, from } = held, to = at(svg, event), x = from[0] - to[0], y = to[1] - from[1];
    held = null;
    if (Math.hypot(x, y) < 0.02) return;
    goTo(mapOf(svg), (west, south, east, north) => {
      const right = (east - west) * x, up = (north - south) * y;
      return [west + right, south + up, east + right, north + up];
    });
  });
})();
