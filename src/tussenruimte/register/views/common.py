"""What the pages of the register share: who asks, about what, and what happens when the answer is no."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.accounts.requests import allow, goes_well, person_of
from tussenruimte.register import queries
from tussenruimte.register.models import Initiative

__all__ = ["Crumbs", "allow", "form_page", "goes_well", "initiative_for", "person_of", "trail"]
Crumbs = list[dict[str, str]]


def initiative_for(request: HttpRequest, slug: str) -> Initiative:
    """The initiative with this slug, when the visitor may see it."""
    return get_object_or_404(queries.visible_to(request.user), slug=slug)


def trail(title: str, initiative: Initiative | None = None) -> Crumbs:
    """The way back: the list, the initiative when there is one, and this page."""
    crumbs = [{"title": _("Initiatieven"), "url": reverse("register:initiatives")}]
    if initiative is not None:
        crumbs.append({"title": initiative.name, "url": reverse("web:initiative", args=[initiative.slug])})
    return [*crumbs, {"title": title, "url": ""}]


def form_page(request: HttpRequest, form: Form, title: str, submit: str, **context: Any) -> HttpResponse:
    """A page with one form; status 422 when something in it is wrong."""
    template = context.pop("template", "register/form.html")
    initiative = context.get("initiative")
    shown = {"form": form, "title": title, "submit": submit, "crumbs": trail(title, initiative), **context}
    return render(request, template, shown, status=422 if form.errors else 200)
