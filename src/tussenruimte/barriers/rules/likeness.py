"""Is this the same barrier? Told by the rule that is named, the kind it is, and the words. Pure."""

from dataclasses import dataclass

from tussenruimte.search.analysis import body_terms

# Which part of the words of the shorter text must be in the other: with the same kind fewer will do.
SAME_WORDS, SAME_WORDS_AND_KIND = 0.6, 0.3
FEWEST_WORDS = 2


@dataclass(frozen=True)
class Told:
    """What is said of a barrier, as far as likeness goes."""

    title: str
    code: str
    rule_reference: str = ""


@dataclass(frozen=True)
class Likeness:
    """In what two barriers are alike; false when in nothing that counts."""

    rule: bool = False
    kind: bool = False
    words: float = 0.0

    def __bool__(self) -> bool:
        return self.rule or self.words >= (SAME_WORDS_AND_KIND if self.kind else SAME_WORDS)

    @property
    def strength(self) -> float:
        """To put the likeliest first."""
        return 2 * self.rule + self.kind + self.words


def likeness(one: Told, other: Told) -> Likeness:
    """How alike two barriers are."""
    same_rule = bool(_plain(one.rule_reference)) and _plain(one.rule_reference) == _plain(other.rule_reference)
    return Likeness(rule=same_rule, kind=one.code == other.code, words=_shared(one.title, other.title))


def _shared(one: str, other: str) -> float:
    mine, theirs = set(body_terms(one).split()), set(body_terms(other).split())
    shortest = max(min(len(mine), len(theirs)), FEWEST_WORDS)
    return len(mine & theirs) / shortest


def _plain(reference: str) -> str:
    return "".join(sign for sign in reference.casefold() if sign.isalnum())
