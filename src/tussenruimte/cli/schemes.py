"""Schemes, in and out: what `import schemes FILE` and `export schemes` do."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tussenruimte.cli.speaking import BadInputError, write_json

if TYPE_CHECKING:
    from tussenruimte.register.uploads import Table

PROVIDER_NEEDED = "zeg bij regelingen van welke organisatie: --provider voorbeeldfonds"


def read_in(arguments: argparse.Namespace, name: str, content: bytes) -> dict[str, Any]:
    """Reads schemes of one organisation in from CSV, XLSX or JSON, all or nothing unless asked otherwise."""
    from tussenruimte.core.days import today
    from tussenruimte.funding import actions, importing
    from tussenruimte.register.models import Organisation

    provider = Organisation.objects.filter(slug=arguments.provider).first()
    if provider is None:
        raise BadInputError(f"deze organisatie is er niet: {arguments.provider}")
    checked = importing.preview(_table(name, content), actions.known_words())
    if checked.errors and not (arguments.skip_errors or arguments.preview):
        lines = [f"{name}: rij {one.row}, {one.column}: {one.sentence}" for one in checked.errors]
        raise BadInputError(*lines, f"{name}: er is niets ingelezen")
    found = {
        "rows": len(checked.rows),
        "good": len(checked.good),
        "errors": [{"row": one.row, "column": one.column, "text": str(one.sentence)} for one in checked.errors],
        "unread_columns": list(checked.unread_columns),
    }
    if arguments.preview:
        return {"preview": True, **found}
    done = actions.read_in(
        checked=checked, provider=provider, all_or_nothing=not arguments.skip_errors, by=None, on=today()
    )
    return {"added": done.added, "changed": done.changed, "left_out": done.left_out, **found}


def write_out(chosen: str) -> None:
    """Writes every scheme that was not withdrawn to standard output; reading it in again changes nothing."""
    from tussenruimte.funding import exports
    from tussenruimte.funding.models import Scheme
    from tussenruimte.register.exports import csv_lines, workbook

    schemes = Scheme.objects.exclude(state=Scheme.State.WITHDRAWN).order_by("pk")
    if chosen == "json":
        write_json(list(exports.records_of(schemes)))
    elif chosen == "csv":
        _write(csv_lines(exports.rows_of(schemes), exports.HEADER))
    else:
        sys.stdout.buffer.write(workbook(exports.rows_of(schemes), exports.HEADER, "Regelingen"))


def _write(lines: Iterator[str]) -> None:
    for line in lines:
        sys.stdout.write(line)


def _table(name: str, content: bytes) -> "Table":
    """A table from whatever the file is: JSON begins with a bracket, anything else is CSV or XLSX."""
    from tussenruimte.funding.importing import table_from_json
    from tussenruimte.register.uploads import read_table

    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"[", b"{")):
        return read_table(content)
    try:
        given = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise BadInputError(f"{name}: dit is geen geldige JSON") from problem
    return table_from_json(given)
