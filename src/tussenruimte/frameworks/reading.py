"""From YAML files to frozen frameworks; every error names the file, the line and what to write instead."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from tussenruimte.frameworks.plain_yaml import Lines, PlainYamlError, lines_of, parse_mapping, text_of
from tussenruimte.frameworks.problems import place_of, readable, sentence_of
from tussenruimte.frameworks.schema import AnyFramework, Framework

ADAPTER: TypeAdapter[Framework] = TypeAdapter(AnyFramework)
MODELS: Mapping[str, type[Framework]] = {
    kind: model
    for model in get_args(get_args(AnyFramework)[0])
    for kind in get_args(model.model_fields["kind"].annotation)
}

M = TypeVar("M", bound=BaseModel)


class FrameworkError(ValueError):
    """Framework files cannot be read. One line per problem: `file:line: where: what to write instead`."""

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__("\n".join(problems))


class SourceText:
    """A file's raw content, and the line of everything in it once somebody asks."""

    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        # For an overlay: the file it lies over, where the other items stand.
        self.over: SourceText | None = None
        self._lines: Lines | None = None
        try:
            self.raw: dict[str, Any] = parse_mapping(text)
        except PlainYamlError as problem:
            raise FrameworkError(*(f"{name}:{line}: {what}" for line, what in problem.problems)) from problem

    def line(self, place: tuple[str | int, ...]) -> int:
        """The line of a place; of the nearest thing around it when it is not written."""
        if self._lines is None:
            self._lines = lines_of(self.text)
        while place not in self._lines:
            place = place[:-1]
        return self._lines[place]

    def problem(self, place: tuple[str | int, ...], what: str) -> str:
        """One line of an error message."""
        where = readable(place, self.raw)
        return f"{self.name}:{self.line(place)}: {where + ': ' if where else ''}{what}"


def open_file(path: Path, name: str = "") -> SourceText:
    """The raw content of a file, named in errors by `name`, its place below the folder that was read."""
    try:
        return SourceText(name or path.name, text_of(path))
    except PlainYamlError as problem:
        raise FrameworkError(*(f"{name or path.name}:{line}: {what}" for line, what in problem.problems)) from problem


def framework_in(source: SourceText) -> Framework:
    """The framework that a file's content says."""
    try:
        return ADAPTER.validate_python(source.raw)
    except ValidationError as problem:
        tag = str(source.raw.get("kind"))
        raise explained(problem, source, MODELS.get(tag, Framework), tag) from problem


def model_in(source: SourceText, model: type[M]) -> M:
    """Anything else that a file may hold: a translation, an overlay."""
    try:
        return model.model_validate(source.raw)
    except ValidationError as problem:
        raise explained(problem, source, model) from problem


def explained(
    problem: ValidationError, source: SourceText, model: type[BaseModel], tag: str = "", below: tuple[str, ...] = ()
) -> FrameworkError:
    """The same problem in plain Dutch, each with its line."""
    found: dict[str, int] = {}
    for error in problem.errors(include_url=False):
        place = (*below, *place_of(error, tag))
        found[source.problem(place, sentence_of(error, place, model))] = source.line(place)
    return FrameworkError(*sorted(found, key=found.__getitem__))


def read_file(path: Path) -> Framework:
    """The framework in one file."""
    return framework_in(open_file(path))
