"""A person's own calendar by a secret link: making it, stopping it, and what a calendar program reads."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import get_or_post, person_of
from tussenruimte.core import days
from tussenruimte.dossiers import actions, calendars
from tussenruimte.dossiers.models import CalendarFeed
from tussenruimte.dossiers.views.common import trail


@login_required
@never_cache
@get_or_post
def link(request: HttpRequest) -> HttpResponse:
    """The secret link, a new one, or none."""
    person = person_of(request)
    if request.method == "POST":
        if "stop" in request.POST:
            actions.stop_calendar_link(person=person)
            messages.success(request, _("De link werkt niet meer."))
        else:
            actions.make_calendar_link(person=person, at=days.now())
            messages.success(request, _("Uw link is klaar. Een eerdere link werkt niet meer."))
        return redirect("dossiers:calendar")
    feed = CalendarFeed.objects.filter(person=person).first()
    address = request.build_absolute_uri(reverse("dossiers:calendar-feed", args=[feed.token])) if feed else ""
    title = _("Agenda")
    return render(request, "dossiers/calendar.html", {"address": address, "title": title, "crumbs": trail(None, title)})


@never_cache
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar file; who holds the link needs no sign-in, so it holds no more than days and titles."""
    found = CalendarFeed.objects.select_related("person").filter(token=token, person__is_active=True).first()
    if found is None:
        raise Http404
    with translation.override(found.person.language):
        content = calendars.calendar_of(found.person, days.now())
    headers = {"Content-Disposition": 'attachment; filename="dossiers.ics"', "X-Robots-Tag": "noindex"}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
