"""The advice tables, lenses, instruments and funding of a catalogue as one list of rules, made once. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from tussenruimte.advice.checks import CHECKS, Check
from tussenruimte.advice.facts import OPEN
from tussenruimte.advice.pieces import KINDS
from tussenruimte.frameworks import Catalogue, FrameworkError
from tussenruimte.frameworks.checking import unknown_checks
from tussenruimte.frameworks.schema import (
    AdviceRule,
    AdviceTable,
    Framework,
    Funding,
    Instruments,
    Item,
    Lens,
    LensItem,
    RoleItem,
    Source,
)

# For funding these are conditions and not signs: unknown does not exclude, and they alone lead to nothing (M-34).
CONDITIONS = frozenset({"fasen", "rechtsvorm"})
# The field of a lens item that is advice, and the kind it is.
LENS_ADVICE = {"posture": "posture", "government_role": "government-role", "support": "support"}
MOST_ACTIONS = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """What a rule suggests: everything of an advice but its reasons."""

    kind: str
    id: str
    title: str
    text: str
    source: Source
    evidence: str
    version: int
    actions: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    untranslated: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """When every line fits and the check agrees, these pieces are suggested."""

    lines: tuple[tuple[str, frozenset[str]], ...]
    pieces: tuple[Piece, ...]
    check: Check | None = None
    # Lines that exclude when the fact is known and does not fit, and are passed over when nobody knows.
    conditions: tuple[tuple[str, frozenset[str]], ...] = ()


@lru_cache(maxsize=8)
def compiled(catalogue: Catalogue) -> tuple[Rule, ...]:
    """Every rule of a catalogue; FrameworkError when a table names a check that is not there."""
    unknown = unknown_checks(catalogue.frameworks, CHECKS)
    if unknown:
        raise FrameworkError(*unknown)
    return (
        *(rule for table in catalogue.of_kind(AdviceTable) for rule in _from_table(table, catalogue)),
        *(rule for lens in catalogue.lenses() for rule in _from_lens(lens)),
        *(rule for catalog in catalogue.of_kind(Instruments) for rule in _from_items(catalog, "instrument")),
        *(rule for catalog in catalogue.of_kind(Funding) for rule in _from_items(catalog, "funding")),
    )


def _from_table(table: AdviceTable, catalogue: Catalogue) -> Iterator[Rule]:
    if table.advice_kind not in KINDS:
        raise FrameworkError(f"{table.id}: advice_kind `{table.advice_kind}` kan niet; kies uit: {', '.join(KINDS)}")
    for rule in table.items:
        if rule.retired is None and not rule.hidden:
            id_ = f"{table.id}/{rule.id}"
            own = _piece(table, rule, table.advice_kind, id_=id_, text=rule.text, actions=rule.actions)
            pieces = tuple(_pointing_at(own, rule, reference, catalogue) for reference in rule.advises) or (own,)
            yield Rule(_lines(rule.fits), pieces, CHECKS[rule.check] if rule.check else None)


def _pointing_at(own: Piece, rule: AdviceRule, reference: str, catalogue: Catalogue) -> Piece:
    item = catalogue.item(reference) if "/" in reference else catalogue.framework(reference)
    actions = rule.actions or (item.actions if isinstance(item, RoleItem) else ())
    return replace(
        own,
        id=reference,
        title=item.title,
        text=rule.text or item.text,
        actions=actions,
        see=_once(*rule.see, *item.see),
        untranslated=own.untranslated or item.untranslated,
    )


def _from_lens(lens: Lens) -> Iterator[Rule]:
    for item in lens.items:
        if item.retired is None and not item.hidden:
            for field, kind in LENS_ADVICE.items():
                text = getattr(item, field)
                if text:
                    yield from _from_lens_item(lens, item, kind, text)


def _from_lens_item(lens: Lens, item: LensItem, kind: str, text: str) -> Iterator[Rule]:
    piece = _piece(lens, item, kind, id_=f"{lens.id}/{item.id}", text=text)
    states = [state.id for state in lens.states if state.id in OPEN]
    for name in [f"{lens.id}-{state}" for state in states] or [lens.id]:
        yield Rule(((name, frozenset({item.id})),), (piece,))


def _from_items(catalog: Instruments | Funding, kind: str) -> Iterator[Rule]:
    conditional = CONDITIONS if kind == "funding" else frozenset()
    for item in catalog.items:
        if item.fits and item.retired is None and not item.hidden:
            piece = _piece(catalog, item, kind, id_=f"{catalog.id}/{item.id}", text=item.text)
            lines = _lines({fact: values for fact, values in item.fits.items() if fact not in conditional})
            conditions = _lines({fact: values for fact, values in item.fits.items() if fact in conditional})
            yield Rule(lines or conditions, (piece,), conditions=conditions if lines else ())


def _piece(framework: Framework, item: Item, kind: str, *, id_: str, text: str, actions: tuple[str, ...] = ()) -> Piece:
    return Piece(
        kind=kind,
        id=id_,
        title=item.title,
        text=text,
        source=item.source or framework.source,
        evidence=item.evidence or framework.evidence,
        version=framework.version,
        actions=actions,
        see=item.see,
        untranslated=item.untranslated,
    )


def _lines(fits: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((fact, frozenset(values)) for fact, values in fits.items())


def _once(*words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
