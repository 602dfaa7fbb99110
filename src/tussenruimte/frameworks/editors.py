"""The schema of framework files as JSON Schema, so that an editor can help while someone writes."""

from typing import Any

from pydantic import TypeAdapter

from tussenruimte.frameworks.overlays import Overlay
from tussenruimte.frameworks.schema import AnyFramework

SET_WHILE_READING = ("untranslated", "hidden")


def json_schema() -> dict[str, Any]:
    """What a file may hold: any kind of framework, or a municipality's overlay."""
    schema = TypeAdapter(AnyFramework | Overlay).json_schema()
    for definition in schema["$defs"].values():
        for name in SET_WHILE_READING:
            definition.get("properties", {}).pop(name, None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Kaders van Tussenruimte", **schema}
