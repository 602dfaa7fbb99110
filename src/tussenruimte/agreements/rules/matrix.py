"""Values, goals and ambitions of the parties beside each other (S-79): each party judges, nobody decides. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

AGREE, STRENGTHEN, CLASH = "agree", "strengthen", "clash"
View = Literal["nobody", "some", "same", "differ"]


@dataclass(frozen=True)
class Cell:
    """How two ambitions are seen: by whom, and whether the parties see it alike. `judgement` only when all do."""

    view: View
    judgement: str
    judgements: Mapping[int, str]

    @property
    def is_talking_point(self) -> bool:
        """What parties see differently, or as a clash, is talked about; it is never averaged away."""
        return self.view == "differ" or CLASH in self.judgements.values()


def seen(judgements: Mapping[int, str], parties: frozenset[int]) -> Cell:
    """The judgements of the parties (by their key) on one pair; those of a party that left no longer count."""
    told = {party: judgement for party, judgement in judgements.items() if party in parties}
    different = set(told.values())
    if len(different) > 1:
        return Cell("differ", "", told)
    if not told:
        return Cell("nobody", "", told)
    if set(told) != parties:
        return Cell("some", "", told)
    return Cell("same", different.pop(), told)
