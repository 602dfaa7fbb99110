"""What dossiers show on composed pages: the initiative page and my desk."""

from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.core import days
from tussenruimte.dossiers import permissions, queries, wording
from tussenruimte.dossiers.models import Dossier
from tussenruimte.dossiers.rules import states
from tussenruimte.register.models import Initiative
from tussenruimte.scans.models import Scan
from tussenruimte.ui.panels import Panel

SHOWN = 25
# A refusal or a stop is for those it concerns; a public decision stands in the log.
TOLD_TO_EVERYONE = frozenset(
    {Dossier.State.RECEIVED, Dossier.State.RUNNING, Dossier.State.DECIDING, Dossier.State.LATER, Dossier.State.FINISHED}
)


def cooperation(initiative: Initiative, person: Someone) -> Panel | None:
    """With whom the initiative works together: for those in a dossier all of it, for others one public sentence."""
    today = days.today()
    seen = set(queries.visible_to(person).filter(initiative=initiative).values_list("pk", flat=True))
    rows = []
    for dossier in queries.about_initiative(initiative)[:SHOWN]:
        if dossier.pk in seen:
            side: wording.Audience = "official" if permissions.may_appoint(person, dossier) else "initiative"
            rows.append((dossier, wording.told(dossier, side, today), True))
        elif dossier.state in TOLD_TO_EVERYONE:
            rows.append((dossier, wording.told(dossier, "public", today), False))
    may_open = permissions.may_open(person, initiative)
    if not rows and not may_open:
        return None
    context = {
        "initiative": initiative,
        "rows": rows,
        "may_open": may_open,
        "stories": _stories(initiative) if may_open else [],
    }
    return Panel(_("Samenwerking met de gemeente"), "dossiers/panels/cooperation.html", context)


def desk_turn(person: Person) -> Panel | None:
    """My desk: dossiers in which it is this person's turn, the first due on top."""
    today = days.today()
    waiting = queries.waiting_for(person)
    side: wording.Audience = "official" if permissions.workplaces_of(person).exists() else "initiative"
    rows = [(one, wording.told(one, side, today)) for one in waiting[:SHOWN]]
    if not rows:
        return None
    return Panel(_("Dossiers: u bent aan zet"), "dossiers/panels/turn.html", {"rows": rows, "number": waiting.count()})


def desk_expect(person: Person) -> Panel | None:
    """My desk: what others have promised and what one has promised oneself; and when one hears something again."""
    today = days.today()
    promises = [(one, one.due < today) for one in queries.due_promises_of(person)[:SHOWN]]
    others = queries.own(person).filter(state__in=states.OPEN)
    on_others = others.exclude(pk__in=queries.waiting_for(person).order_by().values("pk"))
    rows = [(one, wording.told(one, "initiative", today)) for one in on_others.order_by("next_contact", "pk")[:SHOWN]]
    if not promises and not rows:
        return None
    context = {"promises": promises, "rows": rows}
    return Panel(_("Dossiers: wat u mag verwachten"), "dossiers/panels/expect.html", context)


def desk_team(person: Person) -> Panel | None:
    """My desk: how many dossiers of their municipality an official can look into, and how many are late."""
    if not permissions.workplaces_of(person).exists():
        return None
    running = queries.visible_to(person).filter(state__in=states.OPEN)
    context = {
        "number": running.count(),
        "late": running.filter(turn_by__lt=days.today()).count(),
        "unowned": running.filter(process_owner__isnull=True).count(),
    }
    return Panel(_("Dossiers van uw gemeente"), "dossiers/panels/team.html", context)


def _stories(initiative: Initiative) -> list[Scan]:
    """Stories that were answered with 'now' and are no dossier yet."""
    about = {"subject_kind": Initiative._meta.label_lower, "subject_key": str(initiative.pk)}
    return list(Scan.objects.filter(answer=Scan.Answer.NOW, dossier__isnull=True, **about).order_by("-pk")[:3])
