"""What a council reads of a dossier, and what came of it."""

from tussenruimte.council.models.cards import Alternative, MoneyAsked, ProposalCard
from tussenruimte.council.models.motions import FollowUp, Motion
from tussenruimte.council.models.proposals import FrozenText, Proposal, SectionVersion
from tussenruimte.council.models.visits import Visit, VisitGuest

__all__ = [
    "Alternative",
    "FollowUp",
    "FrozenText",
    "MoneyAsked",
    "Motion",
    "Proposal",
    "ProposalCard",
    "SectionVersion",
    "Visit",
    "VisitGuest",
]
