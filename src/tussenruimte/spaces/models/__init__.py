"""Spaces, wishes for them, and the procedures in which they are given out."""

from tussenruimte.spaces.models.procedures import (
    Assessment,
    Candidacy,
    Fulfilment,
    Objection,
    SelectionCriterion,
    SpaceProcedure,
    Weight,
)
from tussenruimte.spaces.models.spaces import GivingOutTerms, Known, RentPer, Space, SpaceUpload, SpaceUse
from tussenruimte.spaces.models.wishes import SpaceWish

__all__ = [
    "Assessment",
    "Candidacy",
    "Fulfilment",
    "GivingOutTerms",
    "Known",
    "Objection",
    "RentPer",
    "SelectionCriterion",
    "Space",
    "SpaceProcedure",
    "SpaceUpload",
    "SpaceUse",
    "SpaceWish",
    "Weight",
]
