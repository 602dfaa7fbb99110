"""Social impact bond: what an investor gets back, from an outcome and the terms of a contract."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Any, Literal

from tussenruimte.value.rules.amounts import CONTEXT, ONE, ZERO, settled
from tussenruimte.value.rules.fields import LARGEST, Fields, Reading
from tussenruimte.value.rules.remarks import Remark, _

Compounding = Literal["compound", "simple"]
# Every word for it: whether a gain is added to the sum that the next year's gain is over.
COMPOUNDING: Mapping[str, Compounding] = {
    "compound": "compound",
    "annual": "compound",
    "true": "compound",
    "simple": "simple",
    "false": "simple",
}
# The conditions under which it fits (S-44), by their ids in the framework `social-impact-bond`.
CONDITIONS = ("prestatieafspraken", "meetbaar", "toe-te-schrijven", "vermeden-kosten")
EUROS = "schrijf een bedrag in euro’s, meer dan 0"
PART = "schrijf een deel van 0 tot en met 1, zoals 0.12 voor 12 %"
POINT = "schrijf een getal, in dezelfde eenheid als value"


@dataclass(frozen=True, slots=True)
class Terms:
    """What the contract says, and the outcome so far."""

    investment: Decimal
    gain_per_year: Decimal
    loss: Decimal
    years: Decimal
    compounding: Compounding
    value: Decimal
    minimum: Decimal
    break_even: Decimal
    maximum: Decimal
    # What the public purse saves and what the bond itself costs; None when nobody said.
    savings: Decimal | None = None
    overhead: Decimal = ZERO
    counterfactual: str = ""
    conditions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Payment:
    """What is paid, and what it can be at least and at most."""

    rate: Decimal
    payment: Decimal
    result: Decimal
    lowest: Decimal
    highest: Decimal
    government_net: Decimal | None
    remarks: tuple[Remark, ...]

    @property
    def zone(self) -> str:
        """Where the outcome lies: loss, break-even or gain."""
        return "loss" if self.result < 0 else "gain" if self.result > 0 else "break-even"


def read_terms(raw: Any) -> tuple[Terms, tuple[Remark, ...]]:
    """The terms; refused when they could pay outside their own bounds."""
    fields = Fields(raw, Reading())
    outcome = fields.below("outcome") or Fields({}, fields.reading, "outcome")
    savings = fields.below("savings")
    terms = Terms(
        investment=fields.number("investment", EUROS, low=Decimal("0.01")),
        gain_per_year=fields.number("gain_per_year", PART, low=ZERO, high=ONE),
        loss=fields.number("loss", PART, low=ZERO, high=ONE),
        years=fields.number("years", "schrijf hoeveel jaar, van 0 tot en met 50", low=ZERO, high=Decimal(50)),
        compounding=_compounding(fields),
        value=outcome.number("value", "schrijf het resultaat als getal, zoals 7"),
        minimum=outcome.number("minimum", POINT),
        break_even=outcome.number("break_even", POINT),
        maximum=outcome.number("maximum", POINT),
        savings=None if savings is None else _savings(savings),
        overhead=fields.number("overhead", EUROS, low=ZERO, otherwise=ZERO),
        counterfactual=fields.text("counterfactual"),
        conditions=fields.texts("conditions"),
    )
    if not terms.minimum < terms.break_even < terms.maximum:
        outcome.refuse("break_even", "kies minimum, break_even en maximum van klein naar groot, alle drie verschillend")
    outcome.close()
    fields.close()
    fields.reading.finish()
    return terms, tuple(fields.reading.remarks)


def sib(terms: Terms) -> Payment:
    """What is paid at this outcome."""
    with localcontext(CONTEXT):
        rate = settled(rate_at(terms))
        payment = paid(terms, rate_at(terms))
        net = None if terms.savings is None else terms.savings - payment - terms.overhead
    return Payment(
        rate=rate,
        payment=payment,
        result=payment - terms.investment,
        lowest=paid(terms, -terms.loss),
        highest=paid(terms, terms.gain_per_year),
        government_net=net,
        remarks=_remarks(terms),
    )


def rate_at(terms: Terms) -> Decimal:
    """The return: from the whole loss, along a straight line through nought at break-even, to the whole gain."""
    with localcontext(CONTEXT):
        if terms.value <= terms.minimum:
            return -terms.loss
        if terms.value < terms.break_even:
            return -terms.loss * (terms.break_even - terms.value) / (terms.break_even - terms.minimum)
        if terms.value < terms.maximum:
            return terms.gain_per_year * (terms.value - terms.break_even) / (terms.maximum - terms.break_even)
        return terms.gain_per_year


def paid(terms: Terms, rate: Decimal) -> Decimal:
    """What is paid at a return. A gain is per year; a loss is taken once."""
    with localcontext(CONTEXT):
        if rate < 0:
            return settled(terms.investment * (ONE + rate))
        if terms.compounding == "simple":
            return settled(terms.investment * (ONE + rate * terms.years))
        return settled(terms.investment * (ONE + rate) ** terms.years)


def _compounding(fields: Fields) -> Compounding:
    given = fields.get("compounding")
    found = COMPOUNDING.get(str(given).strip().casefold())
    if found is None:
        fields.word("compounding", ("compound", "simple"))
    return found or "compound"


def _savings(fields: Fields) -> Decimal:
    """Participants times avoided months times what a month costs."""
    number = "schrijf een getal van 0 of meer"
    with localcontext(CONTEXT):
        saved = (
            fields.number("participants", number, low=ZERO)
            * fields.number("avoided_months", number, low=ZERO, high=Decimal(1200))
            * fields.number("monthly_cost", number, low=ZERO, high=LARGEST)
        )
    fields.close()
    return settled(saved)


def _remarks(terms: Terms) -> tuple[Remark, ...]:
    remarks = []
    if not terms.counterfactual:
        template = _("Er staat niet waarmee u het resultaat vergelijkt. Zonder vergelijking bewijst het niets.")
        remarks.append(Remark("no-counterfactual", template))
    missing = [condition for condition in CONDITIONS if condition not in terms.conditions]
    if missing:
        template = _("Nog niet bevestigd: %(count)s van de %(total)s voorwaarden voor een social impact bond.")
        remarks.append(Remark("conditions", template, {"count": str(len(missing)), "total": str(len(CONDITIONS))}))
    if terms.savings is None:
        template = _("Wat de overheid bespaart, is niet ingevuld. Daarom staat haar saldo er niet bij.")
        remarks.append(Remark("no-savings", template))
    return tuple(remarks)
