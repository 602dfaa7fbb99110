"""Facts in, advice with reasons out. Pure: no database, no clock, no request.

A rule speaks when every line of its `fits` matches and its `check`, if it names one, agrees. What matched is the
explanation. Rules that suggest the same thing become one piece of advice with all their reasons.
"""

from collections.abc import Mapping
from typing import Any

from tussenruimte.advice.checks import CHECKS, Matched
from tussenruimte.advice.compiling import MOST_ACTIONS, Piece, Rule, compiled
from tussenruimte.advice.facts import Facts, FactsError, read_facts
from tussenruimte.advice.pieces import KINDS, Advice, Reason
from tussenruimte.advice.sentences import Sentences, sentences
from tussenruimte.frameworks import Catalogue

__all__ = ["CHECKS", "Advice", "FactsError", "Reason", "advise", "advise_on"]

HIGHEST_EMPHASIS = 3
ORDER = {kind: number for number, kind in enumerate(KINDS)}

Found = dict[tuple[str, str], tuple[Piece, dict[tuple[str, str], None], list[Piece]]]


def advise(facts: Mapping[str, Any], frameworks: Catalogue) -> list[Advice]:
    """Advice for facts as people write them; nothing when nothing is known; FactsError when a fact is not one."""
    return advise_on(read_facts(facts, frameworks), frameworks)


def advise_on(facts: Facts, frameworks: Catalogue) -> list[Advice]:
    """Advice for facts that were read before."""
    found: Found = {}
    for rule in compiled(frameworks):
        matched = _matched(rule, facts)
        if matched:
            for piece in rule.pieces:
                _, reasons, pieces = found.setdefault((piece.kind, piece.id), (piece, {}, []))
                reasons.update(dict.fromkeys(matched))
                pieces.append(piece)
    words = sentences(frameworks)
    advice = [_advice(first, reasons, pieces, facts, words) for first, reasons, pieces in found.values()]
    return sorted(advice, key=lambda one: (ORDER[one.kind], -one.strength))


def _matched(rule: Rule, facts: Facts) -> Matched:
    """The facts that make a rule speak; nothing when it stays silent."""
    values = facts.values
    matched: list[tuple[str, str]] = []
    for name, accepted in rule.lines:
        here = [(name, value) for value in values.get(name, ()) if value in accepted]
        if not here:
            return ()
        matched += here
    for name, accepted in rule.conditions:
        known = values.get(name)
        if known:
            here = [(name, value) for value in known if value in accepted]
            if not here:
                return ()
            matched += here
    if rule.check is not None:
        checked = rule.check(facts)
        if not checked:
            return ()
        matched += checked
    return tuple(matched)


def _advice(
    first: Piece, reasons: dict[tuple[str, str], None], pieces: list[Piece], facts: Facts, words: Sentences
) -> Advice:
    actions, see = first.actions, first.see
    if len(pieces) > 1:
        actions = tuple(dict.fromkeys(action for piece in pieces for action in piece.actions))
        see = tuple(dict.fromkeys(reference for piece in pieces for reference in piece.see))
    return Advice(
        kind=first.kind,
        id=first.id,
        title=first.title,
        text=first.text,
        reasons=tuple(dict.fromkeys(words.reason(facts, name, value) for name, value in reasons)),
        source=first.source,
        evidence=first.evidence,
        version=first.version,
        strength=min(len(pieces), HIGHEST_EMPHASIS) if first.kind == "role" else len(reasons),
        actions=actions[:MOST_ACTIONS] if first.kind == "role" else actions,
        see=see,
        untranslated=first.untranslated,
    )
