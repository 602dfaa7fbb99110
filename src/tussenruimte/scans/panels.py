"""What scans show on pages of others: what was told about an initiative, and what waits on a desk."""

from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.core import days
from tussenruimte.register.models import Initiative
from tussenruimte.scans import contact, permissions, queries
from tussenruimte.scans.questionnaires import INTAKE
from tussenruimte.ui.panels import Panel

# A desk shows the first so many; the rest follows when these are done.
SHOWN = 25


def intake(initiative: Initiative, person: Someone) -> Panel | None:
    """That it was told and what the answer is; for those involved also the answers and what to talk about."""
    told = list(queries.scans_about(initiative))
    may_start = permissions.may_start(person, initiative)
    if not told and not may_start:
        return None
    first = next((scan for scan in told if scan.framework == INTAKE), None)
    involved = bool(told) and permissions.may_see(person, told[0])
    context = {
        "initiative": initiative,
        "may_start": may_start,
        "scan": first,
        "contact": contact.of(first) if first else None,
        "compared": queries.all_compared(told) if involved else [],
    }
    return Panel(_("Verteld en ingevuld"), "scans/panels/intake.html", context)


def desk_inbox(person: Person) -> Panel | None:
    """What this person has to answer, the first due on top."""
    if not has_role(person, Role.OFFICIAL, Role.BROKER, Role.EDITOR):
        return None
    today = days.today()
    waiting = queries.awaiting_answer(person, today)
    context = {"waiting": waiting[:SHOWN], "number": waiting.count(), "today": today}
    return Panel(_("Wacht op uw antwoord"), "scans/panels/inbox.html", context)


def desk_mine(person: Person) -> Panel | None:
    """What this person told: where it stands, by when something is heard, and from whom; and what was begun."""
    told = [(response, contact.of(response.scan)) for response in queries.mine(person)[:SHOWN]]
    drafts = list(queries.drafts_of(person, days.today())[:SHOWN])
    if not told and not drafts:
        return None
    return Panel(_("Wat u vertelde"), "scans/panels/mine.html", {"told": told, "drafts": drafts})
