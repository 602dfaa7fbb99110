"""What the frameworks say of a barrier: its kinds, its mirror among the conditions, its theme, and what helps. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from tussenruimte.advice import Advice, advise
from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.schema import Criteria, CriterionItem, Item, SignpostItem

THEMES, LEVELS = "themas", "niveaus-van-belemmeringen"
FACT = "belemmeringen"
# Framework of barriers → from which side it is seen.
SEEN_BY = {"barrieres-collectieven": "initiative", "barrieres-ambtenaren": "municipality"}


@dataclass(frozen=True)
class Mirror:
    """The condition that a barrier is the reverse of."""

    reference: str
    title: str
    text: str


def kinds(catalogue: Catalogue) -> tuple[Criteria, ...]:
    """Every list of barriers, a municipality's own too."""
    return tuple(found for found in catalogue.of_kind(Criteria) if found.kind == "barriers")


def is_kind(code: str, catalogue: Catalogue) -> bool:
    """Whether this names a barrier of one of the lists."""
    return any(code == f"{one.id}/{item.id}" for one in kinds(catalogue) for item in one.items)


def default_theme(code: str, catalogue: Catalogue) -> str:
    """The theme the taxonomy gives this kind; empty when it gives none."""
    item = _criterion(code, catalogue)
    return item.theme.partition("/")[2] if item is not None and item.theme else ""


def mirror_of(code: str, catalogue: Catalogue) -> Mirror | None:
    """The condition this barrier is the reverse of (P-12); None when the source names none."""
    item = _criterion(code, catalogue)
    if item is None or not item.inverse_of or not catalogue.has(item.inverse_of):
        return None
    condition = catalogue.item(item.inverse_of)
    return Mirror(item.inverse_of, condition.title, condition.text)


def kinds_for_condition(condition: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The barriers that a condition which is not met shows itself as."""
    return tuple(
        f"{one.id}/{item.id}" for one in kinds(catalogue) for item in one.items if item.inverse_of == condition
    )


def facts_of(codes: Iterable[str], catalogue: Catalogue) -> dict[str, list[str]]:
    """What advice is given: each kind once, by its own id; nothing of a kind that advice does not know."""
    known = catalogue.facts.get(FACT)
    accepted = known.accepted if known is not None else ()
    ids = [id_ for id_ in dict.fromkeys(code.partition("/")[2] for code in codes) if id_ in accepted]
    return {FACT: ids} if ids else {}


def suggestions(code: str, catalogue: Catalogue) -> list[Advice]:
    """What the advice tables say about this kind alone."""
    facts = facts_of([code], catalogue)
    return advise(facts, catalogue) if facts else []


def signposts_for(theme: str, catalogue: Catalogue) -> tuple[tuple[str, Item], ...]:
    """The signposts that carry this theme as a label, each with its reference."""
    origins = catalogue.links_to(f"{THEMES}/{theme}") if theme else ()
    return tuple(
        (origin, item)
        for origin in origins
        if catalogue.has(origin) and "/" in origin and isinstance(item := catalogue.item(origin), SignpostItem)
    )


def _criterion(code: str, catalogue: Catalogue) -> CriterionItem | None:
    item = catalogue.item(code) if "/" in code and catalogue.has(code) else None
    return item if isinstance(item, CriterionItem) else None
