"""`tussenruimte frameworks`: which frameworks are loaded, from which source, and what one of them says."""

import argparse
from typing import Any

from tussenruimte.cli.loading import add_choices, chosen
from tussenruimte.cli.speaking import BadInputError, Commands, write_json
from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.catalogue import PUBLISHED, shipped
from tussenruimte.frameworks.editors import json_schema
from tussenruimte.frameworks.keeping import publish
from tussenruimte.frameworks.problems import nearest
from tussenruimte.frameworks.schema import Framework, Item, Source


def add_to(commands: Commands) -> None:
    """Makes the command known."""
    parser = commands.add_parser(
        "frameworks",
        help="toon de kaders met versie en bron",
        description="Toon alle kaders, of één kader of onderdeel.",
    )
    parser.what.add_argument("id", nargs="?", metavar="ID", help="een kader (drempels) of onderdeel (drempels/nazorg)")
    how = parser.options.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="schrijf JSON in plaats van tekst")
    how.add_argument("--schema", action="store_true", help="schrijf het JSON Schema van kaderbestanden")
    how.add_argument("--publish", action="store_true", help="beloof alle nieuwe id's voor altijd (voor redacteuren)")
    add_choices(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Lists or shows."""
    if arguments.schema:
        write_json(json_schema())
    elif arguments.publish:
        new = publish(shipped()[0], PUBLISHED)
        print("\n".join(new) if new else "Er zijn geen nieuwe id's.")
    elif arguments.id:
        _show(_found(arguments.id, chosen(arguments)), as_json=arguments.json)
    else:
        _list(chosen(arguments), as_json=arguments.json)
    return 0


def summary(framework: Framework, catalogue: Catalogue) -> dict[str, Any]:
    """What the list says about one framework."""
    return {
        "id": framework.id,
        "kind": framework.kind,
        "title": framework.title,
        "version": framework.version,
        "items": len(framework.entries),
        "models": list(framework.models),
        "source": framework.source.model_dump(),
        "evidence": framework.evidence,
        "gaps": [gap.model_dump() for gap in framework.gaps],
        "untranslated": len(catalogue.untranslated.get(framework.id, ())),
    }


def _list(catalogue: Catalogue, *, as_json: bool) -> None:
    rows = [summary(framework, catalogue) for _, framework in sorted(catalogue.frameworks.items())]
    if as_json:
        write_json(rows)
        return
    table = [("id", "soort", "versie", "onderdelen", "bron", "leemten")]
    table += [
        (row["id"], row["kind"], str(row["version"]), str(row["items"]), _source(row["source"]), str(len(row["gaps"])))
        for row in rows
    ]
    widths = [max(len(line[column]) for line in table) for column in range(6)]
    for line in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _found(reference: str, catalogue: Catalogue) -> Framework | Item:
    if reference in catalogue.frameworks:
        return catalogue.framework(reference)
    if catalogue.has(reference):
        return catalogue.item(reference)
    of_one = catalogue.frameworks.get(reference.partition("/")[0])
    known = [f"{of_one.id}/{item.id}" for item in of_one.entries] if of_one else list(catalogue.frameworks)
    raise BadInputError(f"er is geen kader `{reference}`.{nearest(reference, known)} Zie `tussenruimte frameworks`.")


def _show(found: Framework | Item, *, as_json: bool) -> None:
    if as_json:
        write_json(found.model_dump(mode="json"))
        return
    print(found.title)
    if found.text:
        print(f"\n{found.text}")
    if isinstance(found, Framework):
        print(f"\nid {found.id} · soort {found.kind} · versie {found.version} · bewijs {found.evidence}")
        print("bron " + ", ".join(_source(one.model_dump()) for one in (found.source, *found.more_sources)))
        _print_items(found)
        for gap in found.gaps:
            print(f"\nLeemte: {gap.text}")
    elif isinstance(found.source, Source):
        print(f"\nbron {_source(found.source.model_dump())}")


def _print_items(framework: Framework) -> None:
    if framework.entries:
        print()
    for item in framework.entries:
        state = " (vervallen)" if item.retired else " (verborgen)" if item.hidden else ""
        print(f"- {item.id}: {item.title}{state}")


def _source(source: dict[str, str]) -> str:
    return f"{source['work']} {source['section']}".strip()
