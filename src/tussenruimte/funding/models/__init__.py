"""Schemes, the searches people keep, and how funders and initiatives find each other."""

from tussenruimte.funding.models.finding import Findability, FunderMessage
from tussenruimte.funding.models.schemes import Scheme, SchemeFile, SchemePlace, SchemeRound, SchemeTrait
from tussenruimte.funding.models.searches import FinderMail, FinderPost, SavedSearch

__all__ = [
    "Findability",
    "FinderMail",
    "FinderPost",
    "FunderMessage",
    "SavedSearch",
    "Scheme",
    "SchemeFile",
    "SchemePlace",
    "SchemeRound",
    "SchemeTrait",
]
