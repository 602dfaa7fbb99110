"""The clock of a decision (Awb 4:13-4:15): a term that can stand still and be made longer. Pure.

Whatever happens counts only while the term still runs. The general terms act comes last, over what was counted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tussenruimte.core.terms import LegalTerm, next_open_day, with_two_working_days

StepKind = Literal[
    "ontvangen", "termijn", "opgeschort", "hervat", "staat-stil", "stilstand-te-laat", "verlengd", "verlenging-te-laat",
    "twee-werkdagen", "werkdag", "lange-termijn",
]  # fmt: skip


@dataclass(frozen=True)
class Suspension:
    """The clock stands still from `since`, and runs again on the day `until`; None as long as it stands."""

    since: date
    until: date | None = None


@dataclass(frozen=True)
class Extension:
    """The term made longer, in a message of the day it was announced."""

    term: LegalTerm
    announced: date


@dataclass(frozen=True)
class Clock:
    """What happened: everything that sets the last day."""

    received: date
    term: LegalTerm
    suspensions: tuple[Suspension, ...] = ()
    extension: Extension | None = None
    # Whether the general terms act moves the last day.
    general_terms_act: bool = True


@dataclass(frozen=True)
class Step:
    """Something that happened, and the last day as it was known after it; None while the clock stands still."""

    kind: StepKind
    day: date
    due: date | None
    days: int = 0


@dataclass(frozen=True)
class Run:
    """Where the clock ends: `counted` before the general terms act, `due` after it. None while it stands still."""

    counted: date | None
    due: date | None
    steps: tuple[Step, ...]

    @property
    def stands_still_since(self) -> date | None:
        """The day from which the clock stands still and nobody knows for how long."""
        return next((step.day for step in self.steps if step.kind == "staat-stil"), None)


def run(clock: Clock) -> Run:
    """The last day of a clock, and how it came about."""
    end = clock.term.after(clock.received)
    steps = [Step("ontvangen", clock.received, end), Step("termijn", clock.received, end)]
    if clock.general_terms_act and (longer := with_two_working_days(clock.received, end, clock.term)) != end:
        end = longer
        steps.append(Step("twee-werkdagen", end, end))
    for event in _in_order(clock):
        ended = _moved(clock, end) < _day_of(event)
        if isinstance(event, Extension):
            end = end if ended else event.term.after(end)
            steps.append(Step("verlenging-te-laat" if ended else "verlengd", event.announced, end))
        elif ended:
            steps.append(Step("stilstand-te-laat", event.since, end))
        elif event.until is None:
            return Run(None, None, (*steps, Step("staat-stil", event.since, None)))
        else:
            days = (event.until - event.since).days
            end += timedelta(days=days)
            steps += [Step("opgeschort", event.since, None), Step("hervat", event.until, end, days)]
    return Run(end, _moved(clock, end), (*steps, *_last_steps(clock, end)))


def merged(suspensions: Iterable[Suspension]) -> Iterator[Suspension]:
    """The same days, without overlap and from old to new; one that still lasts takes in all that follows."""
    current: Suspension | None = None
    for one in sorted(suspensions, key=lambda suspension: suspension.since):
        if current is None:
            current = one
        elif current.until is None or one.since <= current.until:
            until = None if current.until is None or one.until is None else max(current.until, one.until)
            current = Suspension(current.since, until)
        else:
            yield current
            current = one
    if current is not None:
        yield current


def _in_order(clock: Clock) -> list[Suspension | Extension]:
    """What happened, from old to new. On the same day the message of an extension comes first: the term still ran."""
    events: list[Suspension | Extension] = list(merged(clock.suspensions))
    if clock.extension is not None:
        events.append(clock.extension)
    return sorted(events, key=lambda event: (_day_of(event), isinstance(event, Suspension)))


def _day_of(event: Suspension | Extension) -> date:
    return event.announced if isinstance(event, Extension) else event.since


def _within_act(clock: Clock) -> bool:
    """The act looks at each term by itself: the term, and the one it was made longer with."""
    return clock.term.within_act and (clock.extension is None or clock.extension.term.within_act)


def _moved(clock: Clock, end: date) -> date:
    return next_open_day(end) if clock.general_terms_act and _within_act(clock) else end


def _last_steps(clock: Clock, end: date) -> Iterator[Step]:
    if not clock.general_terms_act or next_open_day(end) == end:
        return
    yield Step("werkdag" if _within_act(clock) else "lange-termijn", end, _moved(clock, end))
