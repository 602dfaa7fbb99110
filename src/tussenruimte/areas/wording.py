"""Words for what this room knows: counts, steps, growth, figures and why something is unknown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tussenruimte.areas import catalogue
from tussenruimte.areas.models import AreaStep, AssetCount
from tussenruimte.areas.rules.figures import Figure, Pair
from tussenruimte.areas.rules.growth import Growth, growth, since_the_first
from tussenruimte.areas.rules.indicators import Indicator, Unknown
from tussenruimte.areas.rules.strengths import counted
from tussenruimte.frameworks.schema import ListItem, Source
from tussenruimte.register.models import Place
from tussenruimte.ui import figures

CONSENT = gettext_lazy(
    "Ik vind het goed dat dit op de kaart van de buurt staat. Alleen een makelaar ziet mijn naam en hoe ik te "
    "bereiken ben. Ik kan dit altijd weer weghalen. Dan blijft er niets van over."
)
CONSENT_OF_ANOTHER = gettext_lazy(
    "De bewoner weet dat dit op de kaart komt en vindt dat goed. De bewoner weet ook dat het altijd weer weg kan."
)
WHY_UNKNOWN: Mapping[Unknown, str | Promise] = {
    Unknown.NO_INHABITANTS: gettext_lazy("Wij weten niet hoeveel inwoners hier zijn."),
    Unknown.NO_INITIATIVES: gettext_lazy("Wij kennen hier nog geen initiatief dat loopt."),
    Unknown.NO_STARTING_YEARS: gettext_lazy("Van geen initiatief hier weten wij het beginjaar."),
    Unknown.NOTHING_TO_TIE: gettext_lazy("Hier staat nog geen kracht of initiatief op de kaart."),
    Unknown.NO_NEEDS: gettext_lazy("Hier heeft nog niemand gevraagd wat nodig is."),
    Unknown.NOT_KEPT: gettext_lazy("Dit houden wij niet bij."),
}
KINDS: Mapping[str, str | Promise] = {
    Place.Kind.MUNICIPALITY: gettext_lazy("Gemeente"),
    Place.Kind.DISTRICT: gettext_lazy("Wijk"),
    Place.Kind.NEIGHBOURHOOD: gettext_lazy("Buurt"),
}


def where(place: Place) -> str:
    """What a place is and what it lies in: Wijk in Amsterdam, Noord-Holland."""
    around, names = place.inside, []
    while around is not None:
        names.append(around.name)
        around = around.inside
    kind = str(KINDS[place.kind])
    if place.province:
        names.append(place.province)
    return _("%(kind)s in %(around)s") % {"kind": kind, "around": ", ".join(names)} if names else kind


def few() -> str:
    """What stands where a number of people is too small to tell."""
    return _("minder dan 5")


# --- counts and growth -----------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class CountRow:
    """One count of a place: its day, how many of each class in words, initiatives, and the change since the first."""

    on: date
    numbers: tuple[str, ...]
    initiatives: int | None
    change: str
    source: str


def count_rows(counts: Sequence[AssetCount], *, for_everyone: bool) -> tuple[CountRow, ...]:
    """The counts of a place, oldest first, each beside the first."""
    changes = since_the_first([count.initiatives for count in counts])
    classes = [item.id for item in catalogue.asset_classes()]
    rows = []
    for count, change in zip(counts, changes, strict=True):
        told = counted(count.counts, classes, for_everyone=for_everyone).by_class
        numbers = tuple(_number(told[name], was_counted=name in count.counts) for name in classes)
        rows.append(CountRow(count.on, numbers, count.initiatives, grown(change), count.source))
    return tuple(rows)


def _number(number: int | None, *, was_counted: bool) -> str:
    if number is not None:
        return figures.figure(number)
    return few() if was_counted else ""


def grown(change: Growth | None) -> str:
    """How much more or less there is than at the first count; empty when there is nothing to lay it beside."""
    if change is None:
        return ""
    if change.factor is None or change.percent is None:
        return _("%(difference)s erbij") % {"difference": change.difference}
    if not change.difference:
        return _("even veel")
    told = {"factor": figures.figure(change.factor), "percent": figures.figure(abs(change.percent))}
    sentence = _("%(factor)s keer zoveel, %(percent)s procent meer")
    return (sentence if change.difference > 0 else _("%(factor)s keer zoveel, %(percent)s procent minder")) % told


@dataclass(frozen=True)
class Example:
    """The growth that a source tells, as rows of title, number and change."""

    rows: tuple[tuple[str, int, str], ...]
    source: Source


def example() -> Example | None:
    """Lijmbeek, where volunteers' initiatives were counted at the start and twice after."""
    found = catalogue.example_of_growth()
    if found is None or not found[0]:
        return None
    (rows, source), first = found, found[0][0][1]
    told = tuple(
        (title, number, grown(growth(first, number)) if place else "") for place, (title, number) in enumerate(rows)
    )
    return Example(told, source)


