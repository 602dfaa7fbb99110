"""Effect models that several tests count with, and how to write a short one."""

from decimal import Decimal
from typing import Any

from tussenruimte.frameworks import catalogue
from tussenruimte.value.rules import Question, answer

COUNTERFACTUAL = "Zonder het initiatief blijft het buurthuis dicht."


def effect(name: str, party: str, *amounts: int, **more: Any) -> dict[str, Any]:
    """A line of welfare in euros per year."""
    return {"name": name, "party": party, "kind": "welfare", "amounts": list(amounts), **more}


def model(*effects: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A model with one cost of 1,000 in the base year."""
    return {
        "base_year": 2022,
        "discount_rate": "0.0225",
        "counterfactual": COUNTERFACTUAL,
        "costs": [{"name": "inzet", "party": "initiatief", "amounts": [1000]}],
        "effects": list(effects) or [effect("rust", "bewoners", 0, 2000)],
        **more,
    }


def reference() -> dict[str, Any]:
    """The reference calculation of MKBA (V-14)."""
    return model(
        effect("minder begeleiding", "gemeente", 0, 30000, 45000, 45000, 45000),
        effect("minder zorg", "zorgverzekeraar", 0, 12000, 18000, 18000, 18000),
        effect("minder huurschuld", "corporatie", 0, 4000, 6000, 6000, 6000),
        effect("prettiger wonen", "bewoners", 0, 10000, 15000, 15000, 15000),
        costs=[{"name": "opzet en werk", "party": "initiatief", "amounts": [60000, 40000, 40000, 40000, 40000]}],
    )


def outcome(**more: Any) -> dict[str, Any]:
    """The outcome of the reference calculation of SROI (V-15)."""
    return {
        "quantity": 40,
        "value": 1500,
        "deadweight": 0.25,
        "attribution": 0.30,
        "displacement": 0.10,
        "drop_off": 0.20,
        "duration": 3,
        **more,
    }


def social_return(*outcomes: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A social return on 30,000 euros."""
    return {
        "inputs": 30000,
        "discount_rate": 0.0225,
        "timing": "end",
        "outcomes": list(outcomes) or [outcome()],
        **more,
    }


def asked(method: str, given: Any, **more: Any) -> dict[str, Any]:
    """The answer to a question, in Dutch."""
    return answer(method, Question(given, catalogue(), **more))


def cents(text: str) -> Decimal:
    """A decimal string at the cent."""
    return Decimal(text).quantize(Decimal("0.01"))


def codes(answered: dict[str, Any]) -> set[str]:
    """What the warnings are about."""
    return {flag["code"] for flag in answered["flags"]}
