"""Rows that are written once: what was said, proposed and signed does not change afterwards."""

from collections.abc import Iterable
from typing import Any, ClassVar, Never, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class AppendOnlyRows(models.QuerySet[Row]):
    """Rows that can be read and added to, and nothing else."""

    def update(self, **kwargs: Any) -> Never:
        """Refused: what was written does not change afterwards."""
        raise TypeError(f"{self.model.__name__} rows are never changed")

    def bulk_update(self, *args: Any, **kwargs: Any) -> Never:
        """Refused, for the same reason."""
        raise TypeError(f"{self.model.__name__} rows are never changed")

    def delete(self) -> Never:
        """Refused: these rows only grow in number."""
        raise TypeError(f"{self.model.__name__} rows are never deleted")


class AppendOnly(models.Model):
    """Something that is written once. `filled_in_later` names what may be told about it afterwards."""

    filled_in_later: ClassVar[frozenset[str]] = frozenset()

    class Meta:
        abstract = True

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
        """Writes a new row; of an existing one only what is filled in later."""
        names = set(update_fields or ())
        if not self._state.adding and not (names and names <= self.filled_in_later):
            raise TypeError(f"a {type(self).__name__} is never changed")
        super().save(*args, update_fields=update_fields, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        """Refused: it stays on record."""
        raise TypeError(f"a {type(self).__name__} is never deleted")
