"""The outcome of a scan: marks per axis, how far they lie apart, and where sides see each other otherwise.

There is no total and no ranking, on purpose: each axis stands by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import mean, median, quantiles

from tussenruimte.frameworks.schema import Question, Questionnaire
from tussenruimte.scans.rules.answers import DONT_KNOW, Answers, value_of
from tussenruimte.scans.rules.comparing import Voice

# From so many respondents on a spread says something; from such a difference a side sees itself otherwise.
FEWEST_FOR_SPREAD = 3
BLIND_FROM = 2
# As many weak points as one can work on.
WEAKEST = 2


@dataclass(frozen=True)
class Point:
    """One axis: what is scored, on which scale, whose doing it is, and what helps when it is low."""

    id: str
    title: str
    questions: tuple[Question, ...]
    helps: str = ""
    advises: tuple[str, ...] = ()

    @property
    def party(self) -> str:
        """Whose doing it is; empty when that is nobody's in particular."""
        parties = {question.party for question in self.questions}
        return next(iter(parties)) or "" if len(parties) == 1 else ""

    @property
    def scale(self) -> tuple[int, int]:
        """Its lowest and its highest mark."""
        return self.questions[0].lowest, self.questions[0].highest


@dataclass(frozen=True)
class Spread:
    """How marks lie apart: the middle one, the ends, and between which marks the middle half lies."""

    middle: float
    lowest: float
    lower_quarter: float
    upper_quarter: float
    highest: float


@dataclass(frozen=True)
class Score:
    """One axis with the mark of each voice, in the order of the voices."""

    point: Point
    marks: tuple[float | None, ...]
    sides: tuple[str, ...]

    @property
    def known(self) -> tuple[float, ...]:
        """The marks that were given."""
        return tuple(mark for mark in self.marks if mark is not None)

    @property
    def middle(self) -> float | None:
        """The middle mark; None when nobody gave one."""
        return float(median(self.known)) if self.known else None

    @property
    def spread(self) -> Spread | None:
        """How the marks lie apart; None when too few were given to say."""
        return spread_of(self.known)

    def middle_of(self, side: str) -> float | None:
        """The middle mark of one side."""
        own = [mark for mark, said in zip(self.marks, self.sides, strict=True) if said == side and mark is not None]
        return float(median(own)) if own else None

    @property
    def by_side(self) -> dict[str, float]:
        """The middle mark of every side that gave one, in the order they speak in."""
        found = {side: self.middle_of(side) for side in dict.fromkeys(self.sides)}
        return {side: mark for side, mark in found.items() if mark is not None}


@dataclass(frozen=True)
class BlindSpot:
    """Where a side sees itself clearly otherwise than another sees it."""

    point: Point
    seen_by: str
    own: float
    other: float

    @property
    def gap(self) -> float:
        """How far apart."""
        return abs(self.own - self.other)


@dataclass(frozen=True)
class Missing:
    """What must still come before there is an outcome."""

    respondents: int = 0
    sides: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.respondents or self.sides)


@dataclass(frozen=True)
class Shift:
    """One axis at several moments."""

    point: Point
    middles: tuple[float | None, ...]

    @property
    def moved(self) -> float | None:
        """From the first moment to the last; None when one of both is unknown."""
        first, last = self.middles[0], self.middles[-1]
        return None if first is None or last is None else last - first


def points_of(questionnaire: Questionnaire) -> tuple[Point, ...]:
    """The axes in the order of the questions; a scale on no axis is an axis by itself."""
    axes = {axis.id: axis for axis in questionnaire.axes}
    grouped: dict[str, list[Question]] = {}
    for question in questionnaire.scales:
        grouped.setdefault(question.axis or question.id, []).append(question)
    return tuple(
        Point(id_, axes[id_].title, tuple(questions), axes[id_].helps, axes[id_].advises)
        if id_ in axes
        else Point(
            id_,
            questions[0].short or questions[0].title,
            tuple(questions),
            questions[0].helps,
            questions[0].advises,
        )
        for id_, questions in grouped.items()
    )


