"""A finding as a page tells it: amounts and days by name, tables, lists. From its JSON, live or kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise as Sentence
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tussenruimte.dossiers.routes import ROUTES
from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.basics import Source
from tussenruimte.ui import figures

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Table:
    """Rows under columns."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Lines:
    """A list under a heading."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Way:
    """Where to go next."""

    title: str
    url: str
    is_route: bool


@dataclass(frozen=True)
class Fact:
    """What a number or day of a finding is called; `unknown` says that nobody knowing it matters."""

    label: Sentence | str
    kind: str
    unknown: bool = False


# By its path in the finding of any route. A route whose numbers are not here tells them in its reasons.
FACTS: Mapping[str, Fact] = {
    "value": Fact(gettext_lazy("Waarde van de opdracht"), "euro"),
    "threshold.value": Fact(gettext_lazy("Europese drempel op die dag"), "euro", unknown=True),
    "above_threshold": Fact(gettext_lazy("Haalt de opdracht de drempel?"), "yes-no", unknown=True),
    "ceiling": Fact(gettext_lazy("Plafond"), "euro", unknown=True),
    "window_start": Fact(gettext_lazy("Steun telt mee vanaf"), "day"),
    "counted_total": Fact(gettext_lazy("Steun die meetelt"), "euro"),
    "headroom": Fact(gettext_lazy("Ruimte voor nieuwe steun"), "euro", unknown=True),
    "latest_submission": Fact(gettext_lazy("Laatste dag voor het verzoek"), "day", unknown=True),
    "receipt_due": Fact(gettext_lazy("Bericht van ontvangst uiterlijk"), "day"),
    "decision_due": Fact(gettext_lazy("Besluit uiterlijk"), "day", unknown=True),
    "due": Fact(gettext_lazy("Laatste dag voor het besluit"), "day", unknown=True),
    "days_left": Fact(gettext_lazy("Dagen die er nog zijn"), "number"),
    "days_late": Fact(gettext_lazy("Dagen te laat"), "number"),
}
LISTS: Mapping[str, Sentence] = {
    "missing": gettext_lazy("Dit mist nog in het verzoek"),
    "concerns": gettext_lazy("Praat hier samen over"),
    "task_missing": gettext_lazy("Dit vertelt de gemeente nog niet"),
}


def facts(finding: Json) -> list[tuple[str, str]]:
    """The amounts and days of a finding by name; an empty value is shown as unknown."""
    found = [
        (str(fact.label), _shown(fact.kind, value))
        for path, fact in FACTS.items()
        for value in _at(finding, path)
        if value is not None or fact.unknown
    ]
    return [*found, *_penalty(finding.get("penalty_exposure"))]


def tables(finding: Json) -> list[Table]:
    """What a finding counts row by row."""
    return [
        table
        for table in (
            Table(
                _("Wat er gebeurde"),
                (_("Dag"), _("Wat"), _("Laatste dag daarna")),
                tuple((_day(one["day"]), one["text"], _day(one["due"])) for one in finding.get("steps", ())),
            ),
            Table(
                _("Steun die meetelt"),
                (_("Dag"), _("Bedrag"), _("Aan wie")),
                tuple(
                    (_day(one["day"]), figures.euro(one["amount"]), one["undertaking"] or _("dezelfde organisatie"))
                    for one in finding.get("counted", ())
                ),
            ),
            Table(
                _("Wanneer er weer ruimte komt, zonder de nieuwe steun"),
                (_("Vanaf"), _("Komt vrij"), _("Ruimte dan")),
                tuple(
                    (_day(one["day"]), figures.euro(one["amount"]), _or_unknown(one["headroom"]))
                    for one in finding.get("frees", ())
                ),
            ),
        )
        if table.rows
    ]


def lists(finding: Json) -> list[Lines]:
    """What is missing, to talk about, or not told."""
    found = [(title, [one["title"] for one in finding.get(key, ())]) for key, title in LISTS.items()]
    return [Lines(str(title), tuple(lines)) for title, lines in found if lines]


def ways(references: list[str], catalogue: Catalogue) -> list[Way]:
    """Where the outcome leads: another route to take first, then where to read on; what is hidden is left out."""
    found = [_way(reference, catalogue) for reference in references if catalogue.has(reference)]
    return sorted(found, key=lambda way: not way.is_route)


def cited(source: Source | None, catalogue: Catalogue) -> dict[str, str] | None:
    """A source with the title of its work; nothing when there is none."""
    if source is None:
        return None
    return {"work": source.work, "section": source.section, "title": catalogue.work(source.work).title}


def day_of(value: str) -> str:
    """An ISO day in words."""
    return _day(value)


def _way(reference: str, catalogue: Catalogue) -> Way:
    name, _slash, item = reference.partition("/")
    title = catalogue.title(reference)
    if not item and any(route.rule_set == name for route in ROUTES.values()):
        return Way(title, reverse("dossiers:route", args=[name]), is_route=True)
    return Way(title, reverse("web:framework", args=[name]) + (f"#{item}" if item else ""), is_route=False)


def _penalty(penalty: Json | None) -> Iterator[tuple[str, str]]:
    """What being late costs so far; what nobody found stays unknown."""
    if penalty is None or penalty.get("starts") is None:
        return
    yield _("Eerste dag met een dwangsom"), _day(penalty["starts"])
    yield _("Dagen met een dwangsom"), str(penalty["days"])
    yield _("Dwangsom tot nu toe"), figures.euro(penalty["amount"])
    if penalty["amount"] is None and penalty["known_amount"]:
        yield _("Waarvan bekend"), figures.euro(penalty["known_amount"])
    yield _("Hoogste dwangsom"), figures.euro(penalty["maximum"])


def _at(finding: Json, path: str) -> Iterator[Any]:
    """The value at a path, when the finding has such a place."""
    value: Any = finding
    for key in path.split("."):
        if value is None:
            break
        if not isinstance(value, Mapping) or key not in value:
            return
        value = value[key]
    yield value


def _shown(kind: str, value: Any) -> str:
    if value is None:
        return ""
    match kind:
        case "euro":
            return figures.euro(value)
        case "day":
            return _day(value)
        case "yes-no":
            return _("Ja") if value else _("Nee")
    return str(value)


def _day(value: str | None) -> str:
    return figures.day(date.fromisoformat(value)) if value else ""


def _or_unknown(value: Any) -> str:
    return _("onbekend") if value is None else figures.euro(value)
