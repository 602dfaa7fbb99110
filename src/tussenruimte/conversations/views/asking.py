"""Whom to ask next about a neighbourhood."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import get_or_post
from tussenruimte.conversations import actions, permissions, queries
from tussenruimte.conversations.forms.asking import FollowForm, LeadForm
from tussenruimte.conversations.models import Lead
from tussenruimte.conversations.views.common import Crumbs, allow, done, form_page, goes_well, person_of, trail
from tussenruimte.core import days
from tussenruimte.register.models import Place
from tussenruimte.scans.subjects import name_in_address


@login_required
@require_safe
def leads(request: HttpRequest, code: str) -> HttpResponse:
    """The list: everyone for who asks there, one's own tips for who gave them."""
    place = _place(request, code)
    title = _("Wie kunt u nog meer vragen?")
    context = {
        "title": title,
        "crumbs": _trail(title, place),
        "place": place,
        "leads": queries.leads_in(place, request.user),
        "works_here": permissions.works_at(request.user, place),
        "framework": permissions.CLIMATE,
        "over": name_in_address(place),
    }
    return render(request, "conversations/leads.html", context)


@login_required
@get_or_post
def suggest(request: HttpRequest, code: str) -> HttpResponse:
    """Saying whom to ask."""
    place, person = _place(request, code), person_of(request)
    form = LeadForm(queries.leads_in(place, person), request.POST or None)
    if form.is_valid() and goes_well(
        form, lambda: actions.add_lead(place=place, by=person, on=days.today(), **form.cleaned_data)
    ):
        messages.success(request, _("Dank u. De tip staat op de lijst."))
        return redirect("conversations:leads", code=code)
    title = _("Aan wie kunnen we dit nog meer vragen?")
    return form_page(request, form, title, _("Geef de tip"), crumbs=_trail(title, place))


@login_required
@get_or_post
def follow(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """How far asking someone is."""
    place, person = _place(request, code), person_of(request)
    lead = _lead(request, place, pk)
    form = FollowForm(request.POST or None, initial={"state": lead.state})
    if form.is_valid() and goes_well(
        form, lambda: actions.follow_lead(lead=lead, state=form.cleaned_data["state"], by=person)
    ):
        messages.success(request, _("Bewaard."))
        return redirect("conversations:leads", code=code)
    return form_page(request, form, str(lead), _("Bewaar"), crumbs=_trail(str(lead), place))


@login_required
@require_POST
def forget(request: HttpRequest, code: str, pk: int) -> HttpResponse:
    """Removing someone from the list."""
    lead, person = _lead(request, _place(request, code), pk), person_of(request)
    done(request, lambda: actions.forget_lead(lead=lead, by=person), _("De tip is weg."))
    return redirect("conversations:leads", code=code)


def _place(request: HttpRequest, code: str) -> Place:
    place = get_object_or_404(Place.objects.select_related("inside__inside"), pk=code.upper())
    allow(allowed=permissions.may_suggest(request.user, place))
    return place


def _lead(request: HttpRequest, place: Place, pk: int) -> Lead:
    return get_object_or_404(queries.leads_in(place, request.user), pk=pk)


def _trail(title: str, place: Place) -> Crumbs:
    return trail(title, None, (place.name, reverse("conversations:leads", args=[place.code.lower()])))
