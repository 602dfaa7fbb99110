"""What is drawn of an outcome: a web, a ladder or bars, with one line for each voice or, with many, for each side."""

from collections.abc import Mapping, Sequence

from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from tussenruimte.register.models import Side
from tussenruimte.scans import rules
from tussenruimte.scans.models import Scan
from tussenruimte.scans.queries import Moment, Outcome
from tussenruimte.scans.questionnaires import as_asked
from tussenruimte.ui.drawings import Bar, Bars, LensDrawing, Part, Radar, Series
from tussenruimte.ui.figures import day, figure, share

# More lines than this nobody can tell apart.
MOST_LINES = 4


def radar_of(outcome: Outcome) -> Radar | None:
    """The web of an outcome; with three axes it is a triangle."""
    if outcome.questionnaire.drawing not in ("radar", "triangle") or not outcome.is_ready:
        return None
    return _radar(outcome.questionnaire.title, outcome.scores, _lines(outcome))


def bars_of(outcome: Outcome) -> list[Bars]:
    """The middle mark of each axis as a bar: a profile for each side, or one when only one side spoke."""
    if outcome.questionnaire.drawing != "bars" or not outcome.is_ready:
        return []
    sides = list(dict.fromkeys(voice.side for voice in outcome.voices))
    if len(sides) == 1:
        bars = [(score.point, score.middle, _with_ends(score)) for score in outcome.scores]
        return [_bars(outcome.questionnaire.title, bars)]
    return [
        _bars(
            _("Gezien door: %(side)s") % {"side": side_title(side)},
            [(score.point, score.middle_of(side), "") for score in outcome.scores],
        )
        for side in sides
    ]


def _bars(title: str, found: Sequence[tuple[rules.Point, float | None, str]]) -> Bars:
    bars = [Bar(point.title, middle, shown=words) for point, middle, words in found if middle is not None]
    most = max(point.scale[1] for point, _middle, _words in found)
    return Bars(title, _("Het middelste cijfer."), bars, (_("Vraag"), _("Cijfer")), most=most)


def ladder_of(outcome: Outcome) -> LensDrawing | None:
    """The ladder, with who stands on which rung."""
    if outcome.questionnaire.drawing != "ladder" or not outcome.is_ready:
        return None
    parts = [
        Part(
            rung.id,
            rung.title,
            text="; ".join(_standing(*who, times) for who, times in rung.stand.items()),
            count=sum(rung.stand.values()),
            highlighted=bool(rung.stand),
        )
        for rung in outcome.rungs
    ]
    return LensDrawing("ladder", outcome.questionnaire.title, _("Wie op welke trede staat."), parts)


def change_of(found: Sequence[Moment]) -> Radar | None:
    """The first time and the last time in one web; None with fewer than two moments."""
    if len(found) < 2:
        return None
    ends = (found[0], found[-1])
    return beside([moment.outcome for moment in ends], [day(moment.day) for moment in ends])


def beside(outcomes: Sequence[Outcome], titles: Sequence[str]) -> Radar | None:
    """The middle marks of outcomes of one questionnaire, each as a line; None when it is no web."""
    asked = outcomes[0].questionnaire
    if asked.drawing not in ("radar", "triangle"):
        return None
    lines = [
        Series(title, [score.middle for score in outcome.scores])
        for title, outcome in zip(titles, outcomes, strict=True)
    ]
    return _radar(asked.title, outcomes[0].scores, lines)


def _radar(title: str, scores: Sequence[rules.Score], lines: Sequence[Series]) -> Radar:
    lowest, highest = scores[0].point.scale
    # One below the lowest mark in the middle, so that a lowest mark is still seen.
    return Radar(
        title,
        _("Elk cijfer loopt van %(lowest)s tot %(highest)s.") % {"lowest": lowest, "highest": highest},
        [score.point.title for score in scores],
        lines,
        lowest=lowest - 1,
        highest=highest,
    )


def _lines(outcome: Outcome) -> list[Series]:
    scores = outcome.scores
    if len(outcome.voices) <= MOST_LINES:
        return [
            Series(voice.label, [score.marks[index] for score in scores]) for index, voice in enumerate(outcome.voices)
        ]
    sides = dict.fromkeys(voice.side for voice in outcome.voices)
    return [Series(side_title(side), [score.middle_of(side) for score in scores]) for side in sides]


def side_title(side: str) -> str:
    """A side as people say it."""
    return str(capfirst(Side(side).label))


def scan_title(scan: Scan, names: Mapping[tuple[str, str], str]) -> str:
    """What a scan is called in a list: questionnaire, subject and day."""
    name = names.get((scan.subject_kind, scan.subject_key), scan.number)
    return f"{as_asked(scan.framework, []).title}: {name}, {day(localdate(scan.started_at))}"


def balances_of(outcome: Outcome) -> list[tuple[str, str]]:
    """For a triangle: of each voice the lowest mark as a part of the highest, to talk about."""
    if outcome.questionnaire.drawing != "triangle" or not outcome.is_ready:
        return []
    found = [
        (voice.label, rules.balance([score.marks[index] for score in outcome.scores]))
        for index, voice in enumerate(outcome.voices)
    ]
    return [(label, share(balance)) for label, balance in found if balance is not None]


def _with_ends(score: rules.Score) -> str:
    spread = score.spread
    middle = figure(score.middle or 0)
    return f"{middle} ({figure(spread.lowest)}–{figure(spread.highest)})" if spread else middle


def said_by_sides(score: rules.Score) -> str:
    """The middle mark of every side in words, such as `de gemeente 4, een bewoner 2`."""
    return ", ".join(f"{Side(side).label} {figure(mark)}" for side, mark in score.by_side.items())


def _standing(question: str, side: str, times: int) -> str:
    said = f"{question}: {side_title(side)}"
    return said if times == 1 else _("%(said)s (%(times)s keer)") % {"said": said, "times": times}
