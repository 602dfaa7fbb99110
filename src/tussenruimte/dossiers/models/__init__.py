"""A dossier and all that is said, promised and decided in it."""

from tussenruimte.dossiers.models.clocks import Clock, Suspension
from tussenruimte.dossiers.models.decisions import Decision
from tussenruimte.dossiers.models.dossiers import Dossier, DossierParty, UnitInvolved
from tussenruimte.dossiers.models.letters import CalendarFeed, Digest
from tussenruimte.dossiers.models.routes import RouteTaken
from tussenruimte.dossiers.models.words import Document, Note, Promise

__all__ = [
    "CalendarFeed",
    "Clock",
    "Decision",
    "Digest",
    "Document",
    "Dossier",
    "DossierParty",
    "Note",
    "Promise",
    "RouteTaken",
    "Suspension",
    "UnitInvolved",
]
