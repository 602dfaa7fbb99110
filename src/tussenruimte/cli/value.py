"""`tussenruimte value FILE|- --method M`: an effect model as YAML or JSON in, what it is worth as JSON out."""

import argparse
from decimal import Decimal

from tussenruimte.cli.given import read_mapping
from tussenruimte.cli.loading import add_choices, chosen
from tussenruimte.cli.speaking import BadInputError, Commands, read_text, write_json
from tussenruimte.value.rules import METHODS, SEED, Question, ValueInputError, answer

EXAMPLE = """voorbeeld van een bestand voor --method mkba:
  base_year: 2026
  discount_rate: 0.0225
  counterfactual: Zonder het initiatief blijft het buurthuis dicht.
  costs:
    - {name: exploitatie, party: gemeente, amounts: [60000, 40000]}
  effects:
    - {name: minder zorg, party: zorgverzekeraar, kind: welfare, amounts: [0, 12000]}
"""


def add_to(commands: Commands) -> None:
    """Makes the command known."""
    parser = commands.add_parser(
        "value",
        help="reken uit wat een initiatief waard is",
        description="Lees effecten en kosten en schrijf wat ze waard zijn, als JSON.",
        epilog=EXAMPLE,
    )
    parser.what.add_argument("file", metavar="BESTAND", help="een bestand (YAML of JSON), of - voor de invoer")
    parser.options.add_argument(
        "--method", metavar="METHODE", choices=tuple(METHODS), required=True, help=f"kies uit: {', '.join(METHODS)}"
    )
    parser.options.add_argument(
        "--draws", metavar="AANTAL", type=int, default=0, help="trek zo vaak uit de marges (bij mkba en sroi)"
    )
    parser.options.add_argument(
        "--seed", metavar="GETAL", type=int, default=SEED, help=f"hetzelfde getal geeft dezelfde trekkingen ({SEED})"
    )
    add_choices(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Reads, counts, writes."""
    name, text = read_text(arguments.file)
    # Decimals, so that 0.1 stays a tenth.
    given = read_mapping(name, text, number=Decimal, example='{"base_year": 2026}')
    question = Question(given, chosen(arguments), draws=arguments.draws, seed=arguments.seed)
    try:
        outcome = answer(arguments.method, question)
    except ValueInputError as problem:
        raise BadInputError(*(f"{name}: {one}" for one in problem.problems)) from problem
    write_json(outcome)
    return 0
