"""What the pages of this room share: which thing, the way back, and a page with one form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.accounts.requests import goes_well
from tussenruimte.core.refusals import Refusal
from tussenruimte.council import permissions
from tussenruimte.council.actions import ChangedMeanwhile
from tussenruimte.council.forms import RevisionForm
from tussenruimte.council.models import Motion, Proposal, Visit
from tussenruimte.council.queries.reading import motions_readable, readable_by
from tussenruimte.dossiers.models import Dossier

Crumbs = list[dict[str, str]]


def dossier_for(request: HttpRequest, number: str) -> Dossier:
    """The dossier of the address, when the visitor may read its card; anyone else does not learn that it exists."""
    return get_object_or_404(readable_by(request.user), number=number)


def proposal_for(request: HttpRequest, number: str) -> Proposal:
    """The proposal of the address, when the visitor may read its draft or what the council got of it."""
    whole = Proposal.objects.select_related("dossier__initiative", "dossier__lead")
    found = get_object_or_404(whole, number=number)
    got = found.frozen.exists() and permissions.may_read_frozen(request.user, found)
    if not got and not permissions.may_read_draft(request.user, found):
        raise Http404
    return found


def visit_for(request: HttpRequest, pk: int) -> Visit:
    """The visit of the address, when the visitor may see it."""
    found = get_object_or_404(Visit.objects.select_related("dossier__initiative", "dossier__lead"), pk=pk)
    if not permissions.may_see_visit(request.user, found):
        raise Http404
    return found


def motion_for(request: HttpRequest, pk: int) -> Motion:
    """The motion of the address, when the visitor may read it."""
    return get_object_or_404(motions_readable(request.user), pk=pk)


def trail(dossier: Dossier | None, *parts: str) -> Crumbs:
    """The way back for the council: all it reads, the card, and the page itself."""
    crumbs = [{"title": _("Raad"), "url": reverse("council:overview")}]
    if dossier is not None:
        crumbs.append({"title": _("Voorstelkaart"), "url": card_address(dossier)})
    crumbs += [{"title": part, "url": ""} for part in parts]
    crumbs[-1]["url"] = ""
    return crumbs


def public_trail(*parts: str) -> Crumbs:
    """The way back for everyone: the list of motions, and the page itself."""
    crumbs = [{"title": _("Raadsstukken"), "url": reverse("council:motions")}]
    crumbs += [{"title": part, "url": ""} for part in parts]
    crumbs[-1]["url"] = ""
    return crumbs


def card_address(dossier: Dossier) -> str:
    """The address of the card of a dossier."""
    return reverse("council:card", args=[dossier.number])


def done(request: HttpRequest, form: Form, deed: Callable[[], Any], sentence: str) -> bool:
    """Does the deed of a valid form. Who comes second finds what the first did, and their own words still there."""
    if not form.is_valid():
        return False

    def told_when_changed() -> None:
        try:
            deed()
        except ChangedMeanwhile as changed:
            if isinstance(form, RevisionForm):
                form.once_more(changed.revision, changed.now)
            raise

    if not goes_well(form, told_when_changed):
        return False
    messages.success(request, sentence)
    return True


def form_page(request: HttpRequest, form: Form, title: str, submit: str, **context: Any) -> HttpResponse:
    """A page with one form; status 422 when something in it is wrong."""
    template = context.pop("template", "council/form.html")
    shown = {"form": form, "title": title, "submit": submit, "meanwhile": getattr(form, "meanwhile", [])}
    return render(request, template, shown | context, status=422 if form.errors else 200)


def do_and_return(request: HttpRequest, deed: Callable[[], Any], sentence: str, to: str) -> HttpResponse:
    """Does what a button asks, says how that went and goes back."""
    try:
        deed()
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, sentence)
    return redirect(to)


def as_file(content: bytes, kind: str, name: str) -> HttpResponse:
    """A file to keep; what the council reads is not kept by a machine in between."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)
