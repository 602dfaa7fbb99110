"""What this room shows on composed pages: what fits an initiative or a dossier, and questions of funders."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.core import days
from tussenruimte.dossiers import permissions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.funding import permissions, queries, wording
from tussenruimte.funding.models import Findability, Scheme
from tussenruimte.funding.rules.answers import Answers
from tussenruimte.funding.rules.matching import Situation
from tussenruimte.register.models import Initiative
from tussenruimte.ui.panels import Panel

FIRST, SHOWN = 3, 10


def for_initiative(initiative: Initiative, person: Someone) -> Panel | None:
    """The first three schemes that fit, for who may look for this initiative; and whether funders may find it."""
    if not permissions.may_find_for(person, initiative):
        return None
    context = _fitting(queries.asked_by(initiative), days.today()) | {
        "all_url": reverse("funding:find-for", args=[initiative.slug]),
        "initiative": initiative,
        "may_be_found": permissions.may_be_found(person, initiative),
        "is_found": Findability.objects.filter(initiative=initiative, active=True).exists(),
    }
    return Panel(_("Geld en middelen"), "funding/panels/fitting.html", context)


def for_dossier(dossier: Dossier, person: Someone) -> Panel | None:
    """The first three schemes that fit the initiative of a dossier; without a place that of the municipality counts."""
    if not dossiers.parties_of(person, dossier):
        return None
    situation = queries.asked_in(dossier)
    context = _fitting(situation, days.today())
    if permissions.may_find_for(person, dossier.initiative):
        context["all_url"] = reverse("funding:find-for", args=[dossier.initiative.slug])
    return Panel(_("Geld en middelen"), "funding/panels/fitting.html", context)


def desk_questions(person: Person) -> Panel | None:
    """My desk: questions of funders that wait for an answer."""
    waiting = queries.waiting_messages(person)
    rows = list(waiting[:SHOWN])
    if not rows:
        return None
    context = {"rows": rows, "number": waiting.count()}
    return Panel(_("Vragen van financiers"), "funding/panels/questions.html", context)


def desk_funder(person: Person) -> Panel | None:
    """My desk: how many initiatives can be found that fit an open scheme of the funder, as counts."""
    if not permissions.may_look(person):
        return None
    today = days.today()
    funders = permissions.funders_of(person)
    schemes = queries.whole_schemes(
        Scheme.objects.filter(provider__in=funders.values("pk"), state=Scheme.State.OPEN).order_by("title", "pk")
    )[:SHOWN]
    rows = list(queries.with_initiatives(queries.findable())[: queries.MOST_COUNTED])
    counted = queries.numbers_that_fit(rows, schemes, today)
    answered = queries.messages_of_funders(person).exclude(state="waiting").count()
    context = {"counted": counted, "number": len(rows), "answered": answered}
    return Panel(_("Initiatieven die geld zoeken"), "funding/panels/funder.html", context)


def _fitting(situation: Situation, today: date) -> dict[str, object]:
    fits = queries.fitting(queries.considered(Answers()), situation, today)
    keys = list(fits.values_list("pk", flat=True)[:FIRST])
    rows = [
        (one.scheme, wording.standing(one.scheme, one.call.rounds, today), wording.reasons(one.judgement.reasons))
        for one in queries.found_on(keys, situation, today)
    ]
    return {"rows": rows, "number": fits.count(), "needs_place": not situation.where}
