"""The pages of dossiers for the walk along all pages: name, what stands in the address, and who opens it."""

from collections.abc import Iterator
from typing import Any

from tussenruimte.accounts.models import Person
from tussenruimte.core import days
from tussenruimte.dossiers import actions
from tussenruimte.dossiers.models import Decision, Dossier
from tussenruimte.dossiers.routes import ROUTES
from tussenruimte.register.models import Initiative

Page = tuple[str, tuple[Any, ...], str]
OWN = "voorbeeld-buurttuin-de-brink"
NO_DOSSIER_PAGE = {
    "a file or data": (
        *("dossiers:export-csv", "dossiers:export-xlsx", "dossiers:calendar-feed", "dossiers:document"),
        *("dossiers:route-pdf", "dossiers:route-taken-pdf"),
    ),
    "only answers a form": ("dossiers:leave-out",),
}
ASKED = (
    *("edit", "answer", "phase", "turn", "appoint", "bring-in", "unit", "note", "promise", "add-document", "decide"),
    *("start-clock", "ask-decision", "finish"),
)


def dossier_pages() -> Iterator[Page]:
    """Every page, with the example of the demonstration, a second dossier that was stopped, and an empty list."""
    dossier = Dossier.objects.filter(initiative__slug=OWN, state=Dossier.State.RUNNING).earliest("pk")
    number = dossier.number
    for who in ("ambtenaar", "initiatiefnemer"):
        yield "dossiers:dossiers", (), who
        yield "dossiers:dossier", (number,), who
    yield "dossiers:dossiers", (), "bewoner"
    for name in ASKED:
        yield f"dossiers:{name}", (number,), "ambtenaar"
    yield "dossiers:settle", (number, dossier.promises.values_list("pk", flat=True)[0]), "ambtenaar"
    clock = dossier.clocks.get().pk
    yield "dossiers:clock", (number, clock), "initiatiefnemer"
    yield "dossiers:change-clock", (number, clock, "stilzetten"), "ambtenaar"
    for name in ("withdraw", "council"):
        yield f"dossiers:{name}", (number,), "initiatiefnemer"
    yield "dossiers:open", (OWN,), "initiatiefnemer"
    yield "dossiers:calendar", (), "initiatiefnemer"
    yield from _routes(dossier)
    yield "dossiers:log", (), ""
    yield "dossiers:decision", (Decision.objects.get(dossier=dossier).number,), ""
    yield "dossiers:reopen", (_stopped(dossier).number,), "ambtenaar"


def _routes(dossier: Dossier) -> Iterator[Page]:
    """The list, the questions and outcome of every route, and one that was kept."""
    yield "dossiers:routes", (), ""
    for route in ROUTES.values():
        yield "dossiers:route", (route.rule_set,), ""
        yield "dossiers:route-outcome", (route.rule_set,), ""
    yield "dossiers:keep-route", ("subsidie-of-opdracht",), "initiatiefnemer"
    yield "dossiers:route-taken", (dossier.number, dossier.routes_taken.values_list("pk", flat=True)[0]), "ambtenaar"


def _stopped(dossier: Dossier) -> Dossier:
    """Another dossier of the same people, which they stopped."""
    owner = Person.objects.get(email="initiatiefnemer@persona.invalid")
    garden = Initiative.objects.get(slug=OWN)
    today = days.today()
    opened = actions.open_dossier(
        initiative=garden, lead=dossier.lead, title="Voorbeeld: een bankje", by=owner, on=today
    )
    return actions.withdraw(
        dossier=opened, ended_with="Er staat al een bankje.", revision=opened.revision, by=owner, on=today
    )
