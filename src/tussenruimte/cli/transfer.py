"""`import KIND FILE` and `export KIND`: register, places and schemes, in and out; figures of places, in."""

import argparse
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from tussenruimte.cli import schemes
from tussenruimte.cli.speaking import BadInputError, Commands, read_bytes, write_json
from tussenruimte.cli.starting import set_up

if TYPE_CHECKING:
    from tussenruimte.register import boundaries, uploads

REGISTER, PLACES, FIGURES, SCHEMES = "register", "places", "figures", "schemes"
KINDS = (REGISTER, PLACES, SCHEMES)
FORMATS = {REGISTER: ("json", "csv", "xlsx"), PLACES: ("geojson",), SCHEMES: ("json", "csv", "xlsx")}
WHAT = "register (initiatieven), places (plaatsen) of schemes (regelingen)"
ASKED = {
    PLACES: "zeg bij plaatsen het jaar en de bron: --year 2024 --source 'CBS en Kadaster'",
    FIGURES: "zeg bij cijfers het jaar en de bron: --year 2022 --source 'CBS, Kerncijfers wijken en buurten'",
}


def add_to(commands: Commands) -> None:
    """Makes the commands known."""
    _add_import(commands)
    _add_export(commands)


def _add_import(commands: Commands) -> None:
    reader = commands.add_parser(
        "import",
        help="lees initiatieven, regelingen of cijfers (CSV, XLSX) of plaatsen (GeoJSON) in",
        description="Lees een bestand in. Is er iets mis, dan verandert er niets en hoort u wat.",
    )
    reader.what.add_argument(
        "kind", choices=(*KINDS, FIGURES), metavar="SOORT", help=f"{WHAT}, of figures (cijfers over plaatsen)"
    )
    reader.what.add_argument("file", metavar="BESTAND", help="een bestand, of - voor de invoer")
    reader.options.add_argument("--preview", action="store_true", help="zeg alleen wat er zou gebeuren")
    reader.options.add_argument("--skip-errors", action="store_true", help="sla over wat fout is")
    reader.options.add_argument(
        "--with-lookalikes", action="store_true", help="register: ook wat lijkt op wat er al is"
    )
    reader.options.add_argument("--year", metavar="JAAR", type=int, help="places, figures: het jaar")
    reader.options.add_argument("--source", metavar="BRON", default="", help="places, figures: de bron")
    reader.options.add_argument(
        "--area",
        choices=("municipality", "district", "neighbourhood"),
        default="",
        help="places: de soort van gebieden zonder CBS-code",
    )
    reader.options.add_argument("--prefix", metavar="BEGIN", default="", help="places: begin van codes die ontbreken")
    reader.options.add_argument("--provider", metavar="ORGANISATIE", default="", help="schemes: van wie ze zijn")
    reader.set_defaults(run=run_import)


def _add_export(commands: Commands) -> None:
    writer = commands.add_parser(
        "export",
        help="schrijf initiatieven, plaatsen of regelingen naar de uitvoer",
        description="Schrijf wat iedereen mag zien naar de uitvoer.",
    )
    writer.what.add_argument("kind", choices=KINDS, metavar="SOORT", help=WHAT)
    writer.options.add_argument("--format", choices=("json", "csv", "xlsx", "geojson"), help="de vorm van het bestand")
    writer.set_defaults(run=run_export)


def run_import(arguments: argparse.Namespace) -> int:
    """Reads a file in, all or nothing unless asked otherwise; a line per problem."""
    name, content = read_bytes(arguments.file)
    if arguments.kind in ASKED and not (arguments.year and arguments.source):
        raise BadInputError(ASKED[arguments.kind])
    if arguments.kind == SCHEMES and not arguments.provider:
        raise BadInputError(schemes.PROVIDER_NEEDED)
    set_up()
    from tussenruimte.core.refusals import Refusal

    run = {REGISTER: _import_register, PLACES: _import_places, FIGURES: _import_figures, SCHEMES: schemes.read_in}
    try:
        write_json(run[arguments.kind](arguments, name, content))
    except Refusal as refusal:
        raise BadInputError(f"{name}: {refusal.message}") from refusal
    return 0


def run_export(arguments: argparse.Namespace) -> int:
    """Writes to standard output."""
    chosen = arguments.format or FORMATS[arguments.kind][0]
    if chosen not in FORMATS[arguments.kind]:
        raise BadInputError(f"{arguments.kind} kan niet als {chosen}; kies uit {', '.join(FORMATS[arguments.kind])}")
    set_up()
    if arguments.kind == PLACES:
        write_json(_places())
    elif arguments.kind == SCHEMES:
        schemes.write_out(chosen)
    else:
        _export_register(chosen)
    return 0


