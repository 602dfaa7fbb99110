"""The pages of challenges for the walk along all pages: name, what stands in the address, and who opens it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from tussenruimte.accounts.models import Person
from tussenruimte.challenges import actions
from tussenruimte.challenges.demo import INVITATION, answered
from tussenruimte.challenges.models import Challenge, Invitation, MunicipalTask
from tussenruimte.core import days
from tussenruimte.dossiers.actions import DecisionFacts
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Initiative

Page = tuple[str, tuple[Any, ...], str]
GARDEN = "voorbeeld-buurttuin-de-brink"
NO_PAGE: dict[str, tuple[str, ...]] = {
    "a file or data": (
        *("challenges:tasks-csv", "challenges:tasks-xlsx", "challenges:status-csv", "challenges:import-example"),
        *("challenges:support", "challenges:paper", "challenges:invitation-calendar"),
    ),
    "only answers a form": (
        *("challenges:complete", "challenges:confirm", "challenges:remove-support", "challenges:publish"),
        "challenges:open-dossier",
    ),
}
ASKED = DecisionFacts(
    subject="Voorbeeld: het plein",
    decider="Het college",
    outcome="granted",
    text="U mag het plein vegen.",
    reason="De buurt wil dit graag.",
    criteria="Steun van de buurt.",
    alternatives="Het zelf blijven doen.",
    rule_set="uitdaagrecht",
)


def pages() -> Iterator[Page]:
    """Every page, with the examples of the demonstration and requests in every other state."""
    official = Person.objects.get(email="ambtenaar@persona.invalid")
    owner = Person.objects.get(email="initiatiefnemer@persona.invalid")
    running = Challenge.objects.select_related("municipality").get(state="complete", invitation__isnull=True)
    slug, now = running.municipality.slug, days.now()
    yield "challenges:challenges", (), ""
    for who in ("", "ambtenaar"):
        yield "challenges:tasks", (slug,), who
        yield "challenges:status", (slug,), who
    for number in MunicipalTask.objects.order_by("pk").values_list("number", flat=True):
        yield "challenges:task", (number,), "initiatiefnemer"
        yield "challenges:edit-task", (number,), "ambtenaar"
    for name in ("add-task", "import", "invite"):
        yield f"challenges:{name}", (slug,), "ambtenaar"
    content = b"naam;kosten per jaar;kosten over jaar\nVoorbeeld: een brug;veel;2026\nVoorbeeld: een plein;;\n"
    file = actions.keep_file(
        municipality=running.municipality, content=content, filename="taken.csv", by=official, at=now
    )
    yield "challenges:import-preview", (slug, file.token), "ambtenaar"
    yield "challenges:start", (GARDEN,), "initiatiefnemer"
    yield from _running(running)
    yield from _draft(running, owner)
    yield from _sent(running, owner, official, now)
    yield from _decided(running, owner, official, now)
    yield from _invitations(running, owner, official, now)


def _running(running: Challenge) -> Iterator[Page]:
    for who in ("ambtenaar", "initiatiefnemer"):
        yield "challenges:challenge", (running.number,), who
        yield "challenges:assess", (running.number,), who
    yield "challenges:receipt", (running.number,), "initiatiefnemer"
    yield "challenges:decide", (running.number,), "ambtenaar"
    yield "challenges:link-task", (running.number,), "ambtenaar"


def _new(running: Challenge, owner: Person, title: str) -> Challenge:
    garden = Initiative.objects.get(slug=GARDEN)
    made = actions.start_challenge(
        initiative=garden,
        municipality=running.municipality,
        title=title,
        variant="differently",
        by=owner,
        on=days.today(),
    )
    start = {"start": days.today() + timedelta(days=300)}
    return actions.save_step(challenge=made, changes=start, answers={}, revision=made.revision, by=owner)


def _draft(running: Challenge, owner: Person) -> Iterator[Page]:
    draft = _new(running, owner, "Voorbeeld: een concept")
    yield "challenges:challenge", (draft.number,), "initiatiefnemer"
    for step in ("taak", "plan", "geld-en-tijd", "steun", "contact"):
        yield "challenges:step", (draft.number, step), "initiatiefnemer"
    for name in ("send", "stop", "add-support"):
        yield f"challenges:{name}", (draft.number,), "initiatiefnemer"


def _sent(running: Challenge, owner: Person, official: Person, now: datetime) -> Iterator[Page]:
    made = _new(running, owner, "Voorbeeld: net verstuurd")
    sent = actions.send_challenge(challenge=made, revision=made.revision, by=owner, at=now)
    yield "challenges:challenge", (sent.number,), "ambtenaar"
    yield "challenges:ask-completion", (sent.number,), "ambtenaar"
    yield "challenges:stop", (sent.number,), "initiatiefnemer"


def _decided(running: Challenge, owner: Person, official: Person, now: datetime) -> Iterator[Page]:
    made = _new(running, owner, "Voorbeeld: het plein vegen")
    sent = actions.send_challenge(challenge=made, revision=made.revision, by=owner, at=now)
    answered(sent, official, days.today())
    complete = actions.confirm_complete(challenge=sent, revision=sent.revision, by=official, on=days.today())
    actions.decide_challenge(
        challenge=complete,
        facts=ASKED,
        decided_on=days.today(),
        revision=complete.revision,
        dossier_revision=Dossier.objects.get(challenge=complete).revision,
        by=official,
        at=now,
    )
    yield "challenges:challenge", (complete.number,), "initiatiefnemer"
    yield "challenges:plan", (complete.number,), "ambtenaar"
    yield "challenges:end", (complete.number,), "ambtenaar"


def _invitations(running: Challenge, owner: Person, official: Person, now: datetime) -> Iterator[Page]:
    today = days.today()
    found = Invitation.objects.get(state="published")
    question = actions.ask_question(invitation=found, text="Is er een kraan?", by=owner, on=today)
    yield "challenges:invitation", (found.number,), ""
    yield "challenges:invitation", (found.number,), "ambtenaar"
    yield "challenges:answer", (found.number, question.pk), "ambtenaar"
    yield "challenges:take-back", (found.number,), "ambtenaar"
    for name in ("ask", "bid"):
        yield f"challenges:{name}", (found.number,), "initiatiefnemer"
    began = now - timedelta(days=60)
    dates = {
        "questions_until": today - timedelta(days=30),
        "bids_until": today - timedelta(days=10),
        "choice_by": today + timedelta(days=10),
    }
    given: dict[str, Any] = {"by": official, "on": began.date()}
    closed = actions.make_invitation(municipality=running.municipality, facts=INVITATION | dates, **given)
    yield "challenges:edit-invitation", (_another(running, official, dates).number,), "ambtenaar"
    closed = actions.publish_invitation(invitation=closed, revision=closed.revision, **given)
    bid = actions.start_bid(invitation=closed, initiative=running.initiative, by=owner, on=began.date())
    start = {"start": today + timedelta(days=200)}
    bid = actions.save_step(challenge=bid, changes=start, answers={}, revision=bid.revision, by=owner)
    actions.send_bid(challenge=bid, revision=bid.revision, by=owner, at=began)
    for name in ("invitation", "bids", "choose"):
        yield f"challenges:{name}", (closed.number,), "ambtenaar"


def _another(running: Challenge, official: Person, dates: dict[str, Any]) -> Invitation:
    """A draft of an invitation."""
    later = {name: day + timedelta(days=90) for name, day in dates.items()}
    facts = INVITATION | later | {"title": "Voorbeeld: een concept van een uitnodiging"}
    return actions.make_invitation(municipality=running.municipality, facts=facts, by=official, on=days.today())
