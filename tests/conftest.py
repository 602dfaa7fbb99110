"""The people every test may count on, and a day that does not move."""

import socket
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.utils import translation
from hypothesis import settings

from tussenruimte.accounts.models import Person

# Speed is shown by `make bench`; a busy machine must not make a rule look wrong.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

DAY = date(2026, 11, 23)
pytest_plugins = ["tests.browser"]


@pytest.fixture
def day() -> date:
    """A Monday without holidays around it."""
    return DAY


@pytest.fixture(autouse=True)
def speaking_dutch() -> Iterator[None]:
    """Every test starts in Dutch, whatever language a page before it was read in."""
    with translation.override("nl"):
        yield


@pytest.fixture
def stranger(db: None) -> Person:
    """Someone with an account and nothing else: may read what is public, and no more."""
    return Person.objects.create_user("vreemde@voorbeeld.example", "Sam Vreemd")


@pytest.fixture(autouse=True, scope="session")
def only_this_machine() -> Iterator[None]:
    """Refuses every connection to the outside; sockets of this machine stay open for databases and browsers."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise OSError(f"no test reaches the outside: {address[0]}")
        connect(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", guarded)
    yield
    patch.undo()