def mark_on(point: Point, answers: Answers) -> float | None:
    """The mean of the marks given on an axis; not knowing counts for nothing."""
    given = [value_of(question, answers) for question in point.questions]
    marks = [value for value in given if isinstance(value, int)]
    return float(mean(marks)) if marks else None


def scores(questionnaire: Questionnaire, voices: Sequence[Voice]) -> tuple[Score, ...]:
    """Every axis with the mark of every voice."""
    sides = tuple(voice.side for voice in voices)
    return tuple(
        Score(point, tuple(mark_on(point, voice.answers) for voice in voices), sides)
        for point in points_of(questionnaire)
    )


def spread_of(marks: Sequence[float]) -> Spread | None:
    """The middle, the ends and the quarters of these marks; None when they are too few."""
    if len(marks) < FEWEST_FOR_SPREAD:
        return None
    lower, middle, upper = quantiles(marks, n=4, method="inclusive")
    return Spread(middle, min(marks), lower, upper, max(marks))


def blind_spots(found: Sequence[Score]) -> tuple[BlindSpot, ...]:
    """Where one party's doing is seen otherwise by itself than by another side, the widest gap first."""
    spots = []
    for score in found:
        seen = score.by_side
        own = seen.pop(score.point.party, None)
        if own is not None:
            spots += [BlindSpot(score.point, side, own, other) for side, other in seen.items()]
    return tuple(sorted((spot for spot in spots if spot.gap >= BLIND_FROM), key=lambda spot: -spot.gap))


def weakest(found: Sequence[Score]) -> tuple[Score, ...]:
    """The lowest axes, those that scored no better than the middle of their scale; with all that are as low."""
    low = [(score.middle, score) for score in found if score.middle is not None and _is_low(score)]
    if not low:
        return ()
    bar = sorted(middle for middle, _score in low)[:WEAKEST][-1]
    return tuple(score for middle, score in sorted(low, key=lambda pair: pair[0]) if middle <= bar)


def _is_low(score: Score) -> bool:
    lowest, highest = score.point.scale
    return score.middle is not None and score.middle <= (lowest + highest) / 2


def missing(questionnaire: Questionnaire, sides: Sequence[str]) -> Missing:
    """What these respondents, one side each, still lack before the outcome says something."""
    enough = questionnaire.enough
    absent = tuple(side for side in enough.sides if side not in sides)
    return Missing(max(0, enough.respondents - len(sides)), absent)


def shifts(questionnaire: Questionnaire, moments: Sequence[Sequence[Voice]]) -> tuple[Shift, ...]:
    """Every axis with its middle mark at each moment, the oldest first; or of each subject, in the order given."""
    each = [scores(questionnaire, voices) for voices in moments]
    return tuple(
        Shift(point, tuple(found[index].middle for found in each))
        for index, point in enumerate(points_of(questionnaire))
    )


def balance(marks: Sequence[float | None]) -> float | None:
    """The lowest mark as a part of the highest: one when all are alike; None when a mark is missing."""
    known = [mark for mark in marks if mark is not None]
    return min(known) / max(known) if known and len(known) == len(marks) and max(known) > 0 else None


@dataclass(frozen=True)
class Rung:
    """One rung of a ladder, and who stands on it: the question and the side, each so often."""

    id: str
    title: str
    stand: Mapping[tuple[str, str], int]


def rungs(questionnaire: Questionnaire, voices: Sequence[Voice]) -> tuple[Rung, ...]:
    """The rungs of the first choice among them, the lowest first; questions with the same rungs stand on it too."""
    asked = [q for q in questionnaire.items if q.type == "one" and q.retired is None and not q.hidden]
    if not asked:
        return ()
    ladder = [option for option in asked[0].options if option.retired is None]
    ids = {option.id for option in ladder}
    standing: dict[str, dict[tuple[str, str], int]] = {option.id: {} for option in ladder}
    for question in (q for q in asked if ids <= {option.id for option in q.options}):
        for voice in voices:
            value = value_of(question, voice.answers)
            for chosen in value if isinstance(value, list) else []:
                if chosen in ids and chosen != DONT_KNOW:
                    key = (question.short or question.title, voice.side)
                    standing[chosen][key] = standing[chosen].get(key, 0) + 1
    return tuple(Rung(option.id, option.title, standing[option.id]) for option in ladder)
