"""An open selection: entering, leaving, assessing on every criterion, choosing with reasons."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers.actions.refusing import NoReason, said
from tussenruimte.journal.models import Visibility
from tussenruimte.spaces import emails, permissions, queries
from tussenruimte.spaces.actions.giving_out import held_for
from tussenruimte.spaces.actions.refusing import NotFromHere, clear_of, locked_procedure, require, tell
from tussenruimte.spaces.models import Assessment, Candidacy, Fulfilment, SpaceProcedure, SpaceWish, Weight
from tussenruimte.spaces.rules import procedure


class TooLate(Refusal):
    """The day on which one could enter has passed."""

    message = _("De dag om u te melden is voorbij.")


class AlreadyIn(Refusal):
    """An initiative competes once."""

    message = _("Dit initiatief doet al mee.")


class MustFails(Refusal):
    """Whoever fails on what must be cannot be chosen."""

    message = _("Deze gegadigde voldoet niet aan een maatstaf die moet. Kies een ander, of stop met een reden.")


@transaction.atomic
def enter(
    *, found: SpaceProcedure, plan: str, by: Person, on: date, wish: SpaceWish | None = None, name: str = ""
) -> Candidacy:
    """Competes with the wish of an initiative; or, written down by the owner, as a party that came on paper."""
    now = locked_procedure(found)
    if wish is not None:
        require(allowed=permissions.speaking_for(by).filter(pk=wish.initiative_id).exists())
    else:
        require(allowed=permissions.manages(by, now.space))
    if not procedure.can("enter", now.way, now.state):
        raise NotFromHere
    if not procedure.is_entering(now.enter_by, on):
        raise TooLate
    if wish is not None and (wish.space_id != now.space_id or not wish.stands):
        raise NotFromHere
    candidacy = _entered(
        Candidacy(
            procedure=now,
            wish=wish,
            name="" if wish else " ".join(said(name).split()),
            plan=said(plan),
            entered_on=on,
            entered_by=by,
        )
    )
    dossier = wish.dossier if wish is not None else None
    told: dict[str, Any] = {"space": now.space.name}
    tell(now, "space.entered", by=by, dossier=dossier, visibility=Visibility.PARTIES, **told)
    return candidacy


def _entered(candidacy: Candidacy) -> Candidacy:
    """Saved; in place of one of the same wish that was taken back, when there is one."""
    gone = Candidacy.objects.filter(procedure=candidacy.procedure, wish__isnull=False, withdrawn_on__isnull=False)
    before = gone.filter(wish=candidacy.wish).first()
    candidacy.pk = before.pk if before is not None else None
    try:
        with transaction.atomic():
            candidacy.save()
    except IntegrityError as problem:
        raise AlreadyIn from problem
    return candidacy


@transaction.atomic
def leave(*, candidacy: Candidacy, by: Person, on: date) -> Candidacy:
    """Competes no longer; until there is a choice."""
    now = locked_procedure(candidacy.procedure)
    wish = candidacy.wish
    if wish is not None:
        require(allowed=permissions.speaking_for(by).filter(pk=wish.initiative_id).exists())
    else:
        require(allowed=permissions.manages(by, now.space))
    if not procedure.can("enter", now.way, now.state) or candidacy.withdrawn_on is not None:
        raise NotFromHere
    candidacy.withdrawn_on = on
    candidacy.save(update_fields=["withdrawn_on"])
    dossier = wish.dossier if wish is not None else None
    tell(now, "space.left", by=by, dossier=dossier, visibility=Visibility.PARTIES, space=now.space.name)
    return candidacy


@transaction.atomic
def assess(*, candidacy: Candidacy, judgements: Mapping[int, tuple[str, str]], by: Person, on: date) -> None:
    """How a candidate does on each criterion: its key → (judgement, reason). Only after everyone could enter."""
    now = held_for("assess", candidacy.procedure, by)
    if procedure.is_entering(now.enter_by, on) or candidacy.withdrawn_on is not None:
        raise NotFromHere
    for criterion in now.criteria.all():
        if criterion.pk in judgements:
            judgement, reason = judgements[criterion.pk]
            Assessment.objects.update_or_create(
                candidacy=candidacy,
                criterion=criterion,
                defaults={
                    "judgement": Fulfilment(judgement),
                    "reason": said(reason, NoReason),
                    "assessed_on": on,
                    "assessed_by": by,
                },
            )
    tell(now, "space.assessed", by=by, visibility=Visibility.PARTIES)


@transaction.atomic
def choose(
    *, found: SpaceProcedure, candidacy: Candidacy, reason: str, revision: int, by: Person, on: date
) -> SpaceProcedure:
    """Chooses one of those who compete, with reasons. Everyone who took part is told, and reads how all did."""
    now = held_for("choose", found, by, revision)
    clear_of(procedure.blocks_choice(queries.facts_of(now), on))
    if candidacy.procedure_id != now.pk or candidacy.withdrawn_on is not None:
        raise NotFromHere
    if candidacy.assessments.filter(criterion__weight=Weight.MUST, judgement=Fulfilment.FAILS).exists():
        raise MustFails
    now.chosen, now.chosen_reason, now.chosen_on = candidacy, said(reason, NoReason), on
    now.state = SpaceProcedure.State.CHOSEN
    now.revision += 1
    now.save()
    dossier = candidacy.wish.dossier if candidacy.wish is not None else None
    tell(now, "space.chosen", by=by, dossier=dossier, space=now.space.name, reason=now.chosen_reason)
    taking_part = [one.wish.initiative for one in queries.who_took_part(now) if one.wish is not None]
    people = {person.pk: person for initiative in taking_part for person in queries.people_of(initiative)}
    transaction.on_commit(lambda: emails.send_result(now, people.values()), robust=True)
    return now
