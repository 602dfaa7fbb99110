"""Rules of law as a page tells them: values by day with who says so, questions with where each answer leads."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse

from tussenruimte.dossiers.routes import ROUTES
from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.basics import Evidence, Item, Source
from tussenruimte.frameworks.rule_sets import OrdinanceItem, Ordinances, RuleItem, RuleSet
from tussenruimte.web.methods import Cited, Link, links
from tussenruimte.web.numbers import amount, ordinance_of, period


@dataclass(frozen=True)
class Value:
    """What a line says in a period. Nobody knows it when `said` is empty."""

    period: str
    said: str
    note: str
    source: Cited | None
    evidence: Evidence


@dataclass(frozen=True)
class Line:
    """A line of a rule set: values by day, or something to check."""

    item: Item
    values: tuple[Value, ...]
    source: Cited | None
    evidence: Evidence | None
    see: tuple[Link, ...]


@dataclass(frozen=True)
class LineGroup:
    """Lines under one heading."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Answer:
    """An answer to a question, why it matters, and the title of what it leads to."""

    title: str
    why: str
    leads_to: str
    is_outcome: bool


@dataclass(frozen=True)
class AskedQuestion:
    """A question of a rule set with its answers; none when people fill in something of their own."""

    item: Item
    answers: tuple[Answer, ...]
    source: Cited | None


@dataclass(frozen=True)
class Municipality:
    """The ordinances of one municipality, the newest first."""

    name: str
    records: tuple[tuple[OrdinanceItem, tuple[tuple[str, str], ...], Cited | None, tuple[Link, ...]], ...]


def route_of(rules: str) -> str:
    """The address of the route that uses a rule set; empty when none does."""
    used = any(route.rule_set == rules for route in ROUTES.values())
    return reverse("dossiers:route", args=[rules]) if used else ""


def line_groups(catalogue: Catalogue, rules: RuleSet) -> list[LineGroup]:
    """The lines that are in use, under their groups in order of the file."""
    titles = {group.id: group.title for group in rules.groups}
    shown = [item for item in rules.shown if isinstance(item, RuleItem)]
    order = [group.id for group in rules.groups]
    shown.sort(key=lambda item: order.index(item.group))
    together = groupby(shown, key=lambda item: item.group)
    return [LineGroup(titles[group], tuple(_line(catalogue, item) for item in items)) for group, items in together]


def questions(catalogue: Catalogue, rules: RuleSet) -> list[AskedQuestion]:
    """Everything the route asks, in order: what is filled in, then what leads onwards."""
    plain = [AskedQuestion(asked, _choices(asked.options), cited(catalogue, asked.source)) for asked in rules.asks]
    titles = {question.id: question.title for question in rules.questions}
    outcomes = {outcome.id: outcome.title for outcome in rules.outcomes}
    leading = [
        AskedQuestion(
            question,
            tuple(
                Answer(
                    answer.title,
                    answer.text,
                    outcomes[answer.outcome] if answer.outcome else titles[answer.next or ""],
                    bool(answer.outcome),
                )
                for answer in question.answers
            ),
            cited(catalogue, question.source),
        )
        for question in rules.questions
    ]
    return [*plain, *leading]


def sentences(catalogue: Catalogue, rules: RuleSet) -> list[tuple[Item, Cited | None, Evidence]]:
    """Every reason the rules can give, with who says so."""
    return [
        (one, cited(catalogue, one.source or rules.source), one.evidence or rules.evidence) for one in rules.sentences
    ]


def municipalities(catalogue: Catalogue, ordinances: Ordinances) -> list[Municipality]:
    """Every municipality with its ordinances, in order of the alphabet, the newest on top."""
    records = [item for item in ordinances.shown if isinstance(item, OrdinanceItem)]
    records.sort(key=lambda item: (item.municipality.casefold(), -(item.since.toordinal() if item.since else 0)))
    return [
        Municipality(name, tuple(_record(catalogue, item) for item in items))
        for name, items in groupby(records, key=lambda item: item.municipality)
    ]


def cited(catalogue: Catalogue, source: Source | None) -> Cited | None:
    """A source with the title of its work."""
    return None if source is None else Cited(source.work, catalogue.work(source.work).title, source.section)


def _record(
    catalogue: Catalogue, item: OrdinanceItem
) -> tuple[OrdinanceItem, tuple[tuple[str, str], ...], Cited | None, tuple[Link, ...]]:
    asked = links(catalogue, (*item.contents, *item.criteria))
    return item, tuple(ordinance_of(item)), cited(catalogue, item.source), asked


def _line(catalogue: Catalogue, item: RuleItem) -> Line:
    values = tuple(
        Value(
            period(value.since, value.until),
            "" if value.value is None else amount(value.value, item.unit),
            value.note,
            cited(catalogue, value.source),
            value.evidence,
        )
        for value in item.values
    )
    return Line(item, values, cited(catalogue, item.source), item.evidence, links(catalogue, item.see))


def _choices(options: Iterable[Item]) -> tuple[Answer, ...]:
    return tuple(Answer(option.title, option.text, "", is_outcome=False) for option in options)
