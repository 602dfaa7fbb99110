"""What the pages of the register share: who asks, about what, and what happens when the answer is no."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.register import queries
from tussenruimte.register.models import Initiative

Crumbs = list[dict[str, str]]


def initiative_for(request: HttpRequest, slug: str) -> Initiative:
    """The initiative with this slug, when the visitor may see it."""
    return get_object_or_404(queries.visible_to(request.user), slug=slug)


def person_of(request: HttpRequest) -> Person:
    """Who is signed in; pages that ask this stand behind `login_required`."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def allow(*, allowed: bool) -> None:
    """Answers 403 unless the visitor may be on this page."""
    if not allowed:
        raise PermissionDenied


def goes_well(form: Form, deed: Callable[[], Any]) -> bool:
    """Does the deed; a refusal becomes a sentence above the form, with everything the person typed still in it."""
    try:
        deed()
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return False
    return True


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
