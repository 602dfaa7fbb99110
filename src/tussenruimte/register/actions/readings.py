"""How an initiative is seen through the lenses. Views stand side by side: nobody overwrites another's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import Refusal
from tussenruimte.frameworks.schema import Lens
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.register import permissions
from tussenruimte.register.actions.refusing import one_line, require
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative, LensReading, Side

PHASES = "fasen"


@dataclass(frozen=True)
class Voice:
    """Who speaks, from which side, when, and with which remark."""

    side: str
    by: Person | None
    on: date
    note: str


class UnknownView(Refusal):
    """The lens does not exist, or does not have this item or state."""

    message = _("Deze keuze bestaat niet bij deze bril.")


@transaction.atomic
def add_reading(
    *,
    initiative: Initiative,
    lens: str,
    item: str,
    side: str,
    by: Person | None,
    on: date,
    state: str = "",
    note: str = "",
) -> LensReading:
    """Adds how one side sees the initiative. Saying the same twice is saying it once.

    A person who said something else about this item (or, in a lens with one choice, about this lens) takes that back.
    """
    require(allowed=by is None or permissions.may_add_reading(by, initiative, side))
    framework = _checked(lens, {item: state})
    voice = Voice(side, by, on, note)
    standing = _standing(initiative, lens, voice)
    same = standing.filter(item=item, state=state).first()
    if same is not None:
        return same
    if by is not None:
        outdated = standing if framework.choose == "one" else standing.filter(item=item)
        outdated.update(withdrawn_on=on)
    reading = _say(initiative, framework, (item, state), voice)
    _tell(initiative, "initiative.read", by, {"side": str(side), "lens": lens, "items": [item]})
    return reading


@transaction.atomic
def set_view(
    *,
    initiative: Initiative,
    lens: str,
    choices: Mapping[str, str],
    side: str,
    by: Person,
    on: date,
    note: str = "",
) -> None:
    """Makes `choices` (item to state, or to '') the person's whole view through a lens; the rest of it is withdrawn."""
    require(allowed=permissions.may_add_reading(by, initiative, side))
    framework = _checked(lens, choices)
    if framework.choose == "one" and len(choices) > 1:
        raise UnknownView(_("Kies bij deze bril één antwoord."))
    voice = Voice(side, by, on, note)
    mine = {(reading.item, reading.state): reading for reading in _standing(initiative, lens, voice)}
    left_out = [reading.pk for said, reading in mine.items() if said not in choices.items()]
    new = [said for said in choices.items() if said not in mine]
    if not left_out and not new:
        return
    LensReading.objects.filter(pk__in=left_out).update(withdrawn_on=on)
    for said in new:
        _say(initiative, framework, said, voice)
    _tell(initiative, "initiative.read", by, {"side": str(side), "lens": lens, "items": list(choices)})


@transaction.atomic
def withdraw_reading(*, reading: LensReading, by: Person, on: date) -> None:
    """Takes a reading back. It stays in the record, with the day it was withdrawn."""
    require(allowed=permissions.may_withdraw_reading(by, reading))
    if reading.withdrawn_on is not None:
        return
    reading.withdrawn_on = on
    reading.save(update_fields=["withdrawn_on"])
    details = {"side": reading.side, "lens": reading.lens, "items": [reading.item]}
    _tell(reading.initiative, "initiative.reading-withdrawn", by, details)


def _checked(lens: str, choices: Mapping[str, str]) -> Lens:
    framework = current_catalogue().frameworks.get(lens)
    if not isinstance(framework, Lens):
        raise UnknownView
    items = {item.id for item in framework.items if item.retired is None}
    states = {state.id for state in framework.states} | {""}
    if not set(choices) <= items or not set(choices.values()) <= states:
        raise UnknownView
    return framework


def _standing(initiative: Initiative, lens: str, voice: Voice) -> QuerySet[LensReading]:
    return LensReading.objects.filter(
        initiative=initiative, lens=lens, side=voice.side, person=voice.by, withdrawn_on__isnull=True
    )


def _say(initiative: Initiative, lens: Lens, said: tuple[str, str], voice: Voice) -> LensReading:
    item, state = said
    if lens.id == PHASES and (voice.side == Side.INITIATIVE or not initiative.phase):
        initiative.phase = item
        Initiative.objects.filter(pk=initiative.pk).update(phase=item)
    return LensReading.objects.create(
        initiative=initiative,
        lens=lens.id,
        item=item,
        state=state,
        lens_version=lens.version,
        side=voice.side,
        person=voice.by,
        said_on=voice.on,
        note=one_line(voice.note)[:400],
    )


def _tell(initiative: Initiative, what: str, by: Person | None, details: dict[str, Any]) -> None:
    record(what, about=initiative, by=by, visibility=Visibility.PUBLIC, details=details)
