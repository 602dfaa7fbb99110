"""YAML as people write it: words stay words, a key stands once, and every value knows its line."""

import re
from pathlib import Path
from typing import Any

import yaml

# Deeper than any file of ours; libyaml itself falls over at some tens of thousands.
DEEPEST = 40

Lines = dict[tuple[str | int, ...], int]


class PlainYamlError(ValueError):
    """A text is not the YAML we read. `problems` are (line, sentence)."""

    def __init__(self, *problems: tuple[int, str]) -> None:
        self.problems = problems
        super().__init__("; ".join(sentence for _, sentence in problems))


class PlainLoader(yaml.CSafeLoader):
    """YAML in which only numbers and empty values are more than words: `nee`, `on` and `2027-01-01` stay text."""

    yaml_implicit_resolvers = {}

    def __init__(self, stream: str) -> None:
        super().__init__(stream)
        self.twice: list[tuple[int, str]] = []

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping; a key that stands twice is remembered instead of silently dropped."""
        seen: dict[Any, int] = {}
        for key, _ in node.value:
            line = key.start_mark.line + 1
            if key.value in seen:
                sentence = f"`{key.value}` staat er twee keer, ook op regel {seen[key.value]}; laat er één staan"
                self.twice.append((line, sentence))
            else:
                seen[key.value] = line
        return super().construct_mapping(node, deep)


for _tag, _pattern, _first in (
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("int", r"^[-+]?(?:0|[1-9][0-9]*)$", list("-+0123456789")),
    ("float", r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)$", list("-+.0123456789")),
    ("merge", r"^<<$", ["<"]),
):
    PlainLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)


def text_of(path: Path) -> str:
    """The text of a file; a sentence when it cannot be had."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        line = problem.object[: problem.start].count(b"\n") + 1
        raise PlainYamlError((line, "dit is geen UTF-8; bewaar het bestand opnieuw als UTF-8")) from problem
    except FileNotFoundError as problem:
        raise PlainYamlError((1, "dit bestand is er niet; kijk of de naam en de map kloppen")) from problem
    except OSError as problem:
        raise PlainYamlError((1, f"dit bestand is niet te lezen ({problem.strerror})")) from problem


def parse(text: str) -> Any:
    """What the text says."""
    loader = PlainLoader(text)
    try:
        _refuse_deep(text)
        value = loader.get_single_data()
    except yaml.YAMLError as problem:
        raise PlainYamlError(_sentence(problem)) from problem
    except PlainYamlError:
        raise
    except ValueError as problem:  # Python reads no number of thousands of digits
        raise PlainYamlError((1, "een getal is hier veel te lang; schrijf het korter")) from problem
    except TypeError as problem:  # a list or mapping as key
        raise PlainYamlError(
            (1, "een sleutel is hier zelf een lijst; schrijf een woord en een dubbele punt")
        ) from problem
    finally:
        loader.dispose()
    if loader.twice:
        raise PlainYamlError(*loader.twice)
    return value


def parse_mapping(text: str) -> dict[str, Any]:
    """What the text says, when that is `sleutel: waarde` at its top."""
    value = parse(text)
    if value is None:
        raise PlainYamlError((1, "dit is leeg; schrijf regels als `sleutel: waarde`"))
    if not isinstance(value, dict):
        raise PlainYamlError((1, "schrijf bovenaan regels als `sleutel: waarde`, geen lijst en geen losse tekst"))
    return {str(key): below for key, below in value.items()}


def lines_of(text: str) -> Lines:
    """The line of every key and value in a text that parses."""
    lines: Lines = {}
    node = yaml.compose(text, Loader=PlainLoader)
    if node is not None:
        _walk(node, (), lines)
    return lines


def _walk(node: yaml.Node, at: tuple[str | int, ...], lines: Lines) -> None:
    lines.setdefault(at, node.start_mark.line + 1)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            lines[(*at, str(key.value))] = key.start_mark.line + 1
            _walk(value, (*at, str(key.value)), lines)
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            _walk(value, (*at, number), lines)


def _refuse_deep(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST:
                line = event.start_mark.line + 1 if event.start_mark else 1
                raise PlainYamlError((line, "dit is te diep genest; schrijf het platter"))
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _sentence(problem: yaml.YAMLError) -> tuple[int, str]:
    mark = getattr(problem, "problem_mark", None)
    what = getattr(problem, "problem", None) or str(problem)
    line = mark.line + 1 if mark is not None else 1
    return line, f"dit is geen geldige YAML ({what}); kijk naar inspringen, dubbele punten en aanhalingstekens"
