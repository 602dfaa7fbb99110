"""The effect arena: who benefits beside who puts something in. The differences are where a conversation begins."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tussenruimte.value.rules.parties import known, one_spelling


@dataclass(frozen=True, slots=True)
class Meeting:
    """Parties on one side of the board or on both, and effects that nobody was found for."""

    both: tuple[str, ...]
    # They benefit and put nothing in: partners to talk with.
    only_benefit: tuple[str, ...]
    # They put something in, and nothing on the board says what for.
    only_invest: tuple[str, ...]
    # Value without anyone who gathers it: perhaps for everyone.
    nobody: tuple[str, ...]


def confronted(effects: Sequence[tuple[str, str]], investors: Iterable[str]) -> Meeting:
    """Lays both sides beside each other. `effects` are pairs of a name and the party that benefits, or nothing."""
    gather = one_spelling(party for _name, party in effects if known(party))
    invest = one_spelling(party for party in investors if known(party))
    return Meeting(
        both=tuple(name for key, name in gather.items() if key in invest),
        only_benefit=tuple(name for key, name in gather.items() if key not in invest),
        only_invest=tuple(name for key, name in invest.items() if key not in gather),
        nobody=tuple(name for name, party in effects if not known(party)),
    )
