"""One question, one answer: plain values in, plain values out, for the command line, for scripts and for pages.

Money and shares are decimal strings; numbers of things are numbers. Every key is in docs/reference/value-command.md.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tussenruimte.frameworks import Catalogue
from tussenruimte.value.rules import hours, ownership, sib
from tussenruimte.value.rules.effectencalculator import effectencalculator
from tussenruimte.value.rules.honesty import flags
from tussenruimte.value.rules.mkba import mkba
from tussenruimte.value.rules.model import EffectModel
from tussenruimte.value.rules.montecarlo import MOST_DRAWS, Draws, draw, lines_of
from tussenruimte.value.rules.parties import public_words
from tussenruimte.value.rules.prices import priced
from tussenruimte.value.rules.reading import read_calculator, read_model, read_sroi
from tussenruimte.value.rules.remarks import Problem, Remark, ValueInputError
from tussenruimte.value.rules.sdg import goal_remarks
from tussenruimte.value.rules.sensitivity import Outcome, Swing, sensitivity
from tussenruimte.value.rules.showing import (
    show_calculation,
    show_draws,
    show_hours,
    show_method,
    show_mkba,
    show_model,
    show_ownership,
    show_payment,
    show_remarks,
    show_sroi,
    show_swings,
)
from tussenruimte.value.rules.sroi import sroi

SEED, HIGHEST_SEED = 2026, 2**63


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the values as given, and how often to draw (nought: not at all)."""

    given: Any
    frameworks: Catalogue
    draws: int = 0
    seed: int = SEED


def answer(method: str, question: Question) -> dict[str, Any]:
    """The answer of a method; ValueInputError when the question cannot be answered. KeyError for no such method."""
    if not 0 <= question.draws <= MOST_DRAWS:
        raise ValueInputError(Problem("draws", f"kies een getal van 1 tot en met {MOST_DRAWS}"))
    if not 0 <= question.seed < HIGHEST_SEED:
        raise ValueInputError(Problem("seed", f"kies een getal van 0 tot {HIGHEST_SEED}"))
    if question.draws and method not in DRAWING:
        raise ValueInputError(Problem("draws", f"trekken kan alleen bij: {', '.join(DRAWING)}"))
    result, remarks = METHODS[method](question)
    return {"method": show_method(method, question.frameworks), **result, **show_remarks(remarks)}


Result = tuple[dict[str, Any], tuple[Remark, ...]]


def _mkba(question: Question) -> Result:
    model, unused = read_model(question.given)
    model = priced(model, question.frameworks)
    words = public_words(question.frameworks)

    def count(moved: EffectModel) -> Outcome:
        counted = mkba(moved, words)
        return Outcome(counted.balance, counted.ratio)

    outcome, drawn = mkba(model, words), _drawn(model, question, words)
    shown = {
        **show_mkba(outcome),
        "measured": show_mkba(mkba(model.as_measured(), words)) if model.has_measurements else None,
        **_leaning(sensitivity(model, count), drawn),
        **show_model(model),
    }
    return shown, (*unused, *outcome.remarks, *_honest(model, question), *_of(drawn))


def _sroi(question: Question) -> Result:
    model, unused = read_sroi(question.given)
    model = priced(model, question.frameworks)

    def count(moved: EffectModel) -> Outcome:
        counted = sroi(moved)
        return Outcome(counted.pv - counted.inputs, counted.ratio)

    outcome, drawn = sroi(model), _drawn(model, question, public_words(question.frameworks))
    shown = {
        **show_sroi(outcome),
        "measured": show_sroi(sroi(model.as_measured())) if model.has_measurements else None,
        **_leaning(sensitivity(model, count), drawn),
        **show_model(model),
    }
    return shown, (*unused, *outcome.remarks, *_honest(model, question), *_of(drawn))


def _effectencalculator(question: Question) -> Result:
    model, unused = read_calculator(question.given)
    model = priced(model, question.frameworks)
    outcome = effectencalculator(model, public_words(question.frameworks))
    shown = {**show_calculation(outcome), **show_model(model)}
    return shown, (*unused, *outcome.remarks, *flags(model, question.frameworks, discounts=False))


def _sib(question: Question) -> Result:
    terms, unused = sib.read_terms(question.given)
    outcome = sib.sib(terms)
    return show_payment(outcome), (*unused, *outcome.remarks)


def _ownership(question: Question) -> Result:
    installations, unused = ownership.read_installations(question.given)
    outcome = ownership.ownership(installations)
    return show_ownership(outcome), (*unused, *outcome.remarks)


def _hours(question: Question) -> Result:
    told, unused = hours.read_hours(question.given)
    outcome = hours.capitalised(told, question.frameworks)
    return show_hours(told, outcome), (*unused, *outcome.remarks)


def _drawn(model: EffectModel, question: Question, words: frozenset[str]) -> Draws | None:
    return draw(lines_of(model, words), draws=question.draws, seed=question.seed) if question.draws else None


def _leaning(swings: tuple[Swing, ...], drawn: Draws | None) -> dict[str, Any]:
    return {"sensitivity": show_swings(swings), "draws": None if drawn is None else show_draws(drawn)}


def _of(drawn: Draws | None) -> tuple[Remark, ...]:
    return () if drawn is None else drawn.remarks


def _honest(model: EffectModel, question: Question) -> tuple[Remark, ...]:
    return (*flags(model, question.frameworks), *goal_remarks(model))


METHODS: Mapping[str, Callable[[Question], Result]] = {
    "mkba": _mkba,
    "sroi": _sroi,
    "effectencalculator": _effectencalculator,
    "sib": _sib,
    "ownership": _ownership,
    "hours": _hours,
}
DRAWING = ("mkba", "sroi")
