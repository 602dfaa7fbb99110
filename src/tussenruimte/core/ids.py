"""Identifiers that people read aloud and links that nobody can guess."""

import secrets
import unicodedata

from django.utils.text import slugify

# Without 0/O, 1/I/L and U: a number is often read aloud on the phone or copied from paper.
READABLE = "23456789ABCDEFGHJKMNPQRSTVWXYZ"


def new_token() -> str:
    """An unguessable token for a link that gives access: 43 url-safe characters, 256 bits."""
    return secrets.token_urlsafe(32)


def new_number(year: int) -> str:
    """A receipt number such as `TR-2026-7KQ4M2XP`, for people to quote."""
    return f"TR-{year}-" + "".join(secrets.choice(READABLE) for _ in range(8))


def slug_from(name: str, *, taken: frozenset[str] | set[str] = frozenset(), longest: int = 80) -> str:
    """A readable slug for `name` that is not in `taken`; a name without letters becomes `x`."""
    plain = slugify(unicodedata.normalize("NFKC", name))[:longest].strip("-") or "x"
    slug, count = plain, 2
    while slug in taken:
        suffix = f"-{count}"
        slug, count = plain[: longest - len(suffix)] + suffix, count + 1
    return slug
