"""What scans show on pages of others: what was told about an initiative, and what waits on a desk."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.core import days
from tussenruimte.register.models import Initiative
from tussenruimte.scans import contact, permissions, queries
from tussenruimte.scans.models import Scan
from tussenruimte.scans.questionnaires import INTAKE, as_asked, told_to_all
from tussenruimte.scans.subjects import Subject, concerning, page_for_starting
from tussenruimte.ui.panels import Panel

# A desk shows the first so many; the rest follows when these are done.
SHOWN = 25


def intake(initiative: Initiative, person: Someone) -> Panel | None:
    """That it was told and what the answer is; for those involved also the answers and what to talk about."""
    told = list(queries.scans_about(initiative).filter(framework__in=told_to_all()))
    may_start = permissions.may_start(person, initiative)
    if not told and not may_start:
        return None
    first = next((scan for scan in told if scan.framework == INTAKE), None)
    context = {
        "initiative": initiative,
        "may_start": may_start,
        "scan": first,
        "contact": contact.of(first) if first else None,
        "compared": queries.outcomes_of(initiative, person, told),
    }
    return Panel(_("Verteld en ingevuld"), "scans/panels/intake.html", context)


def scans_of(subject: Subject, person: Someone) -> Panel | None:
    """What was filled in about an initiative, a party or an area, with the way to each outcome, and to a new scan."""
    seen = queries.visible_to(person).filter(concerning(subject)).exclude(framework__in=told_to_all())
    found = queries.with_sent(seen)[:SHOWN]
    may_start = permissions.may_start(person, subject)
    if not found and not may_start:
        return None
    listed = [Filled.of(scan) for scan in found]
    context = {"listed": listed, "may_start": may_start, "page": page_for_starting(subject)}
    return Panel(_("Scans"), "scans/panels/scans.html", context)


@dataclass(frozen=True)
class Filled:
    """One scan in a list: what it is, when it was last filled in, how often, and by which sides."""

    scan: Scan
    title: str
    day: date | None
    times: int
    sides: tuple[str, ...]

    @classmethod
    def of(cls, scan: Scan) -> "Filled":
        """A scan that `with_sent` gave."""
        sent = queries.responses_at_hand(scan)
        days_sent = [localdate(response.sent_at) for response in sent if response.sent_at]
        sides = tuple(dict.fromkeys(response.get_side_display() for response in sent))
        title = as_asked(scan.framework, []).title
        return cls(scan, title, max(days_sent, default=None), len(sent), sides)


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
