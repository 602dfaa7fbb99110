"""Amounts in euros as people write them. Pure."""

from decimal import Decimal, InvalidOperation

MOST = Decimal("9999999999.99")
CENT = Decimal("0.01")


class NotMoneyError(ValueError):
    """The text is no amount of euros and cents of nought or more."""


def amount_in(text: str) -> Decimal | None:
    """The amount in `1.250,50`, `1250,5`, `€ 1250` or `1250.50`; None for nothing; else NotMoneyError.

    A single point before three digits is read as Dutch people mean it: 1.250 is twelve hundred and fifty.
    """
    plain = text.replace("€", "").replace("\u00a0", "").replace(" ", "")
    if not plain:
        return None
    head, point, tail = plain.rpartition(".")
    if "," in plain or (point and len(tail) == 3 and head.replace(".", "").isdigit()):
        plain = plain.replace(".", "").replace(",", ".")
    try:
        amount = Decimal(plain)
    except InvalidOperation as problem:
        raise NotMoneyError from problem
    # Digits, one point and nothing else: Decimal itself also reads 1e5, 1_000 and NaN.
    if (
        not set(plain) <= set("0123456789.")
        or not amount.is_finite()
        or amount > MOST
        or amount != amount.quantize(CENT)
    ):
        raise NotMoneyError
    return amount


def written(amount: Decimal | None) -> str:
    """The amount as a form or a file shows it: `1250,50`; nothing for None."""
    return "" if amount is None else str(amount.quantize(CENT)).replace(".", ",")
