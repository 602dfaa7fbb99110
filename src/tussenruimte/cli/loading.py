"""The frameworks that a command works with: in a language, with a municipality's own folder."""

import argparse
import os

from tussenruimte.cli.speaking import BadInputError, Parser
from tussenruimte.frameworks import Catalogue, FrameworkError, catalogue
from tussenruimte.frameworks.catalogue import languages

FOLDER = "TUSSENRUIMTE_FRAMEWORKS"


def add_choices(parser: Parser) -> None:
    """The options that every command about frameworks takes."""
    parser.options.add_argument("--language", choices=languages(), default="nl", help="de taal van de woorden (nl)")
    parser.options.add_argument(
        "--folder",
        metavar="MAP",
        default=os.environ.get(FOLDER, ""),
        help=f"een map met eigen kaders, over de onze gelegd (anders: {FOLDER})",
    )


def chosen(arguments: argparse.Namespace) -> Catalogue:
    """The catalogue that was asked for; every problem in the files becomes a line."""
    try:
        return catalogue(arguments.language, arguments.folder)
    except FrameworkError as problem:
        raise BadInputError(*problem.problems) from problem
