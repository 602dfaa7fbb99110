"""The evaluation of a cooperation: one questionnaire about a dossier, filled in by both sides."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from tussenruimte.accounts.queries import Someone
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.rules import states
from tussenruimte.scans import queries as scans
from tussenruimte.scans.models import Scan
from tussenruimte.scans.permissions import may_start
from tussenruimte.scans.subjects import concerning, name_in_address

FRAMEWORK, AFTERCARE = "evaluatie-samenwerking", "nazorg"


@dataclass(frozen=True)
class Evaluation:
    """Where one fills it in, where the answers stand beside each other, and whether this is the time for it."""

    fill_in: str
    outcome: str
    is_time: bool


def evaluation_of(dossier: Dossier, person: Someone) -> Evaluation | None:
    """The evaluation for someone who takes part; None for who only reads along.

    Both sides answer the same scan: whoever comes second joins the one that runs.
    """
    if not may_start(person, dossier):
        return None
    running = Scan.objects.filter(concerning(dossier), framework=FRAMEWORK).order_by("-pk").first()
    new = reverse("scans:new", args=[FRAMEWORK]) + "?" + urlencode({"over": name_in_address(dossier)})
    sent = running is not None and scans.sent_responses(running).exists()
    return Evaluation(
        reverse("scans:invited", args=[running.invitation]) if running is not None else new,
        reverse("scans:compare", args=[running.number]) if running is not None and sent else "",
        dossier.phase == AFTERCARE or dossier.state == states.FINISHED,
    )
