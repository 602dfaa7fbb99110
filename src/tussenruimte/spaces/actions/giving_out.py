"""Announcing, giving out and stopping. Each with reasons that everyone can read; nothing before its day."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.ids import new_number
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers.actions.refusing import NoReason, said
from tussenruimte.spaces import didam, emails, permissions, queries
from tussenruimte.spaces.actions.refusing import NotFromHere, clear_of, locked_procedure, locked_space, require, tell
from tussenruimte.spaces.actions.spaces import move
from tussenruimte.spaces.models import Space, SpaceProcedure, SpaceWish
from tussenruimte.spaces.rules import procedure


class WishGone(Refusal):
    """The one candidate took the wish back."""

    message = _("De gegadigde heeft de wens ingetrokken. Stop deze uitgifte met een reden.")


@transaction.atomic
def announce(*, found: SpaceProcedure, revision: int, by: Person, on: date) -> SpaceProcedure:
    """Lets everyone know. From here on reasons, criteria and timetable stand; one candidate begins its window."""
    now = held_for("announce", found, by, revision)
    clear_of(procedure.blocks_announcement(queries.facts_of(now), on))
    _require_standing(now)
    now.state, now.announced_on, now.announced_by = SpaceProcedure.State.ANNOUNCED, on, by
    if now.way == SpaceProcedure.Way.ONE_CANDIDATE:
        window = didam.window_of(now, on)
        now.objection_days, now.window_ends = window.days, window.last_day
    _save(now)
    move(locked_space(now.space), Space.State.IN_PROCEDURE)
    last = now.window_ends or now.enter_by
    told: dict[str, Any] = {"due": last.isoformat()} if last else {}
    tell(now, f"space.announced-{now.way}", by=by, dossier=now.dossier, space=now.space.name, **told)
    return now


@transaction.atomic
def give_out(*, found: SpaceProcedure, reason: str, by: Person, on: date) -> SpaceProcedure:
    """Gives the space out, when nothing stands in the way any more, and tells everyone who took part why."""
    now = held_for("give-out", found, by)
    clear_of(procedure.blocks_giving_out(queries.facts_of(now), now.state, on))
    _require_standing(now)
    wish = now.chosen.wish if now.chosen is not None else now.wish
    _close(now, SpaceProcedure.State.GIVEN_OUT, reason, by, on)
    if wish is not None:
        wish.state, wish.hear_by = SpaceWish.State.GRANTED, None
        wish.answer, wish.answered_on, wish.answered_by = now.closed_reason, on, by
        wish.save()
    move(locked_space(now.space), Space.State.GIVEN_OUT)
    tell(now, "space.given-out", by=by, dossier=now.dossier, space=now.space.name, reason=now.closed_reason)
    _tell_people(now)
    return now


@transaction.atomic
def stop(*, found: SpaceProcedure, reason: str, by: Person, on: date) -> SpaceProcedure:
    """Stops without giving out, with the reason. What was announced stays in the register."""
    now = held_for("stop", found, by)
    was_public = now.announced_on is not None
    _close(now, SpaceProcedure.State.ENDED, reason, by, on)
    if was_public:
        move(locked_space(now.space), Space.State.FREE)
        tell(now, "space.stopped", by=by, dossier=now.dossier, space=now.space.name, reason=now.closed_reason)
        _tell_people(now)
    return now


@transaction.atomic
def open_up(*, found: SpaceProcedure, reason: str, by: Person, on: date) -> SpaceProcedure:
    """Stops an intention with one candidate and prepares an open selection with the same criteria."""
    now = held_for("open-up", found, by)
    criteria = list(now.criteria.all())
    answers = now.answers | {"gegadigden": "ja"}
    finding = didam.finding_for(answers)
    stopped = stop(found=now, reason=reason, by=by, on=on)
    fresh = SpaceProcedure.objects.create(
        number=new_number(on.year),
        space=now.space,
        way=SpaceProcedure.Way.OPEN_SELECTION,
        answers=answers,
        outcome=finding.outcome or "",
        rule_set_version=finding.rule_set.version,
        reason=stopped.closed_reason,
        from_day=now.from_day,
        until_day=now.until_day,
        rent=now.rent,
        rent_per=now.rent_per,
        started_on=on,
        started_by=by,
    )
    for criterion in criteria:
        criterion.pk, criterion.procedure = None, fresh
        criterion._state.adding = True
        criterion.save(force_insert=True)
    return fresh


def held_for(deed: str, found: SpaceProcedure, by: Person, revision: int | None = None) -> SpaceProcedure:
    """The procedure as it is now, held for a deed that is this person's and can be done from here."""
    now = locked_procedure(found, revision)
    require(allowed=permissions.manages(by, now.space))
    if not procedure.can(deed, now.way, now.state):
        raise NotFromHere
    return now


def _require_standing(found: SpaceProcedure) -> None:
    """What is about one initiative needs its wish to stand still."""
    wish = found.chosen.wish if found.chosen is not None else found.wish
    if wish is not None and not wish.stands:
        raise WishGone


def _close(found: SpaceProcedure, state: SpaceProcedure.State, reason: str, by: Person, on: date) -> None:
    found.closed_reason = said(reason, NoReason)
    found.state, found.closed_on, found.closed_by = state, on, by
    _save(found)


def _save(found: SpaceProcedure) -> None:
    found.revision += 1
    found.save()


def _tell_people(found: SpaceProcedure) -> None:
    """Writes to everyone who took part: those who compete, and the one candidate."""
    wishes = [one.wish for one in queries.who_took_part(found) if one.wish is not None]
    if found.wish is not None:
        wishes.append(found.wish)
    people = {person.pk: person for wish in wishes for person in queries.people_of(wish.initiative)}
    transaction.on_commit(lambda: emails.send_result(found, people.values()), robust=True)
