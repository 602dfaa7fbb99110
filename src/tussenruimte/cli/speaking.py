"""How the program speaks: Dutch help, JSON on standard output, one clear line per problem on standard error."""

import argparse
import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn, Protocol

# What argparse says, and how we say it.
DUTCH = (
    (r"the following arguments are required: (.*)", r"geef ook \1"),
    (r"unrecognized arguments: (.*)", r"dit ken ik niet: \1"),
    (r"argument (\S+): invalid choice: (.*?) \(choose from (.*)\)", r"\2 kan niet bij \1; kies uit \3"),
    (r"argument (\S+): invalid (?:int|_port) value: (.*)", r"\2 kan niet bij \1; schrijf een getal"),
    (r"argument (\S+): expected one argument", r"zet een waarde achter \1"),
    (r"argument (\S+): not allowed with argument (\S+)", r"\1 kan niet samen met \2"),
    (r"argument (\S+): ignored explicit argument (.*)", r"\1 neemt geen waarde"),
)


class BadInputError(Exception):
    """What was given cannot be used. Each line is for standard error; the program ends with status 2."""

    def __init__(self, *lines: str) -> None:
        self.lines = lines
        super().__init__("\n".join(lines))


class HelpText(argparse.RawDescriptionHelpFormatter):
    """Help that begins with `gebruik`."""

    def add_usage(self, usage: Any, actions: Iterable[Any], groups: Iterable[Any], prefix: str | None = None) -> None:
        """The line that shows what to type."""
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Arguments, explained and refused in Dutch."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options, add_help=False, allow_abbrev=False, formatter_class=HelpText)
        self.what = self.add_argument_group("wat")
        self.options = self.add_argument_group("opties")
        self.options.add_argument("-h", "--help", action="help", help="toon deze uitleg")

    def error(self, message: str) -> NoReturn:
        """One line on standard error, and status 2."""
        for pattern, dutch in DUTCH:
            message = re.sub(f"^{pattern}$", dutch, message, flags=re.DOTALL)
        self.exit(2, f"{self.prog}: {message}. Zie `{self.prog} --help`.\n")


class Commands(Protocol):
    """Where a module adds its commands."""

    def add_parser(self, name: str, **options: Any) -> Parser:
        """A command of this name."""


def complain(*lines: str) -> None:
    """Says what is wrong."""
    for line in lines:
        print(f"tussenruimte: {line}", file=sys.stderr)


def write_json(value: Any) -> None:
    """Writes JSON for people and programs alike."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def read_bytes(file: str) -> tuple[str, bytes]:
    """The name and the content of a file, or of standard input when it is `-`."""
    try:
        if file == "-":
            return "invoer", sys.stdin.buffer.read()
        return Path(file).name, Path(file).read_bytes()
    except FileNotFoundError as problem:
        raise BadInputError(f"{file}: dit bestand is er niet; kijk of de naam en de map kloppen") from problem
    except IsADirectoryError as problem:
        raise BadInputError(f"{file}: dit is een map; noem een bestand") from problem
    except OSError as problem:
        raise BadInputError(f"{file}: dit bestand is niet te lezen ({problem.strerror})") from problem


def read_text(file: str) -> tuple[str, str]:
    """The name and the text of a file, or of standard input when it is `-`."""
    name, content = read_bytes(file)
    try:
        return name, content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise BadInputError(f"{name}: dit is geen UTF-8; bewaar het bestand opnieuw als UTF-8") from problem
