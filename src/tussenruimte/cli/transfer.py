"""`import KIND FILE` and `export KIND`: the register and the places, in and out."""

from tussenruimte.cli.speaking import Commands


def add_to(commands: Commands) -> None:
    """Makes the commands known."""
