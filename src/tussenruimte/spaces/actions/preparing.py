"""Beginning to give a space out: the questions, the reasons, the timetable and the criteria, before anyone sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.ids import new_number
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers.actions.refusing import said
from tussenruimte.journal.models import Visibility
from tussenruimte.spaces import didam, permissions
from tussenruimte.spaces.actions.refusing import (
    NotFromHere,
    facts_in,
    locked_procedure,
    locked_space,
    require,
    save_changes,
    tell,
)
from tussenruimte.spaces.models import Known, SelectionCriterion, Space, SpaceProcedure, SpaceWish, Weight
from tussenruimte.spaces.rules import procedure

EDITABLE = (*("reason", "how", "from_day", "until_day", "rent", "rent_per", "enter_by", "choose_by", "wish"),)
MOST_CRITERIA = 12
Way = SpaceProcedure.Way


class AskALawyer(Refusal):
    """The answers do not point one way: that is for a lawyer, not for a form."""

    message = _("De antwoorden wijzen geen weg. Leg dit voor aan een jurist, of kies een open selectie.")


class NotThisWay(Refusal):
    """The way does not follow from the answers."""

    message = _("Deze weg past niet bij uw antwoorden. Een open selectie mag altijd.")


class AlreadyRunning(Refusal):
    """A space is given out once at a time."""

    message = _("Deze ruimte wordt al uitgegeven.")


class NotThisWish(Refusal):
    """One candidate is an initiative whose wish for this very space stands."""

    message = _("Kies een wens voor deze ruimte die nog staat.")


class SameCriterion(Refusal):
    """Each criterion stands there once."""

    message = _("Deze maatstaf staat er al.")


@dataclass(frozen=True)
class CriterionFacts:
    """A criterion, what is said of it, and how it is measured."""

    title: str
    weight: str
    objective: str
    verifiable: str
    reasonable: str
    why: str
    measured: str


@transaction.atomic
def start_procedure(
    *, space: Space, answers: Mapping[str, str], way: str, by: Person, on: date, wish: SpaceWish | None = None
) -> SpaceProcedure:
    """Begins to give a space out along a way that the answers allow. Nobody outside sees it yet."""
    require(allowed=permissions.may_start(by, space))
    now = locked_space(space)
    finding = didam.finding_for(answers)
    if finding.outcome is None:
        raise NotFromHere
    if way != procedure.OPEN_SELECTION and way not in procedure.WAYS[finding.outcome]:
        raise NotThisWay if procedure.WAYS[finding.outcome] else AskALawyer
    found = SpaceProcedure(
        number=new_number(on.year),
        space=now,
        way=Way(way),
        answers=dict(answers),
        outcome=finding.outcome,
        rule_set_version=finding.rule_set.version,
        from_day=now.available_from,
        until_day=now.available_until,
        rent=now.rent,
        rent_per=now.rent_per,
        started_on=on,
        started_by=by,
    )
    _about_wish(found, wish)
    return _saved(found, by)


def _saved(found: SpaceProcedure, by: Person) -> SpaceProcedure:
    try:
        with transaction.atomic():
            found.save(force_insert=True)
    except IntegrityError as problem:
        raise AlreadyRunning from problem
    told: dict[str, Any] = {"space": found.space.name, "way": str(found.way)}
    tell(found, "space.started", by=by, dossier=found.dossier, visibility=Visibility.PARTIES, **told)
    return found


def _about_wish(found: SpaceProcedure, wish: SpaceWish | None) -> None:
    """Names whose wish it is about; an open selection is about nobody's in particular."""
    if found.way == Way.OPEN_SELECTION or wish is None:
        found.wish = None
        return
    if wish.space_id != found.space_id or not wish.stands:
        raise NotThisWish
    found.wish, found.dossier = wish, wish.dossier


@transaction.atomic
def edit_procedure(*, found: SpaceProcedure, facts: Mapping[str, Any], revision: int, by: Person) -> SpaceProcedure:
    """Changes what is being prepared, as it was at `revision`. What was announced stands."""
    now = locked_procedure(found, revision)
    require(allowed=permissions.manages(by, now.space))
    if not procedure.can("edit", now.way, now.state):
        raise NotFromHere
    before = facts_in(now, EDITABLE)
    for name in EDITABLE:
        if name in facts and name != "wish":
            setattr(now, name, facts[name])
    if "wish" in facts:
        _about_wish(now, facts["wish"])
    save_changes(now, "space.procedure-edited", before, by=by, visibility=Visibility.PARTIES)
    return now


@transaction.atomic
def add_criterion(*, found: SpaceProcedure, facts: CriterionFacts, by: Person) -> SelectionCriterion:
    """Adds something to look at. Whether it is sound counts when it is announced."""
    now = _open_to_change(found, by)
    if now.criteria.count() >= MOST_CRITERIA:
        raise Refusal(_("Twaalf maatstaven is genoeg. Haal er eerst een weg."))
    criterion = SelectionCriterion(
        procedure=now,
        title=" ".join(said(facts.title).split()),
        weight=Weight(facts.weight),
        objective=Known(facts.objective),
        verifiable=Known(facts.verifiable),
        reasonable=Known(facts.reasonable),
        why=said(facts.why),
        measured=" ".join(said(facts.measured).split()),
    )
    try:
        with transaction.atomic():
            criterion.save(force_insert=True)
    except IntegrityError as problem:
        raise SameCriterion from problem
    tell(now, "space.criterion-added", by=by, visibility=Visibility.PARTIES, criterion=criterion.title)
    return criterion


@transaction.atomic
def remove_criterion(*, criterion: SelectionCriterion, by: Person) -> None:
    """Takes a criterion away while nobody outside has seen it."""
    now = _open_to_change(criterion.procedure, by)
    now.criteria.filter(pk=criterion.pk).delete()
    tell(now, "space.criterion-removed", by=by, visibility=Visibility.PARTIES, criterion=criterion.title)


def _open_to_change(found: SpaceProcedure, by: Person) -> SpaceProcedure:
    now = locked_procedure(found)
    require(allowed=permissions.manages(by, now.space))
    if not procedure.can("edit", now.way, now.state):
        raise NotFromHere
    now.revision += 1
    now.save(update_fields=["revision"])
    return now
