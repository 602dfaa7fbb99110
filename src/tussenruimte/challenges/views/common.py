"""What the pages of this room share: which thing the address names, the way back, and a page with one form."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.accounts.queries import Someone
from tussenruimte.accounts.requests import goes_well
from tussenruimte.challenges import permissions, queries
from tussenruimte.challenges.actions import ChangedMeanwhile
from tussenruimte.challenges.models import Challenge, Invitation, MunicipalTask
from tussenruimte.core import days
from tussenruimte.dossiers import permissions as dossiers
from tussenruimte.register.models import Organisation, Party

Crumbs = list[dict[str, str]]


def municipality_for(slug: str) -> Organisation:
    """The municipality of the address."""
    found = Organisation.objects.select_related("place").defer("place__outline")
    return get_object_or_404(found, slug=slug, kind=Party.Kind.MUNICIPALITY)


def task_for(request: HttpRequest, number: str) -> MunicipalTask:
    """The task of the address; one that is off the list only for those who keep it."""
    found = queries.task(number)
    if found is None or not permissions.may_see_task(request.user, found):
        raise Http404
    return found


def challenge_for(request: HttpRequest, number: str) -> Challenge:
    """The request of the address, when the visitor may see it; anyone else does not learn that it exists."""
    return get_object_or_404(queries.visible_to(request.user, days.today()), number=number)


def invitation_for(request: HttpRequest, number: str) -> Invitation:
    """The invitation of the address, when it is published or the visitor may invite."""
    found = queries.invitation(number)
    if found is None or not permissions.may_see_invitation(request.user, found):
        raise Http404
    return found


def side_in(person: Someone, challenge: Challenge) -> str:
    """From which side someone reads a request, whatever they may do in it."""
    if permissions.belongs_to(person, challenge.initiative):
        return "initiative"
    works_here = dossiers.workplaces_of(person).filter(pk=challenge.municipality_id).exists()
    return "municipality" if works_here else "other"


def trail(*steps: tuple[str, str]) -> Crumbs:
    """The way back; the last step is this page."""
    crumbs = [{"title": _("Taken overnemen"), "url": reverse("challenges:challenges")}]
    crumbs += [{"title": title, "url": url} for title, url in steps]
    crumbs[-1]["url"] = ""
    return crumbs


def trail_of_municipality(municipality: Organisation, *steps: str) -> Crumbs:
    """The way back through the list of a municipality."""
    home = (municipality.name, reverse("challenges:tasks", args=[municipality.slug]))
    return trail(home, *((step, "") for step in steps))


def trail_of_task(task: MunicipalTask, *steps: str) -> Crumbs:
    """The way back to a task."""
    home = (task.municipality.name, reverse("challenges:tasks", args=[task.municipality.slug]))
    own = (task.name, reverse("challenges:task", args=[task.number]))
    return trail(home, own, *((step, "") for step in steps))


def trail_of(challenge: Challenge, *steps: str) -> Crumbs:
    """The way back to a request."""
    home = (challenge.title, reverse("challenges:challenge", args=[challenge.number]))
    return trail(home, *((step, "") for step in steps))


def trail_of_invitation(invitation: Invitation, *steps: str) -> Crumbs:
    """The way back to an invitation."""
    home = (invitation.title, reverse("challenges:invitation", args=[invitation.number]))
    return trail(home, *((step, "") for step in steps))


def done(request: HttpRequest, form: Form, deed: Callable[[], Any], sentence: str) -> bool:
    """Does the deed of a valid form. Who comes second finds what the first wrote, and their own words still there."""
    if not form.is_valid():
        return False

    def told_when_changed() -> None:
        try:
            deed()
        except ChangedMeanwhile as changed:
            form.changed = changed  # type: ignore[attr-defined]
            raise

    if not goes_well(form, told_when_changed):
        return False
    messages.success(request, sentence)
    return True


def form_page(request: HttpRequest, form: Form, title: str, submit: str, **context: Any) -> HttpResponse:
    """A page with one form; status 422 when something in it is wrong."""
    template = context.pop("template", "challenges/form.html")
    shown = {"form": form, "title": title, "submit": submit}
    return render(request, template, shown | context, status=422 if form.errors else 200)


def back_to(challenge: Challenge, anchor: str = "") -> HttpResponse:
    """Back to the page of the request."""
    return redirect(reverse("challenges:challenge", args=[challenge.number]) + (f"#{anchor}" if anchor else ""))
