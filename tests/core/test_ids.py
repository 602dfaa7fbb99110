"""Identifiers: unguessable, readable aloud, and slugs that never clash."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tussenruimte.core import ids


def test_tokens_are_long_and_never_the_same() -> None:
    tokens = {ids.new_token() for _time in range(1000)}

    assert len(tokens) == 1000
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{43}", token) for token in tokens)


def test_numbers_can_be_read_aloud() -> None:
    numbers = {ids.new_number(2026) for _time in range(1000)}

    assert len(numbers) == 1000
    assert all(re.fullmatch(r"TR-2026-[2-9A-HJKMNP-TV-Z]{8}", number) for number in numbers)


@pytest.mark.parametrize(
    ("name", "taken", "slug"),
    [
        ("Buurttuin De Hoek", set(), "buurttuin-de-hoek"),
        ("Café ’t Hôtel & Co.", set(), "cafe-t-hotel-co"),
        ("Buurttuin", {"buurttuin"}, "buurttuin-2"),
        ("Buurttuin", {"buurttuin", "buurttuin-2"}, "buurttuin-3"),
        ("!!!", set(), "x"),
        ("日本語", {"x"}, "x-2"),
        ("a" * 200, set(), "a" * 80),
        ("a" * 200, {"a" * 80}, "a" * 78 + "-2"),
    ],
)
def test_slug(name: str, taken: set[str], slug: str) -> None:
    assert ids.slug_from(name, taken=taken) == slug


@given(some.text(max_size=120), some.sets(some.text(alphabet="abx-2", max_size=4)))
def test_slug_is_free_short_and_plain(name: str, taken: set[str]) -> None:
    slug = ids.slug_from(name, taken=taken)

    assert slug not in taken
    assert re.fullmatch(r"[a-z0-9_-]{1,80}", slug)
