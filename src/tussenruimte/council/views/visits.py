"""Visits: asking the council to come, coming along, and what was seen."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days
from tussenruimte.council import actions, calendars, forms, permissions
from tussenruimte.council.models import Visit
from tussenruimte.council.views.common import as_file, do_and_return, done, dossier_for, form_page, trail, visit_for


@login_required
@get_or_post
def invite(request: HttpRequest, number: str) -> HttpResponse:
    """The initiative asks the council to come and see."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_invite(request.user, dossier))
    form = forms.InviteForm(request.POST or None)
    made: list[Visit] = []
    if done(
        request,
        form,
        lambda: made.append(
            actions.invite(dossier=dossier, invitation=form.invitation, by=person_of(request), today=days.today())
        ),
        _("De raad is uitgenodigd."),
    ):
        return redirect("council:visit", made[0].pk)
    title = _("De raad uitnodigen")
    intro = (
        "" if dossier.shared_with_council_on else _("De raad leest nog niet mee. Deel eerst het dossier met de raad.")
    )
    return form_page(
        request, form, title, _("Nodig uit"), crumbs=trail(dossier, title), lead=dossier.title, intro=intro
    )


@login_required
@never_cache
@require_safe
def visit(request: HttpRequest, pk: int) -> HttpResponse:
    """One visit; who comes along is for who takes part."""
    found = visit_for(request, pk)
    reads_guests = permissions.may_read_guests(request.user, found)
    guests = list(found.guests.select_related("person"))
    context = {
        "visit": found,
        "dossier": found.dossier,
        "number": len(guests),
        "guests": guests if reads_guests else [],
        "reads_guests": reads_guests,
        "comes_along": any(guest.person_id == request.user.pk for guest in guests),
        "may_come": permissions.may_come_along(request.user, found),
        "may_end": found.state == Visit.State.PLANNED and permissions.may_end_visit(request.user, found),
        "crumbs": trail(found.dossier, _("Werkbezoek")),
    }
    return render(request, "council/visit.html", context)


@login_required
@require_POST
def come_along(request: HttpRequest, pk: int) -> HttpResponse:
    """Signing up, or not after all."""
    found, person = visit_for(request, pk), person_of(request)
    here = reverse("council:visit", args=[pk])
    if "stop" in request.POST:
        deed = lambda: actions.stay_away(visit=found, by=person)  # noqa: E731  one of two deeds, named by its button
        return do_and_return(request, deed, _("U staat niet meer op de lijst."), here)
    allow(allowed=permissions.may_come_along(person, found))
    return do_and_return(
        request,
        lambda: actions.come_along(visit=found, by=person, at=days.now()),
        _("U komt mee. De dag staat ook in uw agenda."),
        here,
    )


@login_required
@get_or_post
def tell(request: HttpRequest, pk: int) -> HttpResponse:
    """What was seen, and what happens next."""
    found = visit_for(request, pk)
    allow(allowed=found.state == Visit.State.PLANNED and permissions.may_end_visit(request.user, found))
    form = forms.SeenForm(request.POST or None)
    if done(
        request,
        form,
        lambda: actions.tell_what_was_seen(visit=found, by=person_of(request), on=days.today(), **form.cleaned_data),
        _("Wat er is gezien, staat bij het bezoek."),
    ):
        return redirect("council:visit", found.pk)
    title = _("Wat er is gezien")
    return form_page(request, form, title, _("Bewaar"), crumbs=trail(found.dossier, title), lead=found.where)


@login_required
@require_POST
def cancel(request: HttpRequest, pk: int) -> HttpResponse:
    """The visit is off."""
    found = visit_for(request, pk)
    allow(allowed=permissions.may_end_visit(request.user, found))
    return do_and_return(
        request,
        lambda: actions.cancel_visit(visit=found, by=person_of(request), on=days.today()),
        _("Het bezoek gaat niet door. Iedereen in het dossier leest dat."),
        reverse("council:visit", args=[pk]),
    )


@login_required
@require_safe
def day(request: HttpRequest, pk: int) -> HttpResponse:
    """The visit as a day for one's own calendar."""
    found = visit_for(request, pk)
    return as_file(calendars.file_of(found, days.now()), "text/calendar; charset=utf-8", "werkbezoek.ics")
