"""What of dossiers and decisions can be found. Only terms are kept, and every search starts from what one may see."""

from tussenruimte.dossiers.models import Decision, Dossier
from tussenruimte.search import actions
from tussenruimte.search.actions import Findable

DOSSIER, DECISION = "dossier", "decision"


def index_dossier(dossier: Dossier) -> None:
    """Makes a dossier findable by what it is about, what is asked, its number and whose it is."""
    name = f"{dossier.title} {dossier.initiative.name}"
    body = " ".join([dossier.number, dossier.goal, dossier.needed_support, dossier.next_step, dossier.protector])
    actions.index(DOSSIER, Findable(dossier.pk, name, body, dossier.opened_on))


def index_decision(decision: Decision) -> None:
    """Makes a public decision findable by what everyone may read of it."""
    body = " ".join([decision.text, decision.reason, decision.criteria, decision.alternatives, decision.motive])
    actions.index(DECISION, Findable(decision.pk, decision.subject, body, decision.decided_on))
