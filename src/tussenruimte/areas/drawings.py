"""Pictures of a neighbourhood: how many of each class, and who is tied to whom."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.areas import catalogue
from tussenruimte.areas.models import Asset
from tussenruimte.areas.rules.strengths import ClassCounts
from tussenruimte.areas.wording import few
from tussenruimte.register.models import Place
from tussenruimte.ui.drawings import Bar, Bars, Part, TwoRings

# More dots than this touch each other on the smallest phone.
MOST_NEAR, MOST_AROUND = 12, 18


def bars_of(place: Place, counts: ClassCounts) -> Bars:
    """How many strengths there are of each class."""
    titles, address = catalogue.class_titles(), reverse("areas:place", args=[place.code.lower()])
    bars = [
        Bar(titles[name], number or 0, few() if number is None else "", f"{address}?{urlencode({'soort': name})}#lijst")
        for name, number in counts.by_class.items()
    ]
    text = _("Een klein getal tonen wij niet. Zo is niemand te herkennen.") if counts.total is None else ""
    return Bars(_("Krachten per soort"), text, bars, (_("Soort"), _("Aantal")))


def rings_of(place: Place, tied: Sequence[Asset], alone: Sequence[Asset], *, are_all: bool) -> TwoRings:
    """What is tied to others near the middle, and what nobody tied yet around it."""
    titles = catalogue.class_titles()
    text = "" if are_all else _("In de tekening past niet alles. In de lijst staat alles.")

    def part(asset: Asset) -> Part:
        address = reverse("areas:asset", args=[place.code.lower(), asset.pk])
        return Part(str(asset.pk), str(asset), titles.get(asset.asset_class, asset.asset_class), address)

    return TwoRings(
        _("Wat al verbonden is, en wat nog alleen staat"),
        text,
        place.name,
        [part(asset) for asset in tied],
        [part(asset) for asset in alone],
        (_("Verbonden"), _("Nog alleen")),
    )
