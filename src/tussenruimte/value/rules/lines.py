"""Reading the lines of a model: what it takes, and what changes. Each form of a line has its own function."""

from decimal import Decimal
from typing import Any

from tussenruimte.value.rules.amounts import ONE, ZERO
from tussenruimte.value.rules.fields import Fields
from tussenruimte.value.rules.model import (
    BASES,
    CERTAIN,
    INPUT_KINDS,
    KINDS,
    Amounts,
    Basis,
    Better,
    Cost,
    Effect,
    GoalShare,
    Range,
    Volume,
)

NAME = "schrijf hoe dit heet"
PARTY = "schrijf wie dit krijgt of betaalt, zoals gemeente"
NUMBER = "schrijf een getal, zoals 1500 of 12.50"
DURATION = "schrijf hoeveel jaar het duurt, van 1 tot en met 100"
LEVEL = "schrijf een cijfer van 1 (verwachting) tot en met 5 (onafhankelijk onderzoek)"
RANGE = "schrijf low, mid en high als deel van de schatting, zoals 0.8, 1 en 1.2, van klein naar groot"
VOLUME = "geef amounts, of quantity_with en quantity_without met unit_price, of quantity met unit_price en duration"
PERSONS = "schrijf om hoeveel mensen of huishoudens het gaat"
BETTER: tuple[Better, ...] = ("more", "less")
HIGHEST = Decimal(100)


def read_cost(fields: Fields, *, short: bool = False) -> Cost:
    """Something it takes. The short form may leave out the party, and give one `amount` for the first year."""
    # At the outcomes it is called `value`; here that word is as good.
    key = "value" if fields.has("value") else "amount"
    one_amount = short and not fields.has("amounts")
    amounts: Amounts = (fields.number(key, NUMBER),) if one_amount else fields.amounts("amounts")
    cost = Cost(
        name=fields.text("name", "" if short else NAME) or "inzet",
        party=fields.text("party", "" if short else PARTY),
        amounts=amounts,
        kind=fields.word("kind", INPUT_KINDS, otherwise="money"),
        hours=fields.number("hours", "schrijf het aantal uren", low=ZERO) if fields.has("hours") else None,
        range=_range(fields),
    )
    fields.close()
    return cost


def read_effect(fields: Fields) -> Effect:
    """A change, in any of its three forms."""
    kind = fields.word("kind", KINDS)
    expected = _volume(fields, optional=kind == "pm")
    below = fields.below("measured")
    measured = None if below is None else _volume(below)
    if below is not None:
        below.close()
    volumes = [volume for volume in (expected, measured) if volume is not None]
    in_units = any(not volume.amounts and volume.is_given for volume in volumes)
    first_year = any(volume.quantity is not None for volume in volumes)
    effect = Effect(
        name=fields.text("name", NAME),
        party=fields.text("party", PARTY),
        kind=kind,
        expected=expected,
        measured=measured,
        unit_price=_unit_price(fields, "unit_price", needed=in_units and kind != "pm"),
        better=fields.word("better", BETTER, otherwise="more"),
        persons=fields.number("persons", PERSONS, low=ZERO, otherwise=ONE),
        share=fields.share("share", otherwise=ONE),
        counterparty=fields.text("counterparty"),
        duration=fields.whole("duration", DURATION, low=1, high=100) if first_year else None,
        range=_range(fields),
        **_shares(fields, needed=False),
        **_grounds(fields),
    )
    fields.close()
    return effect


def read_outcome(fields: Fields, number: int) -> Effect:
    """An outcome of SROI. Every share needs an answer: nought is an answer too, silence is not."""
    effect = Effect(
        name=fields.text("name") or f"uitkomst {number}",
        party=fields.text("party"),
        expected=Volume(quantity=fields.number("quantity", "schrijf hoeveel keer het per jaar gebeurt")),
        unit_price=_unit_price(fields, "value", needed=True),
        duration=fields.whole("duration", DURATION, low=1, high=100),
        range=_range(fields),
        **_shares(fields, needed=True),
        **_grounds(fields),
    )
    fields.close()
    return effect


