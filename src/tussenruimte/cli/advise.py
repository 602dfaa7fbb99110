"""`tussenruimte advise FILE|-`: facts as YAML or JSON in, advice with reasons as JSON out."""

import argparse

from tussenruimte.advice import FactsError, advise
from tussenruimte.cli.given import lines_in, read_mapping
from tussenruimte.cli.loading import add_choices, chosen
from tussenruimte.cli.speaking import BadInputError, Commands, read_text, write_json
from tussenruimte.frameworks.plain_yaml import Lines

EXAMPLE = """voorbeeld van een bestand met feiten:
  fase: opstart
  ondersteuning: [vergunning, ruimte]
  drempels: {eerste-volgers: genomen, aandacht-en-erkenning: bezig}
  vrijwilligers: 12
  gem-doel: 8
"""


def add_to(commands: Commands) -> None:
    """Makes the command known."""
    parser = commands.add_parser(
        "advise",
        help="van feiten naar advies met redenen",
        description="Lees feiten over een initiatief en schrijf advies met redenen, als JSON.",
        epilog=EXAMPLE,
    )
    parser.what.add_argument(
        "file", metavar="BESTAND", help="een bestand met feiten (YAML of JSON), of - voor de invoer"
    )
    add_choices(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Reads, advises, writes."""
    name, text = read_text(arguments.file)
    facts = read_mapping(name, text, example='{"fase": "opstart"}')
    catalogue = chosen(arguments)
    try:
        advice = advise(facts, catalogue)
    except FactsError as problem:
        lines = lines_in(text)
        raise BadInputError(
            *(f"{name}{_line(lines, fact)}: {fact}: {sentence}" for fact, sentence in problem.problems)
        ) from problem
    write_json([one.as_dict() for one in advice])
    return 0


def _line(lines: Lines, fact: str) -> str:
    for place, line in lines.items():
        if 0 < len(place) <= 2 and fact in (place[-1], "-".join(map(str, place))):
            return f":{line}"
    return ""
