"""Which municipality someone means by what they typed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches


def plain(name: str) -> str:
    """A name without accents, signs, capitals and the word `gemeente`."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"[^\W_]+", "".join(sign for sign in bare if not unicodedata.combining(sign)))
    return " ".join(word for word in words if word != "gemeente")


def named(typed: str, names: Mapping[str, str]) -> str:
    """The code of the one place with exactly this name; empty when there is none or more than one."""
    wanted = plain(typed)
    found = [code for code, name in names.items() if plain(name) == wanted]
    return found[0] if len(found) == 1 else ""


def nearby_names(typed: str, names: Mapping[str, str], *, most: int = 6) -> tuple[str, ...]:
    """Codes of places that may be meant: those that hold the typed words first, then those spelled alike."""
    wanted = plain(typed)[:80]
    if not wanted:
        return ()
    by_name = {code: plain(name) for code, name in names.items()}
    holding = sorted((code for code, name in by_name.items() if wanted in name), key=lambda code: len(by_name[code]))
    alike = get_close_matches(wanted, list(by_name.values()), n=most, cutoff=0.6)
    spelled = [code for name in alike for code in _with_name(name, by_name)]
    return tuple(dict.fromkeys([*holding, *spelled]))[:most]


def _with_name(name: str, by_name: Mapping[str, str]) -> Iterable[str]:
    return (code for code, other in by_name.items() if other == name)
