"""The whole of the calculation, pure: one effect model, the methods on it, and what keeps their numbers honest.

`answer(method, Question(given, frameworks))` takes plain values and gives plain values.
"""

from tussenruimte.value.rules.answering import METHODS, SEED, Question, answer
from tussenruimte.value.rules.effectencalculator import Calculation, effectencalculator
from tussenruimte.value.rules.honesty import flags, weak_share
from tussenruimte.value.rules.mkba import Mkba, mkba
from tussenruimte.value.rules.model import Cost, Effect, EffectModel, GoalShare, PriceUsed, Range, Volume
from tussenruimte.value.rules.montecarlo import Draws, draw, lines_of
from tussenruimte.value.rules.parties import public_words
from tussenruimte.value.rules.prices import index_factor, price_at, priced
from tussenruimte.value.rules.reading import read_calculator, read_model, read_sroi
from tussenruimte.value.rules.remarks import Problem, Remark, ValueInputError
from tussenruimte.value.rules.sensitivity import Outcome, Swing, sensitivity
from tussenruimte.value.rules.sroi import Sroi, sroi
from tussenruimte.value.rules.writing import as_mapping

__all__ = [
    "METHODS",
    "SEED",
    "Calculation",
    "Cost",
    "Draws",
    "Effect",
    "EffectModel",
    "GoalShare",
    "Mkba",
    "Outcome",
    "PriceUsed",
    "Problem",
    "Question",
    "Range",
    "Remark",
    "Sroi",
    "Swing",
    "ValueInputError",
    "Volume",
    "answer",
    "as_mapping",
    "draw",
    "effectencalculator",
    "flags",
    "index_factor",
    "lines_of",
    "mkba",
    "price_at",
    "priced",
    "public_words",
    "read_calculator",
    "read_model",
    "read_sroi",
    "sensitivity",
    "sroi",
    "weak_share",
]
