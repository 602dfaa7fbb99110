"""What the pages of this room share: which dossier, the way back, and a page with one form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.accounts.queries import Someone
from tussenruimte.accounts.requests import goes_well
from tussenruimte.dossiers import permissions, queries, wording
from tussenruimte.dossiers.actions import ChangedMeanwhile
from tussenruimte.dossiers.forms import RevisionForm
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Party

Crumbs = list[dict[str, str]]


def dossier_for(request: HttpRequest, number: str) -> Dossier:
    """The dossier of the address, when the visitor may see it; anyone else does not learn that it exists."""
    return get_object_or_404(queries.visible_to(request.user), number=number)


def trail(dossier: Dossier | None = None, *parts: str) -> Crumbs:
    """The way back: all dossiers, this one, and the page itself."""
    crumbs = [{"title": _("Dossiers"), "url": reverse("dossiers:dossiers")}]
    if dossier is not None:
        crumbs.append({"title": dossier.title, "url": reverse("dossiers:dossier", args=[dossier.number])})
    crumbs += [{"title": part, "url": ""} for part in parts]
    crumbs[-1]["url"] = ""
    return crumbs


def audience_of(person: Someone, dossier: Dossier) -> wording.Audience:
    """In whose words someone reads a dossier: as official, as a party in it, or as the public does."""
    if permissions.may_appoint(person, dossier):
        return "official"
    return "initiative" if permissions.parties_of(person, dossier) else "public"


def voices_of(person: Someone, dossier: Dossier) -> list[Party]:
    """The parties for which someone speaks in a dossier."""
    speaking = permissions.speaks_for(person, dossier)
    return [one.party for one in queries.taking_part(dossier) if one.party_id in speaking]


def done(request: HttpRequest, form: Form, deed: Callable[[], Any], sentence: str) -> bool:
    """Does the deed of a valid form. Who comes second finds what the first did, and their own words still there."""
    if not form.is_valid():
        return False

    def told_when_changed() -> None:
        try:
            deed()
        except ChangedMeanwhile as changed:
            if isinstance(form, RevisionForm):
                form.once_more(changed.dossier, changed.changes)
                form.changed = changed  # type: ignore[attr-defined]
            raise

    if not goes_well(form, told_when_changed):
        return False
    messages.success(request, sentence)
    return True


def form_page(
    request: HttpRequest, dossier: Dossier, form: Form, title: str, submit: str, **context: Any
) -> HttpResponse:
    """A page with one form about a dossier; status 422 when something in it is wrong."""
    template = context.pop("template", "dossiers/form.html")
    changed = getattr(form, "changed", None)
    shown = {
        "dossier": dossier,
        "form": form,
        "title": title,
        "submit": submit,
        "crumbs": trail(dossier, title),
        "changed": changed,
        "changes": wording.told_changes(changed.changes) if changed else [],
    }
    return render(request, template, shown | context, status=422 if form.errors else 200)


def one_form(
    request: HttpRequest,
    dossier: Dossier,
    form: Form,
    deed: Callable[[], Any],
    *,
    said: str,
    title: str,
    submit: str,
    anchor: str = "",
    **context: Any,
) -> HttpResponse:
    """A page that asks one thing and does one deed: done, it says so; else its form says what is wrong."""
    if done(request, form, deed, said):
        return back_to(dossier, anchor)
    return form_page(request, dossier, form, title, submit, **context)


def back_to(dossier: Dossier, anchor: str = "") -> HttpResponse:
    """Back to the page of the dossier."""
    return redirect(reverse("dossiers:dossier", args=[dossier.number]) + (f"#{anchor}" if anchor else ""))
