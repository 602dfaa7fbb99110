"""Screen texts: `collect` gathers them from code and templates (needs gettext), `compile` makes them usable."""

import subprocess
import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOMS = Path(__file__).resolve().parent.parent / "src" / "tussenruimte"


def compile_messages() -> None:
    """Writes a .mo beside every .po whose translation is newer than it."""
    for source in sorted(ROOMS.glob("*/locale/*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as lines, target.open("wb") as out:
            write_mo(out, read_po(lines, locale="en", abort_invalid=True))


def collect_messages() -> None:
    """Lets Django gather the texts of each room into its own file."""
    for room in sorted(path.parent for path in ROOMS.glob("*/locale")):
        command = ["makemessages", "--locale", "en", "--no-location", "--no-wrap", "--no-obsolete"]
        # -P: a module of the room, such as web.numbers, must not stand in for one of Python.
        subprocess.run([sys.executable, "-P", "-m", "django", *command], cwd=room, check=True)


if __name__ == "__main__":
    {"compile": compile_messages, "collect": collect_messages}[sys.argv[1]]()
