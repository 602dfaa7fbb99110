"""What a file says, as YAML or as JSON; every problem names the file and the line."""

import json
from collections.abc import Callable
from typing import Any

from tussenruimte.cli.speaking import BadInputError
from tussenruimte.frameworks.plain_yaml import Lines, PlainYamlError, lines_of, parse_mapping


def read_mapping(name: str, text: str, *, example: str, number: Callable[[str], Any] = float) -> dict[str, Any]:
    """The keys and values of a file. `number` makes a number of the digits in JSON."""
    if text.lstrip()[:1] in ("{", "["):
        return _json_mapping(name, text, example, number)
    try:
        return parse_mapping(text)
    except PlainYamlError as problem:
        raise BadInputError(*(f"{name}:{line}: {what}" for line, what in problem.problems)) from problem


def lines_in(text: str) -> Lines:
    """The line of everything in a file, as far as it can be found."""
    try:
        parse_mapping(text)
    except PlainYamlError:
        return {}
    return lines_of(text)


def _json_mapping(name: str, text: str, example: str, number: Callable[[str], Any]) -> dict[str, Any]:
    try:
        given = json.loads(text, parse_float=number)
    except json.JSONDecodeError as problem:
        what = f"dit is geen geldige JSON ({problem.msg}); kijk naar komma's, haakjes en aanhalingstekens"
        raise BadInputError(f"{name}:{problem.lineno}: {what}") from problem
    except ValueError as problem:
        raise BadInputError(f"{name}:1: een getal is hier veel te lang; schrijf het korter") from problem
    except RecursionError as problem:
        raise BadInputError(f"{name}:1: dit is te diep genest; schrijf het platter") from problem
    if not isinstance(given, dict):
        raise BadInputError(f"{name}:1: schrijf één object, zoals {example}")
    return given
