"""How many requests a municipality had, and how long they took against their term. Pure; never to rank by."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median


@dataclass(frozen=True)
class Course:
    """One request: when it came, when a decision was due and when it came; `due` is None while the clock is still."""

    state: str
    sent: date
    due: date | None = None
    decided: date | None = None
    outcome: str = ""


@dataclass(frozen=True)
class Figures:
    """The counts of one municipality. `median_days` is None when nothing was decided."""

    total: int
    by_outcome: Mapping[str, int]
    running: int
    in_time: int
    late: int
    running_late: int
    median_days: int | None


def counted(courses: Iterable[Course], today: date) -> Figures:
    """The figures over all requests that were sent."""
    rows = list(courses)
    decided = [row for row in rows if row.decided is not None]
    running = [row for row in rows if row.decided is None and row.state != "withdrawn"]
    took = [(row.decided - row.sent).days for row in decided if row.decided is not None]
    late = sum(1 for row in decided if row.due is not None and row.decided is not None and row.decided > row.due)
    return Figures(
        total=len(rows),
        by_outcome=dict(Counter(row.outcome for row in decided if row.outcome)),
        running=len(running),
        in_time=sum(1 for row in decided if row.due is not None) - late,
        late=late,
        running_late=sum(1 for row in running if row.due is not None and row.due < today),
        median_days=round(median(took)) if took else None,
    )
