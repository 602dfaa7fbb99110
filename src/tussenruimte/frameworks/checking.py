"""What must hold over all files together: whatever one file names, another has."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from pydantic import BaseModel

from tussenruimte.frameworks.facts import facts_named
from tussenruimte.frameworks.problems import nearest
from tussenruimte.frameworks.reading import SourceText
from tussenruimte.frameworks.schema import AdviceTable, Framework, Question, Works

Place = tuple[str | int, ...]
REFERENCES = frozenset(
    {
        "see",
        "inverse_of",
        "theme",
        "labels",
        "advises",
        "replaced_by",
        "options_from",
        "payers",
        "contents",
        "criteria",
        "clauses",
    }
)


def every_part(model: BaseModel, place: Place = ()) -> Iterator[tuple[Place, BaseModel]]:
    """The framework and everything inside it, with where it stands."""
    yield place, model
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, BaseModel):
            yield from every_part(value, (*place, name))
        elif isinstance(value, tuple):
            for number, child in enumerate(value):
                if isinstance(child, BaseModel):
                    yield from every_part(child, (*place, name, number))


def references_in(model: BaseModel, place: Place = ()) -> Iterator[tuple[Place, str]]:
    """Every `framework` or `framework/item` that a part itself refers to."""
    for name in sorted(REFERENCES & type(model).model_fields.keys()):
        value = getattr(model, name)
        if isinstance(value, str):
            yield (*place, name), value
        elif isinstance(value, tuple):
            for number, reference in enumerate(value):
                yield (*place, name, number), reference


class Check:
    """Gathers the problems of one set of frameworks. `checks` are the functions that a rule may name."""

    def __init__(self, frameworks: Mapping[str, Framework], sources: Mapping[str, SourceText]) -> None:
        self.frameworks, self.sources = frameworks, sources
        self.references = {*frameworks, *(f"{f.id}/{item.id}" for f in frameworks.values() for item in f.entries)}
        self.works = {item.id for f in frameworks.values() if isinstance(f, Works) for item in f.items}
        self.facts = facts_named(frameworks)
        self.problems: list[str] = []

    def everything(self, only: Collection[str] = ()) -> list[str]:
        """Every problem in the frameworks named by `only`, or in all of them."""
        for framework in self.frameworks.values():
            if not only or framework.id in only:
                for place, part in every_part(framework):
                    self._part(framework, place, part)
                self._groups(framework)
        return self.problems

    def _part(self, framework: Framework, place: Place, part: BaseModel) -> None:
        for at, reference in references_in(part, place):
            self._known(framework, at, reference, self.references, "verwijzing")
        if "work" in type(part).model_fields:
            self._known(framework, (*place, "work"), getattr(part, "work"), self.works, "werk")  # noqa: B009
        for fact, values in getattr(part, "fits", {}).items():
            at = (*place, "fits", fact)
            if self._known(framework, at, fact, self.facts, "feit"):
                for number, value in enumerate(values):
                    self._known(framework, (*at, number), value, self.facts[fact], f"antwoord op `{fact}`")

    def _groups(self, framework: Framework) -> None:
        groups, sections = _ids(getattr(framework, "groups", ())), _ids(getattr(framework, "sections", ()))
        for number, item in enumerate(framework.entries):
            at: Place = ("items", number)
            if (group := getattr(item, "group", None)) is not None:
                self._known(framework, (*at, "group"), group, groups, "groep")
            for group in getattr(item, "groups", ()):
                self._known(framework, (*at, "groups"), group, groups, "groep")
            if isinstance(item, Question):
                self._known(framework, (*at, "section"), item.section, sections, "deel")

    def _known(self, framework: Framework, place: Place, word: str, known: Collection[str], what: str) -> bool:
        if word in known:
            return True
        sentence = f"`{word}` kennen wij niet als {what}.{nearest(word, list(known))}"
        source, place = self._written_at(framework, place)
        self.problems.append(source.problem(place, sentence))
        return False

    def _written_at(self, framework: Framework, place: Place) -> tuple[SourceText, Place]:
        """The file that an item stands in, and where: an overlay holds only the items it adds."""
        source: SourceText = self.sources[framework.id]
        if place[:1] != ("items",):
            return source, place
        id_ = framework.entries[int(place[1])].id
        here = _ids_written(source)
        while id_ not in here and source.over is not None:
            source = source.over
            here = _ids_written(source)
        return source, ("items", here.index(id_), *place[2:])


def unknown_checks(frameworks: Mapping[str, Framework], checks: Collection[str]) -> list[str]:
    """The rules that name a function which is not there, as `table/rule: name`."""
    return [
        f"{table.id}/{rule.id}: `{rule.check}` is geen functie van advies.{nearest(rule.check, list(checks))}"
        for table in frameworks.values()
        if isinstance(table, AdviceTable)
        for rule in table.items
        if rule.check is not None and rule.check not in checks
    ]


def _ids_written(source: SourceText) -> list[str]:
    return [item["id"] for item in source.raw.get("items", ())]


def _ids(items: tuple[Any, ...]) -> list[str]:
    return [item.id for item in items]