def _import_register(arguments: argparse.Namespace, name: str, content: bytes) -> dict[str, Any]:
    from tussenruimte.core.days import today
    from tussenruimte.register import actions, queries
    from tussenruimte.register.importing import preview
    from tussenruimte.register.uploads import read_table

    checked = preview(read_table(content), queries.known_words(), today())
    if checked.errors and not (arguments.skip_errors or arguments.preview):
        raise BadInputError(*_rows(name, checked.errors), f"{name}: er is niets ingelezen")
    found = {
        "rows": len(checked.rows),
        "good": len(checked.good),
        "lookalikes": [{"row": row.number, "like": row.twin} for row in checked.twins],
        "errors": [{"row": one.row, "column": one.column, "text": str(one.sentence)} for one in checked.errors],
        "unread_columns": list(checked.unread_columns),
    }
    if arguments.preview:
        return {"preview": True, **found}
    done = actions.import_rows(
        checked=checked,
        all_or_nothing=not arguments.skip_errors,
        with_lookalikes=arguments.with_lookalikes,
        by=None,
        on=today(),
    )
    return {"registered": done.registered, "left_out": done.left_out, **found}


def _import_places(arguments: argparse.Namespace, name: str, content: bytes) -> dict[str, Any]:
    from tussenruimte.register.places import import_places, preview_places

    given: dict[str, Any] = {
        "year": arguments.year,
        "source": arguments.source,
        "kind": arguments.area,
        "code_prefix": arguments.prefix,
    }
    plan = preview_places(content, **given)
    if plan.problems and not (arguments.skip_errors or arguments.preview):
        raise BadInputError(*_areas(name, plan.problems), f"{name}: er is niets ingelezen")
    if not arguments.preview:
        plan = import_places(content, by=None, **given)
    return {
        "preview": arguments.preview,
        "new": [place.code for place in plan.new],
        "changed": [place.code for place in plan.changed],
        "unchanged": plan.unchanged,
        "errors": [{"number": one.number, "name": one.name, "text": str(one.message)} for one in plan.problems],
    }


def _import_figures(arguments: argparse.Namespace, name: str, content: bytes) -> dict[str, Any]:
    from tussenruimte.areas import actions, queries
    from tussenruimte.areas.importing import preview
    from tussenruimte.core.days import today
    from tussenruimte.register.uploads import read_table

    known, this_year = queries.known_in_files(), today().year
    checked = preview(read_table(content), known, year=arguments.year, this_year=this_year)
    if checked.errors and not (arguments.skip_errors or arguments.preview):
        raise BadInputError(*_rows(name, checked.errors), f"{name}: er is niets ingelezen")
    if not arguments.preview:
        actions.read_in(checked=checked, source=arguments.source, all_or_nothing=not arguments.skip_errors, by=None)
    return {
        "preview": arguments.preview,
        "new": len(checked.new),
        "changed": len(checked.changed),
        "unchanged": checked.unchanged,
        "rows": len(checked.rows),
        "left_out": len(checked.rows) - len(checked.good),
        "errors": [{"row": one.row, "column": one.column, "text": str(one.sentence)} for one in checked.errors],
        "unread_columns": list(checked.unread_columns),
    }


def _rows(name: str, problems: "Iterable[uploads.Problem]") -> list[str]:
    return [f"{name}: rij {one.row}, {one.column}: {one.sentence}" for one in problems]


def _areas(name: str, problems: "Iterable[boundaries.Problem]") -> list[str]:
    return [f"{name}: gebied {one.number} ({one.name or 'zonder naam'}): {one.message}" for one in problems]


def _export_register(chosen: str) -> None:
    from django.contrib.auth.models import AnonymousUser

    from tussenruimte.register import exports, queries

    rows = exports.rows_of(queries.visible_to(AnonymousUser()).order_by("pk"))
    if chosen == "json":
        write_json([dict(zip(exports.HEADER, row, strict=True)) for row in rows])
    elif chosen == "csv":
        for line in exports.csv_lines(rows):
            sys.stdout.write(line)
    else:
        sys.stdout.buffer.write(exports.workbook(rows))


def _places() -> dict[str, Any]:
    """All places with an outline as GeoJSON, in the shape that `import places` reads."""
    from tussenruimte.register.models import Place

    features = [
        {
            "type": "Feature",
            "properties": {
                "code": place.code,
                "name": place.name,
                "kind": place.kind,
                "province": place.province,
                "year": place.year,
                "source": place.source,
            },
            "geometry": place.outline,
        }
        for place in Place.objects.exclude(outline=None).order_by("code").iterator()
    ]
    return {"type": "FeatureCollection", "features": features}
