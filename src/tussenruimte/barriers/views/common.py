"""What the pages about barriers share: which barrier is asked for, and a page with one form."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from tussenruimte.barriers import queries
from tussenruimte.barriers.models import Barrier


def barrier_for(request: HttpRequest, pk: int) -> Barrier:
    """The barrier with this number, when the visitor may see it."""
    return get_object_or_404(queries.visible_to(request.user), pk=pk)


def form_page(request: HttpRequest, form: Form, title: str, submit: str, **context: Any) -> HttpResponse:
    """A page with one form; status 422 when something in it is wrong."""
    template = context.pop("template", "barriers/form.html")
    shown = {"form": form, "title": title, "submit": submit, **context}
    return render(request, template, shown, status=422 if form.errors else 200)
