"""What the pages of this room share: which scheme, the way back, and a page with one form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.accounts.requests import allow, goes_well
from tussenruimte.funding import permissions, queries, wording
from tussenruimte.funding.actions import ChangedMeanwhile
from tussenruimte.funding.models import Scheme
from tussenruimte.register import queries as register
from tussenruimte.register.models import Initiative

Crumbs = list[dict[str, str]]


def scheme_for(slug: str) -> Scheme:
    """The scheme of the address, with all a page tells of it."""
    return get_object_or_404(queries.whole_schemes(Scheme.objects.all()), slug=slug)


def own_scheme_for(request: HttpRequest, slug: str) -> Scheme:
    """The same, for who keeps it."""
    scheme = scheme_for(slug)
    allow(allowed=permissions.may_keep(request.user, scheme))
    return scheme


def initiative_for(request: HttpRequest, slug: str) -> Initiative:
    """The initiative of the address, when the visitor may see it."""
    found = register.visible_to(request.user).select_related("municipality", "place")
    return get_object_or_404(found.defer("municipality__outline", "place__outline"), slug=slug)


def trail(*parts: tuple[str, str] | str) -> Crumbs:
    """The way back: the finder, and then pairs of a title and an address; the last is the page itself."""
    steps = [(_("Geld vinden"), reverse("funding:find")), *(p if isinstance(p, tuple) else (p, "") for p in parts)]
    crumbs = [{"title": title, "url": url} for title, url in steps]
    crumbs[-1]["url"] = ""
    return crumbs


def schemes_trail(scheme: Scheme | None = None, *parts: str) -> Crumbs:
    """The way back through the list of schemes."""
    steps: list[tuple[str, str] | str] = [(_("Regelingen"), reverse("funding:schemes"))]
    if scheme is not None:
        steps.append((scheme.title, reverse("funding:scheme", args=[scheme.slug])))
    return trail(*steps, *parts)


def done(request: HttpRequest, form: Form, deed: Callable[[], Any], sentence: str) -> bool:
    """Does the deed of a valid form. Who comes second finds what the first did, and their own words still there."""
    if not form.is_valid():
        return False

    def told_when_changed() -> None:
        try:
            deed()
        except ChangedMeanwhile as changed:
            form.once_more(changed.scheme, changed.changes)  # type: ignore[attr-defined]
            form.changed = changed  # type: ignore[attr-defined]
            raise

    if not goes_well(form, told_when_changed):
        return False
    messages.success(request, sentence)
    return True


def form_page(
    request: HttpRequest, form: Form, title: str, submit: str, crumbs: Crumbs, **context: Any
) -> HttpResponse:
    """A page with one form; status 422 when something in it is wrong."""
    template = context.pop("template", "funding/form.html")
    changed = getattr(form, "changed", None)
    shown = {
        "form": form,
        "title": title,
        "submit": submit,
        "crumbs": crumbs,
        "changed": changed,
        "changes": wording.told_changes(changed.changes) if changed else [],
    }
    return render(request, template, shown | context, status=422 if form.errors else 200)