def read_line(fields: Fields) -> Effect:
    """A line of the effectencalculator: units with and without the initiative. Less of it is avoided cost."""
    share, spread = _chance(fields)
    effect = Effect(
        name=fields.text("name", NAME),
        party=fields.text("payer", PARTY),
        expected=_with_and_without(fields),
        unit_price=_unit_price(fields, "unit_price", needed=True),
        better="less",
        persons=fields.number("persons", PERSONS, low=ZERO, otherwise=ONE),
        share=share,
        range=spread,
        **{**_grounds(fields), "basis": "avoided-cost"},
    )
    fields.close()
    return effect


def _volume(fields: Fields, *, optional: bool = False) -> Volume:
    forms = [
        key
        for key, words in (
            ("amounts", ("amounts",)),
            ("with", ("quantity_with", "quantity_without")),
            ("quantity", ("quantity",)),
        )
        if any(fields.has(word) for word in words)
    ]
    if len(forms) == 1 and forms[0] == "amounts":
        return Volume(amounts=fields.amounts("amounts"))
    if len(forms) == 1 and forms[0] == "with":
        return _with_and_without(fields)
    if len(forms) == 1:
        return Volume(quantity=fields.number("quantity", NUMBER))
    if forms or not optional:
        fields.refuse("amounts", f"{'kies één vorm' if forms else 'dit ontbreekt'}; {VOLUME}")
    return Volume()


def _with_and_without(fields: Fields) -> Volume:
    with_, without = fields.amounts("quantity_with"), fields.amounts("quantity_without")
    if with_ and without and len(with_) != len(without):
        expected = f"hier staan {len(without)} jaren en bij quantity_with {len(with_)}; geef er evenveel"
        fields.refuse("quantity_without", expected)
        return Volume()
    return Volume(quantity_with=with_, quantity_without=without)


def _unit_price(fields: Fields, key: str, *, needed: bool) -> Decimal | None:
    """The price of a unit; None when the library is asked for it, or when euros were given."""
    if fields.has(key) and fields.has("price"):
        fields.refuse("price", f"kies één van beide: `price` of `{key}`")
    if fields.has(key) or (needed and not fields.has("price")):
        return fields.number(key, f"{NUMBER}; of geef bij price een prijs uit de lijst")
    return None


def _shares(fields: Fields, *, needed: bool) -> dict[str, Any]:
    """The parts that may not be claimed."""
    keys = ("deadweight", "attribution", "displacement", "drop_off")
    return {key: fields.share(key) if needed else fields.optional_share(key) for key in keys}


def _range(fields: Fields, key: str = "range") -> Range:
    below = fields.below(key)
    if below is None:
        return CERTAIN
    found = Range(
        low=below.number("low", RANGE, low=-HIGHEST, high=HIGHEST),
        mid=below.number("mid", RANGE, low=-HIGHEST, high=HIGHEST, otherwise=ONE),
        high=below.number("high", RANGE, low=-HIGHEST, high=HIGHEST),
    )
    if not found.low <= found.mid <= found.high:
        fields.refuse(key, RANGE)
    below.close()
    return found


def _chance(fields: Fields) -> tuple[Decimal, Range]:
    """The part for whom it happens: one number, or low, mid and high."""
    below = fields.below("share") if isinstance(fields.get("share"), dict) else None
    if below is not None:
        found = Range(below.share("low"), below.share("mid"), below.share("high"))
        if not found.low <= found.mid <= found.high:
            fields.refuse("share", "schrijf low, mid en high van klein naar groot, elk van 0 tot en met 1")
        below.close()
        return ONE, found
    return fields.share("share", otherwise=ONE), _range(fields)


def _grounds(fields: Fields) -> dict[str, Any]:
    """What every change may say about what it rests on."""
    bases: tuple[Basis, ...] = ("", *BASES)
    return {
        "unit": fields.text("unit"),
        "price": fields.text("price"),
        "evidence_level": fields.optional_whole("evidence_level", LEVEL, low=1, high=5),
        "basis": fields.word("basis", bases, otherwise=""),
        "dimensions": fields.texts("dimensions"),
        "goals": tuple(_goal(row) for row in fields.rows("goals", "doelen (goal, share)", optional=True)),
        "reason": fields.text("reason"),
        "source": fields.text("source"),
    }


def _goal(fields: Fields) -> GoalShare:
    goal = GoalShare(
        goal=fields.whole("goal", "schrijf het nummer van een doel, van 1 tot en met 17", low=1, high=17),
        share=fields.share("share", otherwise=ONE),
        target=fields.text("target"),
    )
    fields.close()
    return goal
