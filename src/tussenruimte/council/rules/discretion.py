"""Leaving out who someone is: names of people, addresses and telephone numbers in a text others will read. Pure."""

import re
from collections.abc import Iterable

from tussenruimte.dossiers.rules.anonymity import tells_who

LEFT_OUT = "[…]"


def veiled(text: str, people: Iterable[str]) -> str:
    """The text with every sign of a person replaced; what looks like an address or a telephone number goes as well.

    Names that nobody has an account under cannot be known, so a person still reads it before others do.
    """
    names = tuple(people)
    shown = text
    # A part of a name is looked for only where the whole name is not, so what was hidden may bring out another sign.
    while signs := tells_who([shown], people=names):
        before = shown
        # The longest first, so that a whole name goes before a part of it.
        for sign in sorted(signs, key=len, reverse=True):
            shown = re.sub(rf"(?<!\w){re.escape(sign)}(?!\w)", LEFT_OUT, shown, flags=re.IGNORECASE)
        if shown == before:
            break
    return shown
