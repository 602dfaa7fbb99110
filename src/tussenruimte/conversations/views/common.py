"""What the pages of a conversation share: about which initiative, who takes part, and the way back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.accounts.requests import allow, goes_well, person_of
from tussenruimte.conversations import permissions
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.register.models import Initiative
from tussenruimte.register.queries import visible_to

__all__ = ["Crumbs", "allow", "done", "form_page", "goes_well", "initiative_for", "person_of", "speakable", "trail"]
Crumbs = list[dict[str, str]]


def initiative_for(request: HttpRequest, slug: str) -> Initiative:
    """The initiative of the address, for who takes part in its conversation; 403 for anyone else who may see it."""
    seen = visible_to(request.user).select_related("municipality")
    initiative = get_object_or_404(seen, slug=slug)
    allow(allowed=permissions.may_see(request.user, initiative))
    return initiative


def speakable(request: HttpRequest, slug: str) -> Initiative:
    """The same, for who may write."""
    initiative = initiative_for(request, slug)
    allow(allowed=permissions.may_speak(request.user, initiative))
    return initiative


def done(request: HttpRequest, deed: Callable[[], Any], said: str) -> None:
    """Does what a button asks, and says so; a refusal is said as well."""
    try:
        deed()
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, said)


def trail(title: str, initiative: Initiative | None = None, *between: tuple[str, str]) -> Crumbs:
    """The way back: the initiative, its conversation, what lies between, and this page."""
    crumbs = [{"title": _("Gesprekken"), "url": reverse("conversations:mine")}]
    if initiative is not None:
        address = reverse("conversations:about", args=[initiative.slug])
        crumbs.append({"title": initiative.name, "url": address})
    crumbs += [{"title": name, "url": url} for name, url in between]
    return [*crumbs, {"title": title, "url": ""}]


def form_page(request: HttpRequest, form: Form, title: str, submit: str, **context: Any) -> HttpResponse:
    """A page with one form; status 422 when something in it is wrong."""
    shown = {"form": form, "title": title, "submit": submit, "crumbs": trail(title, context.get("initiative"))}
    return render(request, "conversations/form.html", shown | context, status=422 if form.errors else 200)
