"""The effect model as plain values again: what `reading.read_model` reads. What was not said is left out."""

from dataclasses import fields as fields_of
from dataclasses import is_dataclass
from decimal import Decimal
from typing import Any

from tussenruimte.value.rules.amounts import as_text
from tussenruimte.value.rules.model import Effect, EffectModel

# What is looked up again when the model is read, and kept with the outcome.
DERIVED = frozenset({"price_used"})
# Written beside the other keys of an effect, and not under a key of its own.
INLINE = frozenset({"expected"})
# That it costs nothing, or that no party is public, is something else than that nobody said so.
EMPTY_SAYS = frozenset({"costs", "public_parties"})


def as_mapping(model: EffectModel) -> dict[str, Any]:
    """The model as a file holds it, decimals as decimal strings."""
    written = _written(model)
    if model.principles:
        written["principles"] = dict(model.principles)
    return written


def _written(thing: Any) -> dict[str, Any]:
    written: dict[str, Any] = {}
    for field in fields_of(thing):
        value = getattr(thing, field.name)
        if field.name in INLINE:
            written |= _written(value)
        elif field.name not in DERIVED and _says_something(thing, field.name, value):
            written[field.name] = _plain(value)
    return written


def _says_something(thing: Any, name: str, value: Any) -> bool:
    if value is None or value == "":
        return False
    if isinstance(thing, Effect) and name == "unit_price" and thing.price_used is not None:
        return False
    return value != () or (isinstance(thing, EffectModel) and name in EMPTY_SAYS)


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return as_text(value)
    if is_dataclass(value):
        return _written(value)
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value
