"""What the composing room itself adds to a page: advice, from everything that is known."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.advice import advise
from tussenruimte.barriers.queries import with_barriers
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative
from tussenruimte.scans.queries import facts_about
from tussenruimte.ui.panels import Panel
from tussenruimte.web import methods


def advice(initiative: Initiative, person: Person | AnonymousUser) -> Panel:
    """Advice with its reasons, grouped by kind; when nothing is known it says what to tell first."""
    catalogue = current_catalogue()
    # What stands in the way is known only to those involved, and so is the advice that follows from it.
    pieces = advise(with_barriers(facts_about(initiative), initiative, person), catalogue)
    context = {"groups": methods.advice_in_groups(catalogue, pieces), "initiative": initiative}
    return Panel(_("Advies, met redenen"), "web/panels/advice.html", context)
