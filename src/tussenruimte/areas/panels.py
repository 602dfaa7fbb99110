"""What other pages may show of a neighbourhood."""

from django.utils.translation import gettext as _

from tussenruimte.accounts.queries import Someone
from tussenruimte.areas import catalogue, drawings, permissions, queries, wording
from tussenruimte.areas.rules.indicators import indicators
from tussenruimte.areas.rules.strengths import counted
from tussenruimte.core import days
from tussenruimte.register.models import Place
from tussenruimte.ui.panels import Panel


def for_place(place: Place, person: Someone) -> Panel:
    """The strengths of a place per class, and the way to all of them."""
    small = permissions.may_see_small_numbers(person, place)
    classes = [item.id for item in catalogue.asset_classes()]
    counts = counted(dict.fromkeys(classes, 0) | queries.count_classes(place), classes, for_everyone=not small)
    context = {"place": place, "bars": drawings.bars_of(place, counts)}
    return Panel(_("Krachten van deze plek"), "areas/panels/strengths.html", context)


def hard_figures(place: Place, person: Someone) -> Panel:
    """What can be counted beside the seven functions of the climate, each number with its year and formula."""
    counted_here = indicators(queries.area_facts(place, days.today()))
    context = {"place": place, "indicators": wording.indicator_views(counted_here)}
    return Panel(_("Wat wij kunnen tellen"), "areas/panels/indicators.html", context)
