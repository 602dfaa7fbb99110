"""What was promised: an id that was ever published stays. `published.json` remembers them all."""

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel

from tussenruimte.frameworks.schema import Framework


def ids_of(frameworks: Mapping[str, Framework]) -> set[str]:
    """Every id: of frameworks, of items, and of what an item or framework holds, such as the options of a question."""
    found: set[str] = set()
    for framework in frameworks.values():
        found.add(framework.id)
        _gather(framework, framework.id, found)
    return found


def published(path: Path) -> set[str]:
    """Every id ever published."""
    return set(json.loads(path.read_text(encoding="utf-8"))) if path.exists() else set()


def vanished(frameworks: Mapping[str, Framework], path: Path) -> list[str]:
    """The published ids that are no longer there. Retire an item (`retired: 2027-01-01`), never remove or rename it."""
    return sorted(published(path) - ids_of(frameworks))


def unpublished(frameworks: Mapping[str, Framework], path: Path) -> list[str]:
    """The ids that are new since the last time ids were published."""
    return sorted(ids_of(frameworks) - published(path))


def publish(frameworks: Mapping[str, Framework], path: Path) -> list[str]:
    """Adds the new ids to the promise and gives them back; takes none away."""
    new = unpublished(frameworks, path)
    everything = sorted(published(path) | ids_of(frameworks))
    path.write_text(json.dumps(everything, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    return new


def _gather(model: BaseModel, prefix: str, found: set[str]) -> None:
    for name in type(model).model_fields:
        value = getattr(model, name)
        for child in value if isinstance(value, tuple) else ():
            id_ = getattr(child, "id", None)
            # A gap cites the domain reference; its id is not ours to keep.
            if isinstance(child, BaseModel) and id_ and name != "gaps":
                below = f"{prefix}/{id_}" if name in ("items", "options") else f"{prefix}/{name}/{id_}"
                found.add(below)
                _gather(child, below, found)
