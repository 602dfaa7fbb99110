"""The pages of challenges for the walk along all pages: name, what stands in the address, and who opens it."""

from collections.abc import Iterator
from typing import Any

Page = tuple[str, tuple[Any, ...], str]
NO_PAGE: dict[str, tuple[str, ...]] = {"a file or data": (), "only answers a form": ()}


def pages() -> Iterator[Page]:
    """Every page, with the examples of the demonstration."""
    yield from ()
