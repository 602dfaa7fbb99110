"""The pages of funding for the walk along all pages: name, what stands in the address, and who opens it."""

from collections.abc import Iterator
from typing import Any

from tests import factories
from tussenruimte.accounts.models import Person
from tussenruimte.core import days
from tussenruimte.funding import actions
from tussenruimte.funding.models import FunderMessage, Scheme
from tussenruimte.register.models import Initiative, Organisation

Page = tuple[str, tuple[Any, ...], str]
NO_PAGE: dict[str, tuple[str, ...]] = {
    "a file or data": (
        *("funding:paper-pdf", "funding:find-calendar", "funding:scheme-calendar", "funding:export-csv"),
        *("funding:export-xlsx", "funding:import-example"),
    ),
    "only answers a form": ("funding:confirm", "funding:forget"),
}
# One row is right, one names a form that nobody knows.
FILE = b"naam;soort;waarvoor;loket;telefoon\nPot;fonds;Geld.;Loket;020\nBon;toverij;Hulp.;Loket;020\n"


def pages() -> Iterator[Page]:
    """Every page, with the examples of the demonstration, and an initiative that a funder asked something."""
    message = _asked()
    slug = message.initiative.slug
    scheme = Scheme.objects.get(key="voorbeeld-energie").slug
    for name in ("find", "dropped", "paper", "schemes"):
        yield f"funding:{name}", (), ""
    yield "funding:scheme", (scheme,), ""
    for name in ("find-for", "dropped-for", "be-found"):
        yield f"funding:{name}", (slug,), "initiatiefnemer"
    for name in ("save", "searches", "messages"):
        yield f"funding:{name}", (), "initiatiefnemer"
    for name in ("scheme", "edit", "state"):
        yield f"funding:{name}", (scheme,), "ambtenaar"
    for name in ("new", "import"):
        yield f"funding:{name}", (), "ambtenaar"
    yield "funding:look", (), "financier"
    yield "funding:ask", (slug,), "financier"
    for who in ("financier", "initiatiefnemer"):
        yield "funding:message", (message.number,), who
    yield "funding:import-check", (_file(),), "ambtenaar"
    yield "funding:stop-mail", (_post(),), ""


def _persona(name: str) -> Person:
    return Person.objects.get(email=f"{name}@persona.invalid")


def _asked() -> FunderMessage:
    """A question to an initiative that is listed and chose to be found; the example itself is a draft."""
    owner, today = _persona("initiatiefnemer"), days.today()
    garden: Initiative = factories.initiative("Voorbeeld: kas in de wijk", phase="opstart")
    factories.member(garden, owner)
    shows = frozenset(actions.SHOWN)
    actions.be_found(initiative=garden, pitch="Wij zoeken een kas.", amount=None, shows=shows, by=owner, on=today)
    actions.save_search(name="Voor de kas", query="", initiative=garden, by=owner, at=days.now())
    return actions.ask_initiative(
        initiative=garden,
        funder=Organisation.objects.get(slug="voorbeeldfonds-samen-verder"),
        scheme=None,
        text="Mogen wij langskomen?",
        by=_persona("financier"),
        on=today,
    )


def _file() -> str:
    """A file that waits to be read in."""
    scheme = Scheme.objects.select_related("provider").get(key="voorbeeld-energie")
    kept = actions.keep_file(
        content=FILE, filename="lijst.csv", provider=scheme.provider, by=_persona("ambtenaar"), at=days.now()
    )
    return kept.token


def _post() -> str:
    """A mail that can be stopped."""
    return actions.choose_rhythm(rhythm="weekly", by=_persona("initiatiefnemer"), at=days.now()).token
