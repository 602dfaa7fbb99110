"""What someone answers in the finder, and the address that holds it. Pure: reading gives back what was written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from urllib.parse import parse_qs, urlencode

CLOSES_WITHIN = (30, 90, 180)
MOST_CHOSEN = 40
LARGEST = Decimal("999999999.99")


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Answers about a plan, and what of the list someone wants to see. Empty, None and no are all "not told"."""

    # The code of a place.
    place: str = ""
    legal_form: str = ""
    phase: str = ""
    themes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    amount: Decimal | None = None
    own_money: Decimal | None = None
    whole: bool = False
    # Below: what of the list to show, which says nothing about the plan.
    text: str = ""
    forms: tuple[str, ...] = ()
    no_repaying: bool = False
    no_own_share: bool = False
    closes_within: int | None = None

    @property
    def about_list(self) -> "Answers":
        """Only what of the list to show."""
        return Answers(
            text=self.text,
            forms=self.forms,
            no_repaying=self.no_repaying,
            no_own_share=self.no_own_share,
            closes_within=self.closes_within,
        )

    def as_query(self) -> str:
        """The part of an address behind the question mark."""
        pairs = (
            ("plaats", [self.place]),
            ("rechtsvorm", [self.legal_form]),
            ("fase", [self.phase]),
            ("thema", self.themes),
            ("nodig", self.needs),
            ("bedrag", [_written(self.amount)]),
            ("eigen", [_written(self.own_money)]),
            ("geheel", ["ja" if self.whole else ""]),
            ("q", [self.text]),
            ("soort", self.forms),
            ("niet-terug", ["ja" if self.no_repaying else ""]),
            ("zonder-eigen", ["ja" if self.no_own_share else ""]),
            ("sluit", [str(self.closes_within or "")]),
        )
        return urlencode([(name, value) for name, values in pairs for value in values if value])


def read(query: str) -> Answers:
    """The answers in an address; what is odd counts as not told."""
    given: Mapping[str, Sequence[str]] = parse_qs(query, max_num_fields=500) if query else {}

    def one(name: str) -> str:
        return plain(given.get(name, ("",))[0])

    def several(name: str) -> tuple[str, ...]:
        return once(plain(value) for value in given.get(name, ()))

    return Answers(
        place=one("plaats"),
        legal_form=one("rechtsvorm"),
        phase=one("fase"),
        themes=several("thema"),
        needs=several("nodig"),
        amount=amount_in(one("bedrag")),
        own_money=amount_in(one("eigen")),
        whole=one("geheel") == "ja",
        text=one("q"),
        forms=several("soort"),
        no_repaying=one("niet-terug") == "ja",
        no_own_share=one("zonder-eigen") == "ja",
        closes_within=_one_of(one("sluit")),
    )


def amount_in(text: str) -> Decimal | None:
    """An amount as people write it: 1500, 1.500 or 1.500,50; None for anything else."""
    plain_text = "".join(text.replace("€", "").split())
    if "," in plain_text:
        plain_text = plain_text.replace(".", "").replace(",", ".")
    elif plain_text.count(".") > 1 or (plain_text.count(".") == 1 and len(plain_text.rpartition(".")[2]) == 3):
        plain_text = plain_text.replace(".", "")
    try:
        amount = Decimal(plain_text)
    except InvalidOperation:
        return None
    if not amount.is_finite() or not 0 <= amount <= LARGEST:
        return None
    return abs(amount.quantize(Decimal("0.01")))


def plain(text: str) -> str:
    """The text on one line, without signs that no screen shows."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[:200]


def once(items: Iterable[str]) -> tuple[str, ...]:
    """Each item once, in order, and not too many of them."""
    return tuple(dict.fromkeys(item for item in items if item))[:MOST_CHOSEN]


def _written(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount:.2f}"


def _one_of(text: str) -> int | None:
    return int(text) if text.isdecimal() and int(text) in CLOSES_WITHIN else None
