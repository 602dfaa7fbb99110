"""The pages of council for the walk along all pages: name, what stands in the address, and who opens it."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from tests import factories
from tussenruimte.accounts.models import Person
from tussenruimte.core import days
from tussenruimte.council import actions
from tussenruimte.council.actions.proposals import Treatment
from tussenruimte.council.models import Motion, Proposal, Visit
from tussenruimte.council.rules.proposal import OWN_WORDS
from tussenruimte.dossiers.models import Dossier

Page = tuple[str, tuple[Any, ...], str]
OWN = "voorbeeld-buurttuin-de-brink"
NO_PAGE: dict[str, tuple[str, ...]] = {
    "a file or data": (
        *("council:export-csv", "council:export-xlsx", "council:motions-csv", "council:motions-xlsx"),
        *("council:card-pdf", "council:draft-word", "council:draft-pdf", "council:frozen-word", "council:frozen-pdf"),
        *("council:motion-file", "council:visit-day", "opendata:list_motions"),
    ),
    "only answers a form": (
        *("council:drop-alternative", "council:drop-money", "council:publish", "council:come-along"),
        "council:cancel-visit",
    ),
}


def pages() -> Iterator[Page]:
    """Every page, with the example of the demonstration, a draft and a treated proposal, and a public motion."""
    dossier = Dossier.objects.get(initiative__slug=OWN, proposal_card__isnull=False)
    official = Person.objects.get(email="ambtenaar@persona.invalid")
    today, number = days.today(), dossier.number
    waiting = Proposal.objects.get(dossier=dossier)
    draft = actions.start_proposal(dossier=dossier, title="Voorbeeld: een tweede tuin", by=official, on=today)
    for who in ("raadslid", "bewoner"):
        yield "council:overview", (), who
    for who in ("raadslid", "ambtenaar", "initiatiefnemer"):
        yield "council:card", (number,), who
        yield "council:proposal", (waiting.number,), who
        yield "council:visit", (Visit.objects.get(dossier=dossier).pk,), who
    yield "council:frozen", (waiting.number, 1), "raadslid"
    for name in ("edit-card", "add-alternative", "add-money", "start-proposal", "record-about-dossier"):
        yield f"council:{name}", (number,), "ambtenaar"
    for name in ("proposal", "present"):
        yield f"council:{name}", (draft.number,), "ambtenaar"
    yield "council:write-section", (draft.number, "argumenten"), "ambtenaar"
    yield "council:write-section", (draft.number, OWN_WORDS), "initiatiefnemer"
    for name in ("take-back", "treat"):
        yield f"council:{name}", (waiting.number,), "ambtenaar"
    yield "council:invite", (number,), "initiatiefnemer"
    yield "council:tell-visit", (Visit.objects.get(dossier=dossier).pk,), "initiatiefnemer"
    yield "council:promise-for-proposal", (_treated(dossier, official).number,), "ambtenaar"
    yield from _motions(dossier, official)


def _treated(dossier: Dossier, official: Person) -> Proposal:
    """A proposal that the council adopted, with votes."""
    today = days.today()
    begun = actions.start_proposal(dossier=dossier, title="Voorbeeld: een kraan", by=official, on=today)
    actions.present(proposal=begun, without_lens="", revision=1, by=official, on=today)
    begun.refresh_from_db()
    what = Treatment("adopted", "De kraan komt er.", today, votes_for=20, votes_against=15)
    return actions.treat(proposal=begun, what=what, revision=2, by=official, today=today)


def _motions(dossier: Dossier, official: Person) -> Iterator[Page]:
    """The motion of the example for who may read it, and one about a listed initiative for everyone."""
    today, place = days.today(), dossier.lead.place
    own = Motion.objects.get(dossier=dossier)
    listed = factories.initiative("Raadstuin", place=place, municipality=place)
    facts = actions.MotionFacts(kind="questions", title="Vragen over tuinen", text="Waar mag een tuin?", on=today)
    public = actions.record_motion(initiative=listed, council=dossier.lead, facts=facts, by=official, on=today)
    due = today + timedelta(days=30)
    follow_up = actions.promise_follow_up(
        about=public, text="Een lijst maken", due=due, in_dossier=False, by=official, on=today
    )
    yield "council:motions", (), ""
    yield "council:motion", (public.pk,), ""
    yield "council:motion", (own.pk,), "raadslid"
    for name in ("change-motion", "promise-for-motion"):
        yield f"council:{name}", (public.pk,), "ambtenaar"
    yield "council:record-about-initiative", (listed.slug,), "raadslid"
    yield "council:settle", (follow_up.pk,), "ambtenaar"
