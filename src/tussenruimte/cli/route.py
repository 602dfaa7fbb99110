"""`tussenruimte route NAME FILE|-`: answers as YAML or JSON in; outcome, reasons, dates and rule-set version out."""

import argparse
from decimal import Decimal

from tussenruimte.cli.given import lines_in, read_mapping
from tussenruimte.cli.loading import add_choices, chosen
from tussenruimte.cli.speaking import BadInputError, Commands, read_text, write_json
from tussenruimte.dossiers.routes import ROUTES, BadAnswersError, Place, readable, take
from tussenruimte.frameworks.plain_yaml import Lines

EXAMPLE = """voorbeeld van een bestand voor de-minimis:
  date: 2026-11-23
  amount: 60000
  awards:
    - {date: 2024-03-01, amount: 200000}
    - {date: 2025-09-15, amount: 45000}

hulpmiddel, geen juridisch advies
"""


def add_to(commands: Commands) -> None:
    """Makes the command known."""
    parser = commands.add_parser(
        "route",
        help="beantwoord de vragen van een route (termijnen, subsidie, opdracht, steun)",
        description="Lees antwoorden en schrijf uitkomst, redenen, datums en versie van de regels, als JSON.",
        epilog="\n".join(["routes:", *(f"  {name:<20} {route.about}" for name, route in ROUTES.items()), "", EXAMPLE]),
    )
    parser.what.add_argument("name", metavar="NAAM", choices=tuple(ROUTES), help=f"kies uit: {', '.join(ROUTES)}")
    parser.what.add_argument("file", metavar="BESTAND", help="een bestand (YAML of JSON), of - voor de invoer")
    add_choices(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Reads, decides, writes."""
    name, text = read_text(arguments.file)
    # Decimals, so that ten cents stay ten cents.
    given = read_mapping(name, text, number=Decimal, example='{"date": "2026-11-23"}')
    try:
        finding = take(arguments.name, given, chosen(arguments))
    except BadAnswersError as problem:
        lines = lines_in(text)
        raise BadInputError(*(_line(name, lines, place, what) for place, what in problem.problems)) from problem
    write_json(finding.as_json())
    return 0


def _line(name: str, lines: Lines, place: Place, what: str) -> str:
    """One problem: the file, the line of the field or of what it should stand in, the field, what was expected."""
    at = place
    while at and at not in lines:
        at = at[:-1]
    number = f":{lines[at]}" if at in lines else ""
    where = f"{readable(place)}: " if place else ""
    return f"{name}{number}: {where}{what}"
