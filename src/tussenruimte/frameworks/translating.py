"""Another language laid over the Dutch words, by id; what is missing stays Dutch and says so."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel

from tussenruimte.frameworks.problems import nearest
from tussenruimte.frameworks.reading import FrameworkError, SourceText
from tussenruimte.frameworks.schema import Framework, Gap, Item, Works

# The fields that hold words. An example is often a name, and a unit a sign: they may stay as they are.
WORDS = frozenset(
    {
        "title",
        "text",
        "question",
        "parts",
        "posture",
        "horizon",
        "support",
        "owner",
        "government_role",
        "core",
        "actions",
    }
    | {"aim", "approach", "check_question", "notice", "low", "high", "not_to_be_confused_with"}
    | {"helps", "marks", "note", "short", "model_text", "lawyer", "for_whom"}
)
MAY_STAY = frozenset({"example", "unit", "value", "en"})
Place = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)


class Overlaying:
    """Lays one translation file over one framework, and gathers what is wrong with the file."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.problems: list[str] = []

    def framework(self, framework: Framework) -> Framework:
        """The framework in the other language."""
        words = {key: value for key, value in self.source.raw.items() if key not in ("id", "kind", "version")}
        return self.laid_over(framework, words, ())

    def laid_over(self, model: M, words: Any, place: Place) -> M:
        """A copy of any part of a framework with the words laid over it."""
        if not isinstance(words, Mapping):
            self._refuse(place, "schrijf hier regels als `title: …`")
            return model
        update: dict[str, Any] = {}
        for key, value in words.items():
            at = (*place, str(key))
            old = getattr(model, str(key), None) if str(key) in type(model).model_fields else None
            if key in WORDS | MAY_STAY and isinstance(old, str | tuple):
                update[key] = self._words(old, value, at)
            elif key == "aliases":
                update[key] = (*getattr(model, "aliases", ()), *self._words((), value, at))
            elif isinstance(old, BaseModel):
                update[key] = self.laid_over(old, value, at)
            elif isinstance(old, tuple) and old and isinstance(old[0], Gap):
                update[key] = self._gaps(old, value, at)
            elif isinstance(old, tuple) and old and isinstance(old[0], BaseModel):
                update[key] = self._children(old, value, at)
            else:
                known = sorted((WORDS | MAY_STAY) & type(model).model_fields.keys())
                self._refuse(at, f"`{key}` kan hier niet vertaald worden.{nearest(str(key), known)}")
        if "untranslated" in type(model).model_fields:
            update["untranslated"] = _lacks_words(model, update)
        return model.model_copy(update=update)

    def _words(self, old: str | tuple[Any, ...], value: Any, place: Place) -> str | tuple[str, ...]:
        if isinstance(old, str):
            if isinstance(value, str) and value:
                return value
            self._refuse(place, "schrijf hier tekst")
        elif not isinstance(value, list) or not all(isinstance(line, str) and line for line in value):
            self._refuse(place, "schrijf hier een lijst van teksten")
        elif old and len(old) != len(value):
            self._refuse(
                place, f"het Nederlands heeft hier {len(old)} regels; schrijf er ook {len(old)}, niet {len(value)}"
            )
        else:
            return tuple(value)
        return old

    def _gaps(self, old: tuple[Gap, ...], value: Any, place: Place) -> tuple[Gap, ...]:
        texts = self._words(tuple(gap.text for gap in old), value, place)
        return tuple(gap.model_copy(update={"text": text}) for gap, text in zip(old, texts, strict=True))

    def _children(self, old: tuple[Any, ...], value: Any, place: Place) -> tuple[Any, ...]:
        if not isinstance(value, Mapping):
            self._refuse(place, "schrijf hier bij elk id de vertaalde woorden, zoals `eerste-volgers: {title: …}`")
            return old
        known = [child.id for child in old]
        for id_ in value:
            if id_ not in known:
                self._refuse((*place, str(id_)), f"dit id staat niet in het Nederlands.{nearest(str(id_), known)}")
        return tuple(
            self.laid_over(child, value[child.id], (*place, child.id)) if child.id in value else in_dutch(child)
            for child in old
        )

    def _refuse(self, place: Place, what: str) -> None:
        self.problems.append(self.source.problem(place, what))


def in_dutch(model: M) -> M:
    """The same, marked as not translated."""
    return model.model_copy(update={"untranslated": True}) if "untranslated" in type(model).model_fields else model


def translated(frameworks: Mapping[str, Framework], sources: list[SourceText]) -> dict[str, Framework]:
    """All frameworks with the translations laid over them; several problems are reported at once."""
    result = {id_: _all_dutch(framework) for id_, framework in frameworks.items()}
    problems: list[str] = []
    for source in sources:
        id_ = source.raw.get("id")
        if id_ is None:
            problems.append(source.problem((), "`id` ontbreekt; noem het kader dat u vertaalt, zoals `id: drempels`"))
            continue
        if id_ not in result:
            known = nearest(str(id_), list(result))
            problems.append(source.problem(("id",), f"er is geen kader met id `{id_}` om te vertalen.{known}"))
            continue
        overlaying = Overlaying(source)
        result[id_] = overlaying.framework(result[id_])
        problems.extend(overlaying.problems)
    if problems:
        raise FrameworkError(*problems)
    return result


def untranslated(frameworks: Mapping[str, Framework]) -> dict[str, tuple[str, ...]]:
    """Per framework what still lacks words in this language: the framework itself, or the ids of its items."""
    lacking = {}
    for id_, framework in frameworks.items():
        if isinstance(framework, Works):  # the titles of works stay as they are
            continue
        found = [id_] if framework.untranslated else []
        found += [f"{id_}/{item.id}" for item in framework.entries if _any_dutch(item)]
        if found:
            lacking[id_] = tuple(found)
    return lacking


def _all_dutch(framework: Framework) -> Framework:
    """Everything marked as Dutch, before any words are laid over."""
    children = {
        name: tuple(in_dutch(child) for child in value)
        for name in type(framework).model_fields
        if isinstance(value := getattr(framework, name), tuple) and value and isinstance(value[0], Item)
    }
    return in_dutch(framework).model_copy(update=children)


def _any_dutch(item: Item) -> bool:
    return item.untranslated or any(option.untranslated for option in getattr(item, "options", ()))


def _lacks_words(model: BaseModel, update: Mapping[str, Any]) -> bool:
    return any(getattr(model, name) and name not in update for name in WORDS & type(model).model_fields.keys())
