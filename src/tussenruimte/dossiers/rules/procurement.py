"""Which of the five procurement routes are possible, and why (M-23). Never one correct answer. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from tussenruimte.dossiers.rules.findings import LAWYER, Finding, Reason
from tussenruimte.dossiers.rules.reading import BadAnswersError, Reader
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.dossiers.rules.tender import Entity, Lot, Organisation, Tender
from tussenruimte.dossiers.rules.tender_routes import ROUTES, RouteOption
from tussenruimte.frameworks.basics import Evidence, Source

RULE_SET = "aanbesteden"
THRESHOLDS = {
    "werk": "drempel-werk",
    "levering": "drempel-levering-dienst",
    "dienst": "drempel-levering-dienst",
    "sociale-dienst": "drempel-sociale-dienst",
    "concessie": "drempel-concessie",
}


@dataclass(frozen=True)
class Threshold:
    """The European threshold that was used: the days it holds, and who says so."""

    id: str
    value: Decimal
    since: date | None
    until: date | None
    evidence: Evidence
    source: Source | None


@dataclass(frozen=True, kw_only=True)
class Procurement(Finding):
    """The routes, each with its reasons and what blocks it."""

    value: Decimal
    threshold: Threshold | None
    # None where the threshold is unknown.
    above_threshold: bool | None
    routes: tuple[RouteOption, ...]


def read(given: Mapping[Any, Any], book: RuleBook) -> Tender:
    """The contract as it was written."""
    reader = Reader(given)
    lots = tuple(Lot(one.money("amount"), one.word("title")) for one in reader.each("lots", "{amount: 60000}"))
    amount = reader.money_or_none("amount")
    if amount is None and not lots:
        reader.refuse("amount", "dit ontbreekt; schrijf de waarde van de hele opdracht zonder btw, zoals 150000")
    tender = Tender(
        reader.day("date"),
        reader.choice("kind", THRESHOLDS),
        max(amount or Decimal(0), sum((lot.amount for lot in lots), Decimal(0))),
        lots,
        reader.count_or_none("years", 100, "jaren"),
        reader.money_or_none("policy_limit"),
        reader.yes_no("cross_border"),
        reader.yes_no("local_knowledge"),
        _organisation(reader.below("organisation", "{workers_percent: 30}")),
        _entity(reader.below("entity", "{control: ja, activity_percent: 85, private_capital: nee}")),
    )
    reader.finish()
    return tender


def decide(tender: Tender, book: RuleBook) -> Procurement:
    """Every route, with why it is open or closed on that day."""
    threshold = _threshold(tender, book)
    above = None if threshold is None else tender.value >= threshold.value
    routes = tuple(route(tender, above, book) for route in ROUTES)
    return Procurement(
        **book.conclusion(
            LAWYER if threshold is None else "mogelijk",
            _reasons(tender, threshold, above, book),
            ask_a_lawyer=any(route.outcome == LAWYER for route in routes),
        ),
        value=tender.value,
        threshold=threshold,
        above_threshold=above,
        routes=routes,
    )


def may_be_below_threshold(given: Mapping[str, Any], book: RuleBook) -> bool:
    """Whether the contract may be below the threshold; only then it matters what the municipality's own policy says."""
    known = {key: given[key] for key in ("date", "kind", "amount", "lots") if key in given}
    try:
        tender = read(known, book)
    except BadAnswersError:
        return True
    threshold = _threshold(tender, book)
    return threshold is not None and tender.value < threshold.value


def _organisation(reader: Reader | None) -> Organisation:
    if reader is None:
        return Organisation()
    return Organisation(
        reader.percent_or_none("workers_percent"),
        reader.yes_no("public_mission"),
        reader.yes_no("profits_reinvested"),
        reader.yes_no("participatory"),
        reader.yes_no("earlier_contract"),
    )


def _entity(reader: Reader | None) -> Entity:
    if reader is None:
        return Entity()
    return Entity(
        reader.yes_no("control"), reader.percent_or_none("activity_percent"), reader.yes_no("private_capital")
    )


def _threshold(tender: Tender, book: RuleBook) -> Threshold | None:
    line = THRESHOLDS[tender.kind]
    dated = book.dated(line, tender.day)
    if dated is None or dated.value is None:
        return None
    return Threshold(line, dated.value, dated.since, dated.until, dated.evidence, dated.source)


def _reasons(tender: Tender, threshold: Threshold | None, above: bool | None, book: RuleBook) -> list[Reason]:
    reasons = [book.because("percelen-samen", amount=tender.lots_total)] if tender.lots else []
    if threshold is None:
        return [*reasons, book.because("drempel-onbekend", day=tender.day), book.because("hele-waarde")]
    says = book.dated(threshold.id, tender.day)
    reasons.append(book.because("drempel", says, day=tender.day, threshold=threshold.value))
    over = "boven-drempel-sociaal" if tender.kind == "sociale-dienst" else "boven-drempel"
    return [
        *reasons,
        book.because(over if above else "onder-drempel", amount=tender.value),
        book.because("hele-waarde"),
    ]
