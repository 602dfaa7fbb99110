"""What agreements show on composed pages: a dossier, an initiative, my desk."""

from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.queries import Someone
from tussenruimte.agreements import permissions, queries, wording
from tussenruimte.agreements.pages.public import entries
from tussenruimte.agreements.queries import register
from tussenruimte.core import days
from tussenruimte.dossiers import permissions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Initiative
from tussenruimte.ui.panels import Panel

SHOWN = 10


def for_dossier(dossier: Dossier, person: Someone) -> Panel | None:
    """The agreements of a dossier, and the way to a new one."""
    if not dossiers.may_see(person, dossier):
        return None
    found = list(queries.of_dossier(dossier)[:SHOWN])
    may_start = permissions.may_start(person, dossier)
    if not found and not may_start:
        return None
    rows = [(one, wording.TONES[one.state]) for one in found]
    context = {"dossier": dossier, "rows": rows, "may_start": may_start}
    return Panel(_("Overeenkomsten"), "agreements/panels/dossier.html", context)


def for_initiative(initiative: Initiative, _person: Someone) -> Panel | None:
    """The public agreements of an initiative."""
    found = register.found(register.Asked(), days.today()).filter(dossier__initiative=initiative)
    rows = list(entries(found[:SHOWN]))
    if not rows:
        return None
    return Panel(_("Wat is afgesproken"), "agreements/panels/initiative.html", {"rows": rows})


def desk_sign(person: Person) -> Panel | None:
    """My desk: what waits for this person's signature."""
    waiting = list(queries.waiting_for_signature_of(person)[:SHOWN])
    if not waiting:
        return None
    return Panel(_("Wacht op uw handtekening"), "agreements/panels/sign.html", {"waiting": waiting})


def desk_reviews(person: Person) -> Panel | None:
    """My desk: when one looks back at what is in force."""
    today = days.today()
    coming = [(one, one.due < today) for one in queries.reviews_of(person)[:SHOWN]]
    if not coming:
        return None
    return Panel(_("Overeenkomsten: samen terugkijken"), "agreements/panels/reviews.html", {"coming": coming})
