"""From facts to role, approach, instrument and funding, always with the reasons. Pure: no database, no clock.

`advise(facts, catalogue())` gives advice; `FactsError` says in plain words what could not be read.
"""

from tussenruimte.advice.facts import FactsError
from tussenruimte.advice.pieces import Advice, Reason
from tussenruimte.advice.rules import advise

__all__ = ["Advice", "FactsError", "Reason", "advise"]
