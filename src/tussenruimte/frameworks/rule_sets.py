"""Legal rules as data: values that hold for a while, questions in order, checks, and the sentences of the outcome.

A value that nobody found is `unknown`: it has no number and stays so. What a municipality's ordinance says is a record
of its own, with the days it holds, so that a changed ordinance leaves running cases alone.
"""

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from tussenruimte.frameworks.basics import (
    Evidence,
    Fits,
    Framework,
    Frozen,
    Id,
    Item,
    Reference,
    Source,
    refuse_same_id,
)


class DatedValue(Frozen):
    """What a rule says from a day on, and who says so. No `value` means that nobody found it."""

    since: date | None = None
    # The last day it holds.
    until: date | None = None
    value: Decimal | None = None
    source: Source | None = None
    evidence: Evidence
    note: str = ""

    @model_validator(mode="after")
    def says_when_it_is_unknown(self) -> "DatedValue":
        """Refuses a hole nobody admits, and a number nobody vouches for."""
        if (self.value is None) != (self.evidence == "unknown"):
            raise ValueError("zet bij evidence `unknown` als er geen value is, en alleen dan")
        return self

    def holds_on(self, day: date) -> bool:
        """Whether this is what the rule says on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class RuleItem(Item):
    """A line of a rule set: a value with its days, or something to check when it has none."""

    group: Id
    unit: Literal["", "euro", "procent", "dagen", "werkdagen", "weken", "maanden", "jaren"] = ""
    values: tuple[DatedValue, ...] = ()
    # For a value per step, such as a penalty per day: from `lower` up to but not including `upper`.
    lower: int | None = None
    upper: int | None = None
    # The term that this one may be added to.
    extends: Id | None = None

    @model_validator(mode="after")
    def values_are_in_order(self) -> "RuleItem":
        """Refuses a number without a unit, and values that overlap or stand before an older one."""
        if self.values and not self.unit:
            raise ValueError(f"onderdeel '{self.id}' heeft values; zet er unit bij")
        for earlier, later in zip(self.values, self.values[1:], strict=False):
            if earlier.until is None or later.since is None or earlier.until >= later.since:
                raise ValueError(f"onderdeel '{self.id}': zet de values van oud naar nieuw, zonder overlap")
        return self

    def on(self, day: date) -> DatedValue | None:
        """What holds on a day; nothing outside every period, which is unknown as well."""
        return next((value for value in self.values if value.holds_on(day)), None)


class RuleAnswer(Item):
    """An answer to a question of a rule set: where it leads, and in `text` why."""

    next: Id | None = None
    outcome: Id | None = None


class RuleQuestion(Item):
    """One question; `title` is the question as asked."""

    answers: tuple[RuleAnswer, ...]

    @model_validator(mode="after")
    def every_answer_leads_somewhere(self) -> "RuleQuestion":
        """Refuses an answer that leads nowhere or two ways, and one that stands twice."""
        refuse_same_id("answers", self.answers)
        for answer in self.answers:
            if (answer.next is None) == (answer.outcome is None):
                raise ValueError(
                    f"vraag '{self.id}', antwoord '{answer.id}': zet er next of outcome bij, één van de twee"
                )
        return self


class AskedField(Item):
    """One answer of a row, such as the day of an award."""

    # How the rules call it.
    key: str = Field(pattern=r"^[a-z_]+$")
    type: Literal["day", "money", "short"]
    needed: bool = False


class Asked(Item):
    """Something the rules must know, as a page asks it; `title` is the question, `text` the help with it."""

    step: Id
    # How the rules call it, such as `organisation.workers_percent`; empty when it only decides what is asked next.
    key: str = Field(default="", pattern=r"^([a-z_]+(\.[a-z_-]+)?)?$")
    type: Literal["day", "money", "whole", "percent", "yes-no", "one", "several", "short", "words", "rows"]
    # Without it there is no outcome; "not sure" is allowed all the same, and then the outcome says what is missing.
    needed: bool = False
    # A day that is usually the one of today.
    today: bool = False
    options: tuple[Item, ...] = ()
    # Before these: the lines of a group of this file, or those of another framework.
    options_group: Id | None = None
    options_from: Reference | None = None
    fields: tuple[AskedField, ...] = ()
    # Asked only when these earlier answers are among those named.
    when: Fits = {}
    # Asked only when this named rule of the route says that it matters.
    check: Id | None = None

    @model_validator(mode="after")
    def has_what_its_type_needs(self) -> "Asked":
        """Refuses a choice without choices and rows without fields, and the other way round."""
        chooses = self.type in ("one", "several")
        if chooses != bool(self.options or self.options_group or self.options_from):
            raise ValueError(f"vraag '{self.id}': een keuze (`one` of `several`) heeft options, en andere vragen niet")
        if (self.type == "rows") != bool(self.fields):
            raise ValueError(f"vraag '{self.id}': fields hoort bij type `rows`, en alleen daar")
        return self


class RuleSet(Framework):
    """Rules of one subject. A result names its id and version."""

    kind: Literal["rule-set"]
    # Who has something to gain by taking this route.
    for_whom: str = ""
    # What stands under every outcome.
    notice: str
    groups: tuple[Item, ...] = ()
    # What a page asks, in order, in steps.
    steps: tuple[Item, ...] = ()
    asks: tuple[Asked, ...] = ()
    # Questions of which each answer leads to the next one or to an outcome.
    questions: tuple[RuleQuestion, ...] = ()
    outcomes: tuple[Item, ...]
    # What is said as a reason; words between braces are filled in.
    sentences: tuple[Item, ...] = ()
    items: tuple[RuleItem, ...] = ()

    @model_validator(mode="after")
    def questions_lead_onwards(self) -> "RuleSet":
        """Refuses an answer to an earlier or unknown question, or to an unknown outcome."""
        for name in ("steps", "asks", "questions", "outcomes", "sentences"):
            refuse_same_id(name, getattr(self, name))
        outcomes = {outcome.id for outcome in self.outcomes}
        for number, question in enumerate(self.questions):
            later = {other.id for other in self.questions[number + 1 :]}
            for at, answer in enumerate(question.answers):
                place = ("questions", number, "answers", at)
                _refuse_unknown(answer.next, later, (*place, "next"), "een latere vraag")
                _refuse_unknown(answer.outcome, outcomes, (*place, "outcome"), "een uitkomst")
        return self

    @model_validator(mode="after")
    def asks_stand_in_order(self) -> "RuleSet":
        """Refuses a question in an unknown step, before an earlier step, or that waits for a later answer."""
        order, groups = [step.id for step in self.steps], [group.id for group in self.groups]
        earlier: set[str] = set()
        last = 0
        for number, asked in enumerate(self.asks):
            _refuse_unknown(asked.step, order, ("asks", number, "step"), "een stap")
            if order.index(asked.step) < last:
                raise ValueError(f"vraag '{asked.id}': zet de vragen op volgorde van de stappen")
            last = order.index(asked.step)
            _refuse_unknown(asked.options_group, groups, ("asks", number, "options_group"), "een groep")
            for name in asked.when:
                _refuse_unknown(name, earlier, ("asks", number, "when"), "een eerdere vraag")
            earlier.add(asked.id)
        return self

    @model_validator(mode="after")
    def terms_extend_known_terms(self) -> "RuleSet":
        """Refuses an extension of a term that is not there."""
        known = {item.id for item in self.items}
        for number, item in enumerate(self.items):
            _refuse_unknown(item.extends, known, ("items", number, "extends"), "een onderdeel")
        return self


class OrdinanceItem(Item):
    """What one municipality's ordinance says about the right to challenge, and on which days. Empty is unknown."""

    municipality: str
    # CBS code of the municipality.
    place: str = Field(pattern=r"^GM\d{4}$")
    since: date | None = None
    until: date | None = None
    submit_weeks_before_start: int | None = Field(default=None, ge=0, le=520)
    decision_weeks: int | None = Field(default=None, ge=0, le=520)
    # What is in a request and what it is judged on, as lines of the rule set `uitdaagrecht`.
    contents: tuple[Reference, ...] = ()
    criteria: tuple[Reference, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a day, as far as known."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


class Ordinances(Framework):
    """Ordinances, one record per municipality and edition. A new edition is a new item."""

    kind: Literal["ordinances"]
    items: tuple[OrdinanceItem, ...]


def _refuse_unknown(word: str | None, known: Collection[str], at: tuple[str | int, ...], what: str) -> None:
    if word is not None and word not in known:
        message = f"`{word}` is hier geen {what.removeprefix('een ')}; kies uit: {', '.join(sorted(known)) or 'niets'}"
        raise PydanticCustomError("unknown_group", "{message}", {"message": message, "at": at})
