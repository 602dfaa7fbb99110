"""The list in pages, at the same price whether there are a hundred or a hundred thousand."""

from collections.abc import Callable
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from tussenruimte.register.models import Initiative

# Nobody turns four hundred pages; counting every hit of a common word costs more than finding the first.
MOST = 10_000


class KeyPages(Paginator):  # type: ignore[type-arg]  # generic only for the type checker
    """Sorts keys alone, and reads `whole` rows only for the page that is shown.

    Unless all must be counted exactly, it counts no further than `MOST`.
    """

    def __init__(
        self,
        found: QuerySet[Initiative],
        per_page: int,
        *,
        exact: bool,
        whole: Callable[[QuerySet[Initiative]], QuerySet[Initiative]],
    ) -> None:
        super().__init__(found, per_page)
        self.found, self.exact, self.whole = found.values_list("pk", flat=True), exact, whole

    @cached_property
    def _keys(self) -> list[int]:
        """All that can be turned to and one more, in order: one question gives both the number and every page."""
        return list(self.found[: MOST + 1])

    @property
    def has_more(self) -> bool:
        """Whether there are more than were counted."""
        return not self.exact and len(self._keys) > MOST

    @cached_property
    def count(self) -> int:
        """How many can be turned to: all of them when asked for everything, else at most `MOST`."""
        return self.found.order_by().count() if self.exact else min(len(self._keys), MOST)

    def page(self, number: Any) -> "Page[Initiative]":
        """One page, in the order of the list."""
        shown = self.validate_number(number)
        first = (shown - 1) * self.per_page
        last = min(first + self.per_page, self.count)
        keys = list(self.found[first:last]) if self.exact else self._keys[first:last]
        rows = {one.pk: one for one in self.whole(Initiative.objects.filter(pk__in=keys))}
        return Page([rows[key] for key in keys if key in rows], shown, self)
