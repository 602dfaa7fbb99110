"""Nothing in the suite reaches the outside."""

import socket

import pytest


def test_the_outside_is_blocked():
    with pytest.raises(OSError, match="outside"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)


def test_this_machine_is_not_blocked():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(1)
        with socket.create_connection(listener.getsockname(), timeout=1) as connection:
            assert connection.getpeername() == listener.getsockname()
