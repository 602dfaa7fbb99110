"""Which rules hold for a request on a day, kept with the request so that a later ordinance leaves it alone. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tussenruimte.dossiers.rules import challenge
from tussenruimte.dossiers.rules.challenge import ChallengeFinding, Line
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.frameworks.rule_sets import OrdinanceItem

EARLIEST = date.min


@dataclass(frozen=True)
class RulesOfDay:
    """The record of an ordinance that holds for a request; without one everything we know of counts as a start."""

    record: OrdinanceItem | None

    def kept(self) -> dict[str, Any]:
        """The record as plain values, to keep with a request."""
        return self.record.model_dump(mode="json") if self.record else {}

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> "RulesOfDay":
        """What `kept` gave."""
        return cls(OrdinanceItem.model_validate(dict(kept)) if kept else None)

    @property
    def id(self) -> str:
        """The id of the record; empty when none is known."""
        return self.record.id if self.record else ""

    @property
    def title(self) -> str:
        """The name of the ordinance; empty when none is known."""
        return self.record.title if self.record else ""

    @property
    def decision_weeks(self) -> int | None:
        """In how many weeks there is a decision; None when the ordinance does not say."""
        return self.record.decision_weeks if self.record else None

    @property
    def submit_weeks(self) -> int | None:
        """How many weeks before the start a request comes in; None when the ordinance does not say."""
        return self.record.submit_weeks_before_start if self.record else None

    def contents(self, book: RuleBook) -> list[Line]:
        """What belongs in a request."""
        return challenge.contents_of(self.record, book)

    def criteria(self, book: RuleBook) -> list[Line]:
        """What a request is judged on."""
        return challenge.criteria_of(self.record, book)


def on_day(book: RuleBook, place: str | None, day: date) -> RulesOfDay:
    """The rules of the municipality with this CBS code on a day: of editions that hold, the newest."""
    records = challenge.ordinances(book.catalogue).values()
    here = [record for record in records if record.place == place and record.holds_on(day)]
    return RulesOfDay(max(here, key=lambda record: record.since or EARLIEST, default=None))


def judged(
    rules: RulesOfDay,
    book: RuleBook,
    *,
    submitted: date,
    start: date,
    contents: Iterable[str] | None = None,
    told: Iterable[str] | None = None,
) -> ChallengeFinding:
    """Whether a request is in time and complete, with the same rules as the command line.

    `contents` are the lines it holds, `told` what the municipality tells about the task; None is not asked.
    """
    request = challenge.Request(
        submitted,
        start,
        challenge.Rules(rules.submit_weeks, rules.decision_weeks, record=rules.record),
        contents=None if contents is None else tuple(contents),
        task=None if told is None else tuple(told),
    )
    return challenge.decide(request, book)


def first_start(rules: RulesOfDay, submitted: date) -> date:
    """The first start that is still possible for a request that is sent on a day."""
    return submitted + timedelta(weeks=rules.submit_weeks or 0)


def last_sending(rules: RulesOfDay, start: date | None) -> date | None:
    """The last day to send a request for a start; None when the ordinance or the start is not known."""
    if start is None or rules.submit_weeks is None:
        return None
    return start - timedelta(weeks=rules.submit_weeks)
