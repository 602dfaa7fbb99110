"""Outcomes as plain values: decimals as decimal strings, and beside each sum the number as it may be published."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from tussenruimte.frameworks import Catalogue
from tussenruimte.value.rules.amounts import as_text, one_decimal, rounded
from tussenruimte.value.rules.effectencalculator import BOUNDS, Calculation
from tussenruimte.value.rules.honesty import weak_share
from tussenruimte.value.rules.hours import Capitalised, Hours
from tussenruimte.value.rules.mkba import Mkba
from tussenruimte.value.rules.model import EffectModel
from tussenruimte.value.rules.montecarlo import PERCENTILES, Draws, Spread
from tussenruimte.value.rules.ownership import Ownership
from tussenruimte.value.rules.remarks import Remark
from tussenruimte.value.rules.sdg import contributions
from tussenruimte.value.rules.sensitivity import Swing
from tussenruimte.value.rules.sib import Payment
from tussenruimte.value.rules.sroi import Sroi

METHODS_LIST = "rekenmethoden"


def plain(value: Any) -> Any:
    """Anything a rule gives, as JSON can hold it."""
    if isinstance(value, Decimal):
        return as_text(value)
    if is_dataclass(value):
        return {field.name.rstrip("_"): plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    return value


def show_method(method: str, frameworks: Catalogue) -> dict[str, Any]:
    """What the method is, and what it would be wrong to conclude from it."""
    item = frameworks.item(f"{METHODS_LIST}/{method}")
    return {"id": method, "title": item.title, "is": item.text, "wrong_to_conclude": list(item.parts)}


def show_remarks(remarks: Iterable[Remark]) -> dict[str, Any]:
    """The sentences, and under the same number what each is and is about."""
    once = list(dict.fromkeys((remark.code, remark.about, remark.text) for remark in remarks))
    return {
        "warnings": [text for _code, _about, text in once],
        "flags": [{"code": code, "about": about} for code, about, _text in once],
    }


def show_model(model: EffectModel) -> dict[str, Any]:
    """What every outcome rests on."""
    priced = [effect for effect in model.effects if effect.price_used]
    return {
        "weak_evidence_share": plain(weak_share(model)),
        "goals": plain(contributions(model)),
        "prices": [{"effect": effect.name, **plain(effect.price_used)} for effect in priced],
        "assumptions": {
            "base_year": model.base_year or None,
            "price_year": model.prices_of or None,
            "discount_rate": plain(model.discount_rate),
            "timing": model.timing,
            "counterfactual": model.counterfactual,
        },
    }


def show_mkba(outcome: Mkba) -> dict[str, Any]:
    """Society as a whole and the public purse side by side, and the matrix."""
    parties = [{**plain(party), "net": plain(party.net)} for party in outcome.parties]
    return {
        "pv_costs": plain(outcome.pv_costs),
        "pv_benefits": plain(outcome.pv_benefits),
        "balance": plain(outcome.balance),
        "ratio": plain(outcome.ratio),
        "gain": plain(outcome.gain),
        "by_party": {party.party: plain(party.net) for party in outcome.parties},
        "public_purse": plain(outcome.public_purse),
        "public_parties": [party.party for party in outcome.parties if party.public],
        "parties": parties,
        "matrix": plain(outcome.matrix),
        "unpriced": plain(outcome.unpriced),
        "rounded": {
            "pv_costs": plain(rounded(outcome.pv_costs)),
            "pv_benefits": plain(rounded(outcome.pv_benefits)),
            "balance": plain(rounded(outcome.balance)),
            "public_purse": plain(rounded(outcome.public_purse)),
            "ratio": plain(one_decimal(outcome.ratio)),
        },
    }


def show_sroi(outcome: Sroi) -> dict[str, Any]:
    """Value per euro put in, and what each outcome brings."""
    return {
        "pv": plain(outcome.pv),
        "inputs": plain(outcome.inputs),
        "ratio": plain(outcome.ratio),
        "net": plain(outcome.net),
        "payback_months": plain(outcome.payback_months),
        "by_outcome": plain(outcome.by_outcome),
        "principles": plain(outcome.principles),
        "rounded": {
            "pv": plain(rounded(outcome.pv)),
            "inputs": plain(rounded(outcome.inputs)),
            "ratio": plain(one_decimal(outcome.ratio)),
        },
    }


def show_calculation(outcome: Calculation) -> dict[str, Any]:
    """Two timelines, and what is avoided: low, middle and high."""
    return {
        "avoided": {bound: plain(outcome.avoided(bound)) for bound in BOUNDS},
        "by_payer": plain(outcome.by_payer()),
        "costs": plain(outcome.costs),
        "net": plain(outcome.net),
        "timeline": [{**plain(year), "avoided": plain(year.avoided)} for year in outcome.timeline],
        "lines": plain(outcome.lines),
        "rounded": {"avoided": plain(rounded(outcome.avoided())), "net": plain(rounded(outcome.net))},
    }


def show_payment(outcome: Payment) -> dict[str, Any]:
    """What the investor gets, between which bounds."""
    return {
        "payment": plain(outcome.payment),
        "result": plain(outcome.result),
        "zone": outcome.zone,
        "rate": plain(outcome.rate),
        "lowest_payment": plain(outcome.lowest),
        "highest_payment": plain(outcome.highest),
        "government_net": plain(outcome.government_net),
    }


def show_ownership(outcome: Ownership) -> dict[str, Any]:
    """Three pairs of shares, and how far the aim is."""
    return {
        "local_share": plain(outcome.owned.local),
        "collective_share": plain(outcome.owned.collective),
        "status": outcome.status,
        "voting": plain(outcome.voting),
        "benefits": plain(outcome.benefits),
        "counted_mwh": plain(outcome.counted_mwh),
        "weighed_by": "production_mwh",
        "left_out": list(outcome.left_out),
    }


def show_hours(told: Hours, outcome: Capitalised) -> dict[str, Any]:
    """Hours first, euros second."""
    return {
        "hours": plain(outcome.hours),
        "counted_as": told.counted_as,
        "year": told.year,
        "activities": plain(told.activities),
        "values": plain(outcome.values),
    }


def show_swings(swings: Iterable[Swing]) -> list[dict[str, Any]]:
    """The bars of a tornado, longest first."""
    return [
        {
            "id": swing.id,
            "text": swing.text,
            "about": swing.about,
            "low": plain(swing.low),
            "high": plain(swing.high),
            "span": plain(swing.span),
        }
        for swing in swings
    ]


def show_draws(drawn: Draws) -> dict[str, Any]:
    """The spread of the outcome, with the bars of a distribution."""
    return {
        "draws": drawn.draws,
        "seed": drawn.seed,
        "balance": _show_spread(drawn.balance),
        "public_purse": _show_spread(drawn.public_purse),
        "ratio": None if drawn.ratio is None else _show_spread(drawn.ratio),
        "share_above_zero": plain(drawn.share_above_zero),
        "bars": plain(drawn.bars),
    }


def _show_spread(spread: Spread) -> dict[str, Any]:
    shown = zip(PERCENTILES, spread.percentiles, strict=True)
    return {**{f"p{percentile}": plain(value) for percentile, value in shown}, "mean": plain(spread.mean)}
