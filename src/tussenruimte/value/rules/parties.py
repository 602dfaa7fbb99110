"""Who pays and who benefits. Parties are free text; two spellings that differ in capitals only are one party."""

import re
from collections.abc import Iterable

from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.schema import PlainList
from tussenruimte.value.rules.remarks import _

PARTIES, PUBLIC = "partijen", "publiek"
NOBODY = _("niet genoemd")


def known(party: str) -> str:
    """How two spellings of one party compare."""
    return " ".join(party.split()).casefold()


def public_words(frameworks: Catalogue) -> frozenset[str]:
    """The words by which a party of the public purse is known: those of the list of parties."""
    parties = frameworks.frameworks.get(PARTIES)
    items = parties.items if isinstance(parties, PlainList) else ()
    return frozenset(
        word
        for item in items
        if item.group == PUBLIC and not item.hidden
        for name in (item.id, *item.aliases)
        for word in _words(name)
    )


def public_among(parties: Iterable[str], named: Iterable[str] | None, words: frozenset[str]) -> tuple[str, ...]:
    """The parties of the public purse: those that were named, or else those with a word such as `gemeente` in it."""
    if named is not None:
        marked = {known(party) for party in named}
        return tuple(party for party in parties if known(party) in marked)
    return tuple(party for party in parties if any(word.startswith(tuple(words)) for word in _words(party)))


def one_spelling(parties: Iterable[str]) -> dict[str, str]:
    """Every party under its compared form, in the spelling that came first."""
    spelled: dict[str, str] = {}
    for party in parties:
        spelled.setdefault(known(party), " ".join(party.split()) or NOBODY)
    return spelled


def _words(party: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", party.casefold())
