"""The days about spaces that stand in someone's own calendar."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.dossiers.calendars import Day
from tussenruimte.spaces import queries


def days_of(person: Person) -> Iterator[Day]:
    """By when a wish is answered, one's own or one to answer; when something of one's own procedures closes."""
    waiting = queries.wishes_visible_to(person).filter(hear_by__isnull=False).order_by("hear_by", "pk")
    for wish in waiting[:200]:
        title = _("Antwoord op de wens voor %(space)s") % {"space": wish.space.name}
        if wish.hear_by is not None:
            yield Day(f"space-wish-{wish.pk}", wish.hear_by, title, reverse("spaces:wish", args=[wish.number]))
    for found in queries.started(person)[:200]:
        page = reverse("spaces:procedure", args=[found.number])
        for kind, day in queries.closing_days(found):
            title = _("Uitgifte van %(space)s: er sluit iets") % {"space": found.space.name}
            yield Day(f"space-{found.pk}-{kind}", day, title, page)
