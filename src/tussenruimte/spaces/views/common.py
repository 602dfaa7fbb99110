"""What the pages of this room share: which space, wish or procedure, the way back, and a page with one form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.accounts.requests import goes_well
from tussenruimte.spaces import queries, wording
from tussenruimte.spaces.actions import ChangedMeanwhile
from tussenruimte.spaces.forms import RevisionForm
from tussenruimte.spaces.models import Space, SpaceProcedure, SpaceWish

Crumbs = list[dict[str, str]]


def space_for(request: HttpRequest, slug: str) -> Space:
    """The space of the address, when the visitor may see it."""
    return get_object_or_404(queries.visible_to(request.user), slug=slug)


def procedure_for(request: HttpRequest, number: str) -> SpaceProcedure:
    """The procedure of the address; one that is being prepared is there only for whoever manages the space."""
    return get_object_or_404(queries.procedures_visible_to(request.user), number=number)


def wish_for(request: HttpRequest, number: str) -> SpaceWish:
    """The wish of the address; anyone outside does not learn that it exists."""
    return get_object_or_404(queries.wishes_visible_to(request.user), number=number)


def trail(*parts: str, space: Space | None = None, found: SpaceProcedure | None = None) -> Crumbs:
    """The way back: all spaces, this one, its procedure, and the page itself."""
    crumbs = [{"title": _("Ruimtes"), "url": reverse("spaces:spaces")}]
    if space is not None:
        crumbs.append({"title": space.name, "url": reverse("spaces:space", args=[space.slug])})
    if found is not None:
        crumbs.append({"title": found.get_way_display(), "url": reverse("spaces:procedure", args=[found.number])})
    crumbs += [{"title": part, "url": ""} for part in parts]
    crumbs[-1]["url"] = ""
    return crumbs


def done(request: HttpRequest, form: Form, deed: Callable[[], Any], sentence: str) -> bool:
    """Does the deed of a valid form. Who comes second finds what the first did, and their own words still there."""
    if not form.is_valid():
        return False

    def told_when_changed() -> None:
        try:
            deed()
        except ChangedMeanwhile as changed:
            if isinstance(form, RevisionForm):
                form.once_more(changed.now.revision, changed.changes)
                form.changed = changed  # type: ignore[attr-defined]
            raise

    if not goes_well(form, told_when_changed):
        return False
    messages.success(request, sentence)
    return True


def form_page(request: HttpRequest, form: Form, title: str, submit: str, **context: Any) -> HttpResponse:
    """A page with one form; status 422 when something in it is wrong."""
    template = context.pop("template", "spaces/form.html")
    space, found = context.get("space"), context.get("found")
    changed = getattr(form, "changed", None)
    shown = {
        "form": form,
        "title": title,
        "submit": submit,
        "crumbs": trail(title, space=space, found=found),
        "changed": changed,
        "changes": wording.told_changes(changed.changes) if changed else [],
    }
    return render(request, template, shown | context, status=422 if form.errors else 200)


def to_space(space: Space) -> HttpResponse:
    """Back to the page of the space."""
    return redirect("spaces:space", slug=space.slug)


def to_procedure(found: SpaceProcedure, anchor: str = "") -> HttpResponse:
    """Back to the page of the procedure."""
    return redirect(reverse("spaces:procedure", args=[found.number]) + (f"#{anchor}" if anchor else ""))
