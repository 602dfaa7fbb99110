"""What a council said, what the municipality told it would be done, and what came of that."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.council import permissions
from tussenruimte.council.actions.refusing import (
    ChangedMeanwhile,
    NoReason,
    NotFromHere,
    nobody_named,
    not_before,
    one_line,
    require,
)
from tussenruimte.council.models import FollowUp, Motion, Proposal
from tussenruimte.council.queries.reading import residents_around, residents_of
from tussenruimte.council.rules import stages
from tussenruimte.council.search_index import index_motion
from tussenruimte.dossiers import files
from tussenruimte.dossiers.actions import make_promise
from tussenruimte.dossiers.actions.refusing import said, tell
from tussenruimte.dossiers.models import Dossier
from tussenruimte.journal.actions import record
from tussenruimte.register.models import Initiative, Organisation


@dataclass(frozen=True)
class MotionFacts:
    """What is written down of a motion, amendment, speech or question."""

    kind: str
    title: str
    text: str
    on: date
    own_number: str = ""
    link: str = ""
    submitters: str = ""
    state: str = Motion.State.ANNOUNCED
    decided_on: date | None = None


@dataclass(frozen=True)
class File:
    """A file that someone adds: its name and what is in it."""

    name: str
    content: bytes


@transaction.atomic
def record_motion(
    *,
    initiative: Initiative,
    council: Organisation,
    facts: MotionFacts,
    by: Person,
    on: date,
    dossier: Dossier | None = None,
    file: File | None = None,
) -> Motion:
    """Writes down what a council said about an initiative, and about a dossier when it is one of those."""
    require(allowed=permissions.may_record_motion(by, initiative, dossier))
    if not permissions.homes_for(by).filter(pk=council.pk).exists():
        raise NotFromHere(_("Kies de raad van uw eigen gemeente."))
    motion = Motion(
        initiative=initiative, council=council, dossier=dossier, recorded_on=on, recorded_by=by, **_told(facts, on)
    )
    _nobody_named(motion)
    if file is not None:
        motion.media_type = files.judged(file.content)
        motion.filename = files.safe_name(file.name, motion.media_type)
        motion.sha256 = files.fingerprint(file.content)
        motion.file.save("file", ContentFile(file.content), save=False)
    motion.save(force_insert=True)
    index_motion(motion)
    _tell(motion, "council.motion-recorded", by)
    return motion


@transaction.atomic
def change_motion(*, motion: Motion, facts: MotionFacts, revision: int, by: Person, on: date) -> Motion:
    """Corrects it, or says what the council did with it."""
    require(allowed=permissions.may_change_motion(by, motion))
    held = Motion.objects.select_for_update(of=("self",)).select_related("initiative", "dossier", "council")
    now = held.get(pk=motion.pk)
    if now.revision != revision:
        raise ChangedMeanwhile(now.revision, {"title": now.title, "text": now.text, "state": now.state})
    before = now.state
    for name, value in _told(facts, on).items():
        setattr(now, name, value)
    _nobody_named(now)
    now.revision += 1
    now.save()
    index_motion(now)
    _tell(now, f"council.motion-{now.state}" if now.state != before else "council.motion-edited", by)
    return now


@transaction.atomic
def promise_follow_up(
    *, about: Motion | Proposal, text: str, due: date, in_dossier: bool, by: Person, on: date
) -> FollowUp:
    """The municipality tells the council what it will do. In the dossier it is a promise, seen by both sides."""
    require(allowed=permissions.may_promise_follow_up(by, about))
    plain = one_line(text, 300)
    dossier = about.dossier
    people = residents_of([dossier])[dossier.pk] if dossier else []
    nobody_named([plain], people)
    not_before(due, on)
    promise = None
    if in_dossier:
        if dossier is None:
            raise NotFromHere(_("Dit raadsstuk hoort niet bij een dossier. Zeg het alleen aan de raad toe."))
        promise = make_promise(dossier=dossier, promiser=dossier.lead, text=plain, due=due, by=by, on=on)
    given: dict[str, Any] = {"motion": about} if isinstance(about, Motion) else {"proposal": about}
    follow_up = FollowUp.objects.create(text=plain, due=due, promise=promise, made_on=on, made_by=by, **given)
    if dossier is not None and promise is None:
        tell(dossier, "council.follow-up-promised", by=by, text=plain, due=due.isoformat(), title=about.title)
    return follow_up


@transaction.atomic
def settle_follow_up(*, follow_up: FollowUp, state: str, came_of_it: str, by: Person, on: date) -> FollowUp:
    """Says what came of it, once."""
    now = FollowUp.objects.select_for_update(of=("self",)).get(pk=follow_up.pk)
    if now.state != FollowUp.State.OPEN or state not in (FollowUp.State.DONE, FollowUp.State.NOT_DONE):
        raise NotFromHere
    require(allowed=permissions.may_settle_follow_up(by, now))
    about = now.motion or now.proposal
    dossier = about.dossier if about else None
    now.came_of_it = " ".join(said(came_of_it, NoReason).split())[:500]
    nobody_named([now.came_of_it], residents_of([dossier])[dossier.pk] if dossier else [])
    now.state, now.settled_on, now.settled_by = FollowUp.State(state), on, by
    now.save()
    if dossier is not None:
        tell(dossier, "council.follow-up-settled", by=by, text=now.text, came_of_it=now.came_of_it)
    return now


def _told(facts: MotionFacts, today: date) -> dict[str, Any]:
    """What was typed, as it is kept."""
    ended = facts.state != Motion.State.ANNOUNCED
    if ended and facts.state not in stages.ends_of(facts.kind):
        raise Refusal(_("Deze uitkomst past niet bij dit soort stuk."))
    decided = (facts.decided_on or facts.on) if ended else None
    if decided is not None and decided > today:
        raise Refusal(_("Een uitkomst ligt niet in de toekomst. Kies vandaag of een eerdere dag."))
    if facts.link and not facts.link.startswith(("https://", "http://")):
        raise Refusal(_("Een link begint met https://."))
    return {
        "kind": Motion.Kind(facts.kind),
        "title": one_line(facts.title, 160),
        "text": said(facts.text),
        "on": facts.on,
        "own_number": " ".join(facts.own_number.split())[:40],
        "link": facts.link,
        "submitters": ", ".join(name.strip() for name in facts.submitters.split(",") if name.strip())[:300],
        "state": Motion.State(facts.state),
        "decided_on": decided,
    }


def _nobody_named(motion: Motion) -> None:
    """What a council says is for everyone, so no resident is named in it."""
    people = residents_around(motion.initiative)
    people += residents_of([motion.dossier])[motion.dossier.pk] if motion.dossier else []
    nobody_named([motion.title, motion.text, motion.submitters], people)


def _tell(motion: Motion, what: str, by: Person) -> None:
    if motion.dossier is not None:
        tell(motion.dossier, what, by=by, title=motion.title)
    else:
        record(what, about=motion, by=by, details={"title": motion.title})
