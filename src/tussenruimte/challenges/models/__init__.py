"""Tasks of a municipality, requests to take one over, and invitations to bid on one."""

from tussenruimte.challenges.models.challenges import Assessment, Challenge, NextStep, SupportDocument
from tussenruimte.challenges.models.invitations import Invitation, InvitationQuestion
from tussenruimte.challenges.models.tasks import MunicipalTask, TaskFile

__all__ = [
    "Assessment",
    "Challenge",
    "Invitation",
    "InvitationQuestion",
    "MunicipalTask",
    "NextStep",
    "SupportDocument",
    "TaskFile",
]
