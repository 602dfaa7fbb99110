"""The map of who is involved, and what units of the municipality answered."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.conversations import permissions
from tussenruimte.conversations.actions.refusing import NotInTheList, NoWords, one_line, require, speaking_side
from tussenruimte.conversations.models import Stakeholder, UnitAnswer, UnitQuestion
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.register.models import Initiative

Ring = Stakeholder.Ring


class Judgement(TypedDict, total=False):
    """What can be said about someone on the map, beside who it is."""

    role: str
    interest: str
    contact: str
    status: str
    influence: str
    weight: str


class AlreadyThere(Refusal):
    """The same name twice in one ring."""

    message = _("Deze naam staat al op de kaart. U kunt hem daar aanpassen.")


class NotAUnit(Refusal):
    """Only what stands in the inner ring answers for the municipality."""

    message = _("Kies een afdeling die op de kaart staat.")


@transaction.atomic
def place_stakeholder(
    *, initiative: Initiative, ring: str, name: str, by: Person, on: date, **judgement: Unpack[Judgement]
) -> Stakeholder:
    """Puts a unit or a party on the map."""
    side = speaking_side(by, initiative)
    if ring not in Ring.values:
        raise NotInTheList
    if not one_line(name):
        raise NoWords
    if Stakeholder.objects.filter(initiative=initiative, ring=ring, name__iexact=one_line(name)).exists():
        raise AlreadyThere
    placed = Stakeholder(initiative=initiative, ring=ring, name=one_line(name), side=side, by=by, on=on)
    _judge(placed, judgement)
    placed.save()
    record("conversation.stakeholder-placed", about=initiative, by=by, details={"ring": ring, "name": placed.name})
    return placed


@transaction.atomic
def change_stakeholder(*, stakeholder: Stakeholder, by: Person, **judgement: Unpack[Judgement]) -> None:
    """Changes what one's own side said about someone on the map."""
    require(allowed=permissions.may_change(by, stakeholder, stakeholder.initiative))
    before = {name: getattr(stakeholder, name) for name in judgement}
    _judge(stakeholder, judgement)
    changed = [name for name, old in before.items() if getattr(stakeholder, name) != old]
    if changed:
        stakeholder.save(update_fields=changed)
        # Which fields, not their words: a contact does not belong in a journal.
        details = {"name": stakeholder.name, "fields": changed}
        record("conversation.stakeholder-changed", about=stakeholder.initiative, by=by, details=details)


@transaction.atomic
def remove_stakeholder(*, stakeholder: Stakeholder, by: Person) -> None:
    """Takes someone whom one's own side put there off the map, with what they answered."""
    require(allowed=permissions.may_change(by, stakeholder, stakeholder.initiative))
    Stakeholder.objects.filter(pk=stakeholder.pk).delete()
    details = {"ring": stakeholder.ring, "name": stakeholder.name}
    record("conversation.stakeholder-removed", about=stakeholder.initiative, by=by, details=details)


@transaction.atomic
def ask_units(*, initiative: Initiative, text: str, by: Person, on: date) -> UnitQuestion:
    """Writes down a question for the units; asking it again gives the one that stands."""
    side, text = speaking_side(by, initiative), one_line(text)
    if not text:
        raise NoWords
    standing = UnitQuestion.objects.filter(initiative=initiative, text__iexact=text).first()
    if standing is not None:
        return standing
    question = UnitQuestion.objects.create(initiative=initiative, text=text, side=side, by=by, on=on)
    record("conversation.units-asked", about=initiative, by=by, details={"question": text})
    return question


@transaction.atomic
def note_answer(
    *, question: UnitQuestion, unit: Stakeholder, answer: str, given_on: date, by: Person, words: str = ""
) -> UnitAnswer:
    """Writes down what a unit answered, and on which day. Either side heard it; a later answer takes its place."""
    side = speaking_side(by, question.initiative)
    if unit.ring != Ring.INNER or unit.initiative_id != question.initiative_id:
        raise NotAUnit
    if answer not in UnitAnswer.Answer.values:
        raise NotInTheList
    said = {"answer": answer, "words": words.strip(), "on": given_on, "side": side, "by": by}
    noted, _made = UnitAnswer.objects.update_or_create(question=question, unit=unit, defaults=said)
    details = {"question": question.text, "unit": unit.name, "answer": answer}
    record("conversation.answer-noted", about=question.initiative, by=by, details=details)
    return noted


def _judge(stakeholder: Stakeholder, judgement: Judgement) -> None:
    for name, value in judgement.items():
        setattr(stakeholder, name, str(value).strip())
    # What judges the other ring says nothing here.
    if stakeholder.ring == Ring.INNER:
        stakeholder.weight = stakeholder.influence = ""
        known = stakeholder.status in Stakeholder.Status.values
    else:
        stakeholder.status = ""
        known = stakeholder.weight in Stakeholder.Weight.values
    if not known or stakeholder.influence not in ("", *Stakeholder.Influence.values):
        raise NotInTheList
