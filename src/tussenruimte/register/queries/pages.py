"""The list in pages, at the same price whether there are a hundred or a hundred thousand."""

from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from tussenruimte.register.models import Initiative
from tussenruimte.register.queries.listing import as_cards

# Nobody turns four hundred pages; counting every hit of a common word costs more than finding the first.
MOST = 10_000


class CardPages(Paginator):  # type: ignore[type-arg]  # generic only for the type checker
    """Counts no further than `MOST`, and reads whole rows only for the page that is shown."""

    def __init__(self, found: QuerySet[Initiative], per_page: int, *, exact: bool) -> None:
        super().__init__(found, per_page)
        self.found, self.exact = found, exact

    @cached_property
    def counted(self) -> int:
        """How many there are: exactly when asked for everything, else up to one more than `MOST`."""
        plain = self.found.order_by().values("pk")
        return plain.count() if self.exact else plain[: MOST + 1].count()

    @property
    def has_more(self) -> bool:
        """Whether there are more than were counted."""
        return not self.exact and self.counted > MOST

    @cached_property
    def count(self) -> int:
        """How many can be turned to."""
        return min(self.counted, MOST) if self.has_more else self.counted

    def page(self, number: Any) -> "Page[Initiative]":
        """One page, with what a card shows."""
        shown = self.validate_number(number)
        first = (shown - 1) * self.per_page
        keys = list(self.found.values_list("pk", flat=True)[first : min(first + self.per_page, self.count)])
        cards = {one.pk: one for one in as_cards(Initiative.objects.filter(pk__in=keys))}
        return Page([cards[key] for key in keys if key in cards], shown, self)
