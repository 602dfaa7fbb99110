"""A municipality's own folder over ours: it adds, hides, reorders and rewords; it never changes a published id."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, TypeAdapter, ValidationError

from tussenruimte.frameworks.problems import nearest
from tussenruimte.frameworks.reading import FrameworkError, SourceText, explained, model_in
from tussenruimte.frameworks.schema import Framework, Frozen, Id, Item


class Overlay(Frozen):
    """What a file with `kind: overlay` may say about one of our frameworks."""

    kind: Literal["overlay"]
    over: Id
    title: str = Field(default="", description="Een eigen titel; leeg is de onze.")
    text: str = Field(default="", description="Een eigen uitleg; leeg is de onze.")
    # Not offered any more. Old answers stay readable, so a hidden item can still be looked up.
    hide: tuple[Id, ...] = ()
    # These first, in this order; the rest follows as it was.
    order: tuple[Id, ...] = ()
    # New items, written as in the framework itself.
    items: tuple[dict[str, Any], ...] = ()


def laid_over(frameworks: Mapping[str, Framework], source: SourceText) -> Framework:
    """Our framework as one overlay file changes it."""
    overlay = model_in(source, Overlay)
    ours = frameworks.get(overlay.over)
    if ours is None:
        known = nearest(overlay.over, list(frameworks))
        raise FrameworkError(source.problem(("over",), f"er is geen kader met id `{overlay.over}`.{known}"))
    added = _own_items(overlay, ours, source)
    entries = (*ours.entries, *added)
    ids = [item.id for item in entries]
    problems = [
        source.problem((field, number), f"`{id_}` staat niet in `{ours.id}`.{nearest(id_, ids)}")
        for field in ("hide", "order")
        for number, id_ in enumerate(getattr(overlay, field))
        if id_ not in ids
    ]
    if problems:
        raise FrameworkError(*problems)
    update: dict[str, Any] = {"items": _ordered(entries, overlay)}
    update |= {word: getattr(overlay, word) for word in ("title", "text") if getattr(overlay, word)}
    return ours.model_copy(update=update)


def refuse_known(
    framework: Framework, known: Mapping[str, Framework], ours: Mapping[str, Framework], source: SourceText
) -> None:
    """An id belongs to one file; a municipality's whole file may not take the id of a framework of ours."""
    if framework.id in ours:
        way_out = f"kies een eigen id, of schrijf `kind: overlay` met `over: {framework.id}`"
        raise FrameworkError(source.problem(("id",), f"`{framework.id}` is een kader van ons; {way_out}"))
    if framework.id in known:
        raise FrameworkError(
            source.problem(("id",), f"`{framework.id}` is al het id van een ander bestand; kies een ander")
        )


def _own_items(overlay: Overlay, ours: Framework, source: SourceText) -> tuple[Item, ...]:
    if not overlay.items:
        return ()
    annotation: Any = type(ours).model_fields["items"].annotation
    try:
        added: tuple[Item, ...] = TypeAdapter(annotation).validate_python(overlay.items)
    except ValidationError as problem:
        raise explained(problem, source, type(ours), below=("items",)) from problem
    taken = [item.id for item in (*ours.entries, *added)]
    problems = [
        source.problem(("items", number, "id"), f"`{item.id}` bestaat al en blijft zoals het is; kies een eigen id")
        for number, item in enumerate(added)
        if taken.count(item.id) > 1
    ]
    if problems:
        raise FrameworkError(*problems)
    return added


def _ordered(entries: tuple[Item, ...], overlay: Overlay) -> tuple[Item, ...]:
    first = {id_: number for number, id_ in enumerate(overlay.order)}
    ordered = sorted(entries, key=lambda item: first.get(item.id, len(first)))
    return tuple(item.model_copy(update={"hidden": True}) if item.id in overlay.hide else item for item in ordered)
