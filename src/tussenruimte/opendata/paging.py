"""Which part of a list is asked for, and what every page of a list says about itself."""

from typing import Any

from django.core.paginator import Page as Slice
from django.http import HttpRequest
from ninja import Schema
from pydantic import Field


class Paging(Schema):
    """Which part of a list."""

    page: int = Field(1, ge=1, le=100_000)
    page_size: int = Field(50, ge=1, le=200, alias="pageSize")


def paging(request: HttpRequest, page: Slice[Any]) -> dict[str, Any]:
    """Totals and links of a page."""
    return {
        "total": page.paginator.count,
        "page": page.number,
        "pageSize": page.paginator.per_page,
        "_links": {
            "self": {"href": _at(request, page.number)},
            "next": {"href": _at(request, page.next_page_number())} if page.has_next() else None,
            "prev": {"href": _at(request, page.previous_page_number())} if page.has_previous() else None,
        },
    }


def _at(request: HttpRequest, number: int) -> str:
    """This address at another page."""
    query = request.GET.copy()
    query["page"] = str(number)
    return f"{request.path}?{query.urlencode()}"