# --- steps -----------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class StepView:
    """One of the five steps, with what was written down about it."""

    item: ListItem
    written: AreaStep | None

    @property
    def state(self) -> str:
        """How the drawing of steps calls it."""
        known = {AreaStep.State.DONE: "done", AreaStep.State.DOING: "current"}
        return known.get(AreaStep.State(self.written.state), "todo") if self.written else "todo"


def step_views(written: Mapping[str, AreaStep]) -> tuple[StepView, ...]:
    """The five steps in order."""
    return tuple(StepView(item, written.get(item.id)) for item in catalogue.steps())


# --- figures ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class FigureRow:
    """One figure in words: its name, its value per year or place, its unit, and what to mind."""

    title: str
    unit: str
    values: tuple[str, ...]
    figures: tuple[Figure, ...]
    remark: str = ""


@dataclass(frozen=True)
class FigureTable:
    """Figures in groups, under columns that are years or places; per group where they come from."""

    columns: tuple[str, ...]
    groups: tuple[tuple[str, tuple[FigureRow, ...], tuple[str, ...]], ...]


def figures_by_year(known: Sequence[Figure], *, for_everyone: bool) -> FigureTable:
    """Every figure of a place, one column for each year."""
    years = sorted({figure.year for figure in known})
    found = {(figure.indicator, figure.year): figure for figure in known}

    def row(item: ListItem) -> FigureRow | None:
        told = [found.get((item.id, year)) for year in years]
        if not any(told):
            return None
        values = tuple(_value(one, for_everyone=for_everyone) for one in told)
        return FigureRow(item.title, item.unit, values, tuple(filter(None, told)))

    return FigureTable(tuple(map(str, years)), _in_groups(row))


def figures_beside(one: str, other: str, pairs: Iterable[Pair], *, for_everyone: bool) -> FigureTable:
    """The figures of two places, one column for each, with the years that belong to them."""
    found = {pair.indicator: pair for pair in pairs}

    def row(item: ListItem) -> FigureRow | None:
        pair = found.get(item.id)
        if pair is None:
            return None
        sides = (pair.one, pair.other)
        values = tuple(_with_year(side, for_everyone=for_everyone) for side in sides)
        remark = "" if pair.same_year else _("Let op: niet van hetzelfde jaar.")
        return FigureRow(item.title, item.unit, values, tuple(filter(None, sides)), remark)

    return FigureTable((one, other), _in_groups(row))


def _in_groups(
    row: Callable[[ListItem], FigureRow | None],
) -> tuple[tuple[str, tuple[FigureRow, ...], tuple[str, ...]], ...]:
    groups = ((title, tuple(filter(None, map(row, items)))) for title, items in catalogue.figure_groups())
    return tuple((title, rows, _sources(rows)) for title, rows in groups if rows)


def _sources(rows: Sequence[FigureRow]) -> tuple[str, ...]:
    """Each year with its source; where a year has several, each with the figures it gave."""
    said: dict[int, dict[str, list[str]]] = {}
    for row in rows:
        for figure in row.figures:
            titles = said.setdefault(figure.year, {}).setdefault(figure.source, [])
            titles += [] if row.title in titles else [row.title]
    return tuple(
        f"{year}: {source}" if len(sources) == 1 else f"{year}: {source} ({', '.join(titles)})"
        for year, sources in sorted(said.items())
        for source, titles in sources.items()
    )


def _value(figure: Figure | None, *, for_everyone: bool) -> str:
    if figure is None:
        return ""
    return figures.figure(figure.value) if figure.may_be_shown or not for_everyone else few()


def _with_year(figure: Figure | None, *, for_everyone: bool) -> str:
    value = _value(figure, for_everyone=for_everyone)
    return f"{value} ({figure.year})" if figure else ""


# --- what can be counted ---------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class IndicatorView:
    """A number beside a function: its name, value with unit, year, formula, and what went into it."""

    item: ListItem
    value: str
    years: str
    made_of: str
    unknown: str


def indicator_views(known: Iterable[Indicator]) -> tuple[tuple[str, tuple[IndicatorView, ...]], ...]:
    """What can be counted, under the functions it says something about."""
    found = {indicator.id: indicator for indicator in known}
    groups = (
        (title, tuple(_indicator(item, found[item.id]) for item in items if item.id in found))
        for title, items in catalogue.indicator_groups()
    )
    return tuple((title, views) for title, views in groups if views)


def _indicator(item: ListItem, known: Indicator) -> IndicatorView:
    if known.value is None:
        return IndicatorView(item, "", "", "", str(WHY_UNKNOWN[known.unknown or Unknown.NOT_KEPT]))
    made_of = _("%(part)s gedeeld door %(whole)s") % {
        "part": figures.figure(known.part),
        "whole": figures.figure(known.whole),
    }
    years = ", ".join(map(str, dict.fromkeys(known.years)))
    return IndicatorView(item, f"{figures.figure(known.value)} {item.unit}".strip(), years, made_of, "")
