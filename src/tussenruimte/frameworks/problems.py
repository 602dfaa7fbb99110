"""What is wrong in a framework file, said in plain Dutch: where, and what to write instead. Pure."""

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

Location = tuple[str | int, ...]

SENTENCES: Mapping[str, str] = {
    "missing": "`{key}` ontbreekt; voeg een regel `{key}: …` toe",
    "string_type": 'schrijf hier tekst; bij een getal horen aanhalingstekens, zoals "{input}"',
    "string_too_long": "dit is te lang; houd het bij {max_length} tekens",
    "tuple_type": "schrijf hier een lijst: elk op een eigen regel met een streepje ervoor, of [een, twee]",
    "dict_type": "schrijf hier regels als `naam: [een, twee]`",
    "model_type": "schrijf hier regels als `sleutel: waarde`",
    "model_attributes_type": "schrijf hier regels als `sleutel: waarde`",
    "int_type": "schrijf hier een heel getal",
    "int_parsing": "schrijf hier een heel getal",
    "int_from_float": "schrijf hier een heel getal",
    "greater_than_equal": "schrijf hier {ge} of meer",
    "bool_type": "schrijf hier true of false",
    "bool_parsing": "schrijf hier true of false",
    "decimal_type": "schrijf hier een getal of tekst",
    "decimal_parsing": "schrijf hier een getal",
    "date_type": "schrijf hier een datum als 2027-01-31",
    "date_parsing": "schrijf hier een datum als 2027-01-31",
    "date_from_datetime_parsing": "schrijf hier een datum als 2027-01-31",
    "union_tag_not_found": "`kind` ontbreekt; voeg een regel `kind: lens` toe, of een andere soort",
    "value_error": "{error}",
    "same_id": "{message}",
    "unknown_group": "{message}",
}


def nearest(word: str, words: list[str]) -> str:
    """` Bedoelt u …?` when a known word looks like this one, else nothing."""
    close = get_close_matches(word, words, n=1, cutoff=0.6)
    return f" Bedoelt u `{close[0]}`?" if close else ""


def place_of(error: ErrorDetails, tag: str) -> Location:
    """Where in the file it is, without the tag of the kind that pydantic puts in front."""
    location = tuple(step for step in error["loc"] if step != "[key]")
    if tag and location[:1] == (tag,):
        location = location[1:]
    if error["type"].startswith("union_tag"):
        location = (*location, "kind")
    return location + tuple(error.get("ctx", {}).get("at", ()))


def sentence_of(error: ErrorDetails, place: Location, model: type[BaseModel]) -> str:
    """What to write instead."""
    kind, context = error["type"], error.get("ctx", {})
    match kind:
        case "extra_forbidden":
            return _unknown_key(str(place[-1]), keys_at(model, place[:-1]))
        case "literal_error" | "union_tag_invalid":
            words = re.findall(r"'([^']*)'", str(context.get("expected") or context.get("expected_tags")))
            given = str(context.get("tag") or error["input"])
            return f"`{given}` kan hier niet; kies uit: {', '.join(words)}.{nearest(given, words)}"
        case "string_pattern_mismatch":
            return f"`{error['input']}` kan hier niet; {_shape(str(context['pattern']))}"
        case _ if kind in SENTENCES:
            key = str(place[-1]) if place else ""
            return SENTENCES[kind].format(key=key, input=error["input"], **context)
        case _:
            return error["msg"]


def keys_at(model: type[BaseModel], place: Location) -> list[str]:
    """The keys a file may use at a place."""
    found: list[type[BaseModel]] = [model]
    for step in place:
        if isinstance(step, str):
            found = [below for one in found if step in one.model_fields for below in _models_in(one, step)]
    return sorted({key for one in found for key in one.model_fields} - {"untranslated", "hidden"})


def readable(place: Location, raw: Any) -> str:
    """The place as people find it back: `items.eerste-volgers.title`. What pydantic adds below a value is left out."""
    words: list[str] = []
    for step in place:
        if isinstance(raw, dict):
            raw = raw.get(step)
            words.append(str(step))
        elif isinstance(raw, list) and isinstance(step, int):
            raw = raw[step]
            words.append(str((raw.get("id") if isinstance(raw, dict) else None) or step + 1))
        else:
            break
    return ".".join(words)


def _models_in(model: type[BaseModel], field: str) -> list[type[BaseModel]]:
    found, waiting = [], [model.model_fields[field].annotation]
    while waiting:
        annotation = waiting.pop()
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            found.append(annotation)
        waiting.extend(get_args(annotation))
    return found


def _unknown_key(key: str, keys: list[str]) -> str:
    return f"`{key}` ken ik hier niet; u kunt kiezen uit: {', '.join(keys)}.{nearest(key, keys)}"


def _shape(pattern: str) -> str:
    if "SMGVP" in pattern:
        return "schrijf een nummer als S-37"
    if "/" in pattern:
        return "schrijf een verwijzing als `drempels` of `drempels/eerste-volgers`"
    return "een id heeft kleine letters, cijfers en streepjes, zoals `eerste-volgers`"
