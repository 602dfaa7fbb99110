"""Log lines hold no addresses of people and no tokens, wherever these came from."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tussenruimte.core import ids
from tussenruimte.core.logs import MaskingFormatter, mask


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Mail naar noor@voorbeeld.example mislukt", "Mail naar [e-mail] mislukt"),
        ("n.o-o_r+x@mail.voorbeeld.example,ok", "[e-mail],ok"),
        ("Not Found: /vertel/Zm9vYmFyYmF6Zm9vYmFyYmF6Zm9vYmFyYmF6MTIzNDU/", "Not Found: /vertel/[token]/"),
        ("sessie 7h3k9x2m5p8q1w4e6r0t7y3u9i2o5a8s", "sessie [token]"),
        ("in test_collective_cannot_sign_for_the_municipality", "in test_collective_cannot_sign_for_the_municipality"),
        ("tussenruimte.accounts.middleware 12 regels", "tussenruimte.accounts.middleware 12 regels"),
        ("bonnetje TR-2026-7KQ4M2XP", "bonnetje TR-2026-7KQ4M2XP"),
    ],
)
def test_mask(text: str, masked: str) -> None:
    assert mask(text) == masked


@given(some.text(alphabet="abcdefghij0123456789", min_size=1, max_size=20))
def test_every_address_is_masked(name: str) -> None:
    assert name + "@" not in mask(f"naar {name}@voorbeeld.example")


def test_every_new_token_is_masked() -> None:
    tokens = [ids.new_token() for _time in range(500)]

    assert all(token.strip("-") not in mask(f"/vertel/{token}/") for token in tokens)


def test_arguments_and_tracebacks_are_masked_too() -> None:
    fault = ValueError("noor@voorbeeld.example bestaat al")
    record = logging.LogRecord(
        "x", logging.ERROR, "y.py", 1, "mislukt: %s", ("noor@voorbeeld.example",), (type(fault), fault, None)
    )
    line = MaskingFormatter("{levelname} {message}", style="{").format(record)

    assert line.startswith("ERROR mislukt: [e-mail]")
    assert "ValueError: [e-mail] bestaat al" in line


def test_one_record_cannot_pass_for_two() -> None:
    record = logging.LogRecord("x", logging.INFO, "y.py", 1, "naam: %s", ("a\nINFO beheerder ingelogd",), None)

    assert "\n" not in MaskingFormatter("{message}", style="{").format(record)


def test_the_handler_uses_it(settings: object) -> None:
    formatter = settings.LOGGING["formatters"]["line"]  # type: ignore[attr-defined]

    assert formatter["()"] == "tussenruimte.core.logs.MaskingFormatter"
