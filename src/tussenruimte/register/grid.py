"""The fine grid that lies over the country, by which the database counts many points quickly."""

from typing import Any

from django.db.models import F, Func, IntegerField
from django.db.models.expressions import CombinedExpression

from tussenruimte.register.cartography import FINE_HIGH, FINE_WIDE

# A cell is one number, so that one index holds the grid: its row and its column, 1024 apart.
PER_ROW = 1024


class Cell(Func):
    """How many cells of a size a coordinate is from nought; coordinates here are never below it."""

    output_field = IntegerField()

    def __init__(self, field: str, size: float) -> None:
        super().__init__(F(field) / size)

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """A cast cuts off, which for positive numbers is the cell."""
        return self.as_sql(compiler, connection, template="CAST(%(expressions)s AS INTEGER)")

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        """A cast would round."""
        return self.as_sql(compiler, connection, template="FLOOR(%(expressions)s)::integer")


def fine_cell() -> CombinedExpression:
    """The cell of the fine grid in which the shown point lies."""
    return Cell("shown_lat", FINE_HIGH) * PER_ROW + Cell("shown_lon", FINE_WIDE)
