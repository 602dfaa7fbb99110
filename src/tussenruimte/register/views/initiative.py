"""Changing, showing and hiding an initiative, and saying that it is still right."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.accounts.requests import get_or_post
from tussenruimte.core import days
from tussenruimte.register import actions, links, permissions
from tussenruimte.register.actions.initiatives import NotFromHere
from tussenruimte.register.forms import EditForm, HideForm
from tussenruimte.register.models import Initiative
from tussenruimte.register.views.common import allow, form_page, goes_well, initiative_for, person_of, trail
from tussenruimte.register.wording import told_changes


@login_required
@get_or_post
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Changing an initiative. Whoever is second sees what the first changed, and keeps their own text."""
    initiative = initiative_for(request, slug)
    allow(allowed=permissions.may_edit(request.user, initiative))
    form = EditForm(initiative, request.POST or None)
    context: dict[str, Any] = {"initiative": initiative, "template": "register/edit.html"}
    if form.is_valid():
        try:
            actions.edit_initiative(
                initiative=initiative,
                changes=form.changes,
                revision=form.cleaned_data["revision"],
                by=person_of(request),
            )
        except actions.ChangedMeanwhile as changed:
            context |= {"changed": changed, "changes": told_changes(changed.changes)}
            initiative.refresh_from_db()
            form = EditForm.once_more(form, initiative)
            form.add_error(None, str(changed.message))
        else:
            messages.success(request, _("Uw veranderingen zijn bewaard."))
            return redirect("web:initiative", slug=initiative.slug)
    return form_page(request, form, _("Initiatief aanpassen"), _("Bewaar"), **context)


@login_required
@get_or_post
def visibility(request: HttpRequest, slug: str) -> HttpResponse:
    """Hiding an initiative, or showing it to everyone."""
    initiative = initiative_for(request, slug)
    allow(allowed=permissions.may_hide(request.user, initiative))
    if initiative.state == Initiative.State.LISTED:
        return _hide(request, initiative)
    if request.method == "POST":
        # When someone else was a moment earlier, it is shown all the same.
        with suppress(NotFromHere):
            actions.list_initiative(initiative=initiative, by=person_of(request), on=days.today())
        messages.success(request, _("Iedereen kan dit initiatief nu zien."))
        return redirect("web:initiative", slug=initiative.slug)
    title = _("Initiatief tonen")
    context = {"initiative": initiative, "title": title, "crumbs": trail(title, initiative)}
    return render(request, "register/show.html", context)


def _hide(request: HttpRequest, initiative: Initiative) -> HttpResponse:
    form = HideForm(request.POST or None)
    if form.is_valid() and goes_well(
        form,
        lambda: actions.hide_initiative(
            initiative=initiative, reason=form.cleaned_data["reason"], by=person_of(request)
        ),
    ):
        messages.success(request, _("Het initiatief is nu verborgen. Er is niets weggegooid."))
        return redirect("web:initiative", slug=initiative.slug)
    intro = _("Anderen zien het initiatief dan niet meer. U kunt het altijd weer tonen.")
    return form_page(request, form, _("Initiatief verbergen"), _("Verberg"), initiative=initiative, intro=intro)


@login_required
@get_or_post
def confirm_here(request: HttpRequest, slug: str) -> HttpResponse:
    """'Is this still right?', for who is signed in."""
    initiative = initiative_for(request, slug)
    allow(allowed=permissions.may_confirm(request.user, initiative))
    return _confirm(request, initiative, person_of(request))


@get_or_post
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """'Is this still right?', by the link from the mail, without signing in."""
    asked = links.read_confirmation(token)
    initiative = asked and Initiative.objects.filter(pk=asked.initiative).first()
    person = asked and Person.objects.filter(pk=asked.person, is_active=True).first()
    if not initiative or not person:
        return render(request, "register/old-link.html", status=410)
    if not permissions.may_confirm(person, initiative):
        raise PermissionDenied
    return _confirm(request, initiative, person)


def _confirm(request: HttpRequest, initiative: Initiative, person: Person) -> HttpResponse:
    done = request.method == "POST"
    if done:
        actions.confirm_still_right(initiative=initiative, by=person, on=days.today())
    title = _("Klopt dit nog?")
    context = {"initiative": initiative, "done": done, "title": title, "crumbs": trail(title, initiative)}
    return render(request, "register/confirm.html", context)
