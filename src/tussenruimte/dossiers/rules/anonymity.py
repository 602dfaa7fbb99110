"""Whether a text that everyone will read still tells who it is about. Pure."""

import re
from collections.abc import Iterable

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<!\d)(?:\+31|0031|0)[\s-]?\d(?:[\s-]?\d){7,8}(?!\d)")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Shorter parts of a name are also plain words; those with a small letter, such as `van`, are no sign of anyone.
SHORTEST_PART = 4


def tells_who(texts: Iterable[str], *, people: Iterable[str] = (), groups: Iterable[str] = ()) -> tuple[str, ...]:
    """The names, addresses and telephone numbers that stand in the texts, each once.

    Of a person a part of the name is enough when it is written with a capital; of a group its whole name counts.
    """
    text = "\n".join(texts)
    plain = text.casefold()
    words = {word for word in WORD.findall(text) if word[0].isupper()}
    found = [match.group() for pattern in (EMAIL, PHONE) for match in pattern.finditer(text)]
    found += [name for name in groups if name and _stands_in(name, plain)]
    for name in people:
        parts = [part for part in WORD.findall(name) if len(part) >= SHORTEST_PART and part[0].isupper()]
        if name and _stands_in(name, plain):
            found.append(name)
        else:
            found += [part for part in parts if part in words]
    return tuple(dict.fromkeys(found))


def _stands_in(name: str, plain: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", plain) is not None
