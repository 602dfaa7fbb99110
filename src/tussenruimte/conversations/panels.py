"""What conversations show on composed pages: the initiative page, a place, and my desk."""

from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.conversations import permissions, queries
from tussenruimte.conversations.models import DevelopmentAction, ReachGroup, Stakeholder
from tussenruimte.register.models import Initiative, Place
from tussenruimte.ui.panels import Panel


def conversation(initiative: Initiative, person: Someone) -> Panel | None:
    """What both parties are talking about, for who takes part; nobody else learns that there is a conversation."""
    if not permissions.takes_part(person, initiative):
        return None
    running = queries.development_actions(initiative).filter(state=DevelopmentAction.State.RUNNING)
    missing = Stakeholder.objects.filter(initiative=initiative)
    context = {
        "initiative": initiative,
        "running": list(running),
        "to_reach": ReachGroup.objects.filter(initiative=initiative).exclude(state=ReachGroup.State.REACHED).count(),
        "missing": missing.filter(status=Stakeholder.Status.MISSING).count()
        + missing.filter(weight=Stakeholder.Weight.ABSENT).count(),
    }
    return Panel(_("Gesprek tussen initiatief en gemeente"), "conversations/panels/conversation.html", context)


def leads(place: Place, person: Someone) -> Panel | None:
    """Whom to ask next about a place, for who may say so."""
    if not permissions.may_suggest(person, place):
        return None
    waiting = queries.leads_in(place, person).filter(state="to-ask").count()
    return Panel(
        _("Wie kunt u nog meer vragen?"), "conversations/panels/leads.html", {"place": place, "waiting": waiting}
    )


def desk(person: Person) -> Panel | None:
    """My desk: what someone agreed to do, the first due on top."""
    running = list(queries.running_of(person)[:10])
    if not running:
        return None
    return Panel(_("Uw afspraken"), "conversations/panels/desk.html", {"running": running})
