"""Texts in the cells of a spreadsheet: made harmless on the way out, given back as they were on the way in."""

import re

# A spreadsheet obeys a cell that starts with one of these, also in their wide forms. Apostrophes before it are counted,
# so that a text that was harmless already comes back with its own apostrophe.
OBEYED = re.compile(r"\s*'*[=+\-@＝＋－＠]")


def readable(text: str) -> str:
    """The text without signs that no screen shows and no sheet accepts."""
    if not text.isprintable():
        text = "".join(sign for sign in text if sign.isprintable() or sign in "\n\t ")
    return text.strip()


def defused(text: str) -> str:
    """The text as a cell that no spreadsheet takes for a formula."""
    plain = readable(text)
    return f"'{plain}" if OBEYED.match(plain) else plain


def restored(cell: str) -> str:
    """The text that `defused` was given."""
    plain = readable(cell)
    return plain[1:] if plain.startswith("'") and OBEYED.match(plain[1:]) else plain
