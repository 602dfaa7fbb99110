"""Local ownership: which part of the production belongs to the local area. An aim of fifty percent, not a law."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any, Literal

from tussenruimte.value.rules.amounts import CONTEXT, ONE, ZERO, divided
from tussenruimte.value.rules.fields import Fields, Reading
from tussenruimte.value.rules.remarks import Remark, _

Kind = Literal["wind", "solar-field", "solar-roof"]
OwnerType = Literal["collective", "public", "local-business", "non-local", "holding"]
Aspect = Literal["share", "votes", "benefits"]

KINDS: tuple[Kind, ...] = ("wind", "solar-field", "solar-roof")
OWNER_TYPES: tuple[OwnerType, ...] = ("collective", "public", "local-business", "non-local", "holding")
LOCAL = frozenset({"collective", "public", "local-business"})
# The aim is about large wind and solar on land; roofs do not count (National Programme RES).
COUNTED = frozenset({"wind", "solar-field"})
REACHED, UNDERWAY = Decimal("0.5"), Decimal("0.25")
# Shares on paper are rounded; together they are one.
SLACK = Decimal("0.001")
DEEPEST = 10


@dataclass(frozen=True, slots=True)
class Owner:
    """Who owns a part. A holding is looked through: its own owners count, each for their part of its part."""

    type: OwnerType
    share: Decimal
    votes: Decimal | None = None
    benefits: Decimal | None = None
    owners: tuple["Owner", ...] = ()


@dataclass(frozen=True, slots=True)
class Installation:
    """Something that makes power, how much a year, and whose it is."""

    name: str
    kind: Kind
    production_mwh: Decimal
    owners: tuple[Owner, ...]


@dataclass(frozen=True, slots=True)
class Shares:
    """The part that is local, and the part that belongs to collectives; None when it is not known."""

    local: Decimal | None
    collective: Decimal | None


@dataclass(frozen=True, slots=True)
class Ownership:
    """Three numbers that are not the same: who owns, who decides, who gets the proceeds."""

    owned: Shares
    voting: Shares
    benefits: Shares
    counted_mwh: Decimal
    left_out: tuple[str, ...]
    remarks: tuple[Remark, ...]

    @property
    def status(self) -> str:
        """How far the aim is: a word to talk about, not a mark."""
        if self.owned.local is None:
            return "onbekend"
        return "gehaald" if self.owned.local >= REACHED else "onderweg" if self.owned.local >= UNDERWAY else "aandacht"


def read_installations(raw: Any) -> tuple[tuple[Installation, ...], tuple[Remark, ...]]:
    """The installations of an area."""
    fields = Fields(raw, Reading())
    rows = fields.rows("installations", "installaties (name, kind, production_mwh, owners)")
    installations = tuple(_installation(row, number) for number, row in enumerate(rows, start=1))
    fields.close()
    fields.reading.finish()
    return installations, tuple(fields.reading.remarks)


def ownership(installations: Iterable[Installation]) -> Ownership:
    """Weighs every installation by what it makes in a year, because the aim says production."""
    everything = tuple(installations)
    counted = [one for one in everything if one.kind in COUNTED]
    left_out = tuple(one.name for one in everything if one.kind not in COUNTED)
    owned, voting, benefits = (_shares(counted, aspect) for aspect in ("share", "votes", "benefits"))
    return Ownership(
        owned=owned,
        voting=voting,
        benefits=benefits,
        counted_mwh=sum((one.production_mwh for one in counted), ZERO),
        left_out=left_out,
        remarks=_remarks(owned, voting, left_out),
    )


def _shares(installations: list[Installation], aspect: str) -> Shares:
    with localcontext(CONTEXT):
        whole = sum((one.production_mwh for one in installations), ZERO)
        local = collective = ZERO
        for one in installations:
            for type_, part in _looked_through(one.owners, aspect):
                if part is None:
                    return Shares(None, None)
                local += one.production_mwh * part if type_ in LOCAL else ZERO
                collective += one.production_mwh * part if type_ == "collective" else ZERO
    return Shares(divided(local, whole), divided(collective, whole))


def _looked_through(owners: Iterable[Owner], aspect: str, of: Decimal = ONE) -> list[tuple[str, Decimal | None]]:
    found: list[tuple[str, Decimal | None]] = []
    for owner in owners:
        part: Decimal | None = getattr(owner, aspect)
        if part is None or not owner.owners:
            found.append((owner.type, None if part is None else part * of))
        else:
            found.extend(_looked_through(owner.owners, aspect, part * of))
    return found


def _installation(fields: Fields, number: int) -> Installation:
    installation = Installation(
        name=fields.text("name") or f"installatie {number}",
        kind=fields.word("kind", KINDS),
        production_mwh=fields.number(
            "production_mwh", "schrijf hoeveel MWh het per jaar maakt, 0 of meer", low=ZERO, high=Decimal(10) ** 9
        ),
        owners=_owners(fields, 1),
    )
    fields.close()
    return installation


def _owners(fields: Fields, depth: int) -> tuple[Owner, ...]:
    if depth > DEEPEST:
        fields.refuse("owners", f"kijk ten hoogste {DEEPEST} holdings diep")
        return ()
    owners = tuple(_owner(row, depth) for row in fields.rows("owners", "eigenaren (type, share)"))
    for aspect in ("share", "votes", "benefits"):
        parts = [getattr(owner, aspect) for owner in owners]
        whole = sum((part for part in parts if part is not None), ZERO)
        if owners and None not in parts and abs(whole - ONE) > SLACK:
            fields.refuse("owners", f"bij `{aspect}` zijn de delen samen {whole}; samen horen ze 1 te zijn")
    return owners


def _owner(fields: Fields, depth: int) -> Owner:
    type_ = fields.word("type", OWNER_TYPES)
    owner = Owner(
        type=type_,
        share=fields.share("share"),
        votes=fields.optional_share("votes"),
        benefits=fields.optional_share("benefits"),
        owners=_owners(fields, depth + 1) if type_ == "holding" else (),
    )
    fields.text("name")
    fields.close()
    return owner


def _remarks(owned: Shares, voting: Shares, left_out: tuple[str, ...]) -> tuple[Remark, ...]:
    remarks = []
    if left_out:
        template = _("Zon op daken telt niet mee voor het streven. Niet meegeteld: %(names)s.")
        remarks.append(Remark("roofs-left-out", template, {"names": ", ".join(left_out)}))
    if owned.local is None:
        template = _("Er is geen productie die meetelt. Daarom is het lokale deel onbekend.")
        remarks.append(Remark("nothing-counted", template))
    elif voting.local is None:
        template = _("Wie beslist en wie de opbrengst krijgt, is niet overal ingevuld. Eigendom is meer dan geld.")
        remarks.append(Remark("votes-unknown", template))
    return tuple(remarks)
