"""An agreement, its words, what is signed and what is kept."""

from tussenruimte.agreements.models.agreements import Agreement, AgreementParty
from tussenruimte.agreements.models.keeping import Obligation, Review, ReviewOutcome, ReviewWord
from tussenruimte.agreements.models.matrix import Ambition, Comparison
from tussenruimte.agreements.models.signing import Signature, SigningCode, Version
from tussenruimte.agreements.models.texts import Clause, ClauseText, Suggestion

__all__ = [
    "Agreement",
    "AgreementParty",
    "Ambition",
    "Clause",
    "ClauseText",
    "Comparison",
    "Obligation",
    "Review",
    "ReviewOutcome",
    "ReviewWord",
    "Signature",
    "SigningCode",
    "Suggestion",
    "Version",
]
