"""The program `tussenruimte`: each command reads a file or `-` and writes JSON to standard output.

Errors are one clear line on standard error; bad input ends with status 2. `frameworks`, `advise`, `route` and
`value` need no database.
"""

import os
import sys
from collections.abc import Sequence

from tussenruimte.cli import advise, daily, frameworks, route, running, transfer, value
from tussenruimte.cli.speaking import BadInputError, Parser, complain

COMMANDS = (frameworks, advise, route, value, running, transfer, daily)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and gives the exit status: 0 when it went well, 2 for bad input, 1 when a check fails."""
    arguments = parser().parse_args(argv)
    try:
        status: int = arguments.run(arguments)
        sys.stdout.flush()
    except BadInputError as problem:
        complain(*problem.lines)
        return 2
    except BrokenPipeError:
        # Whoever read our output has seen enough; nothing may be written any more, not even at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return status


def parser() -> Parser:
    """Everything that can be typed after `tussenruimte`."""
    top = Parser(prog="tussenruimte", description="De ruimte tussen gemeente en bewoners, vanaf de opdrachtregel.")
    commands = top.add_subparsers(title="opdrachten", metavar="OPDRACHT", dest="command", required=True)
    for module in COMMANDS:
        module.add_to(commands)
    return top
