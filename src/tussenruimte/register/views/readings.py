"""How someone sees an initiative through each lens."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import get_or_post
from tussenruimte.core import days
from tussenruimte.frameworks.schema import Lens
from tussenruimte.register import actions, permissions, queries
from tussenruimte.register.forms import ViewForm
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative, LensReading
from tussenruimte.register.views.common import allow, form_page, goes_well, initiative_for, person_of, trail


@require_safe
def readings(request: HttpRequest, slug: str) -> HttpResponse:
    """All lenses with what each side says, and where the visitor may add their own view."""
    initiative = initiative_for(request, slug)
    title = _("Hoe ziet u dit initiatief?")
    context = {
        "initiative": initiative,
        "views": queries.readings_by_lens(initiative),
        "sides": permissions.sides_of(request.user, initiative),
        "title": title,
        "crumbs": trail(title, initiative),
    }
    return render(request, "register/readings.html", context)


@login_required
@get_or_post
def view_through(request: HttpRequest, slug: str, lens: str) -> HttpResponse:
    """One lens: the person's own view, beside what others say."""
    initiative = initiative_for(request, slug)
    framework = current_catalogue().frameworks.get(lens)
    if not isinstance(framework, Lens):
        raise Http404
    sides = permissions.sides_of(request.user, initiative)
    allow(allowed=bool(sides))
    person = person_of(request)
    mine = {reading.item: reading.state for reading in _mine(initiative, lens, request)}
    form = ViewForm(framework, sides, request.POST or None, mine)
    if form.is_valid() and goes_well(
        form,
        lambda: actions.set_view(
            initiative=initiative,
            lens=lens,
            choices=form.choices,
            side=form.cleaned_data["side"],
            by=person,
            on=days.today(),
            note=form.cleaned_data["note"],
        ),
    ):
        messages.success(request, _("Uw blik is bewaard. Die van anderen blijft ernaast staan."))
        return redirect("register:readings", slug=slug)
    views = [view for view in queries.readings_by_lens(initiative) if view.lens.id == lens]
    context = {"initiative": initiative, "views": views, "lens": framework, "template": "register/view-through.html"}
    return form_page(request, form, framework.title, _("Bewaar mijn blik"), **context)


def _mine(initiative: Initiative, lens: str, request: HttpRequest) -> list[LensReading]:
    standing = queries.standing_readings(initiative).filter(lens=lens, person=person_of(request))
    return list(standing)


@login_required
@require_POST
def withdraw_reading(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Takes one reading back."""
    initiative = initiative_for(request, slug)
    reading = get_object_or_404(LensReading.objects.select_related("initiative"), pk=pk, initiative=initiative)
    allow(allowed=permissions.may_withdraw_reading(request.user, reading))
    actions.withdraw_reading(reading=reading, by=person_of(request), on=days.today())
    messages.success(request, _("Ingetrokken. In de geschiedenis blijft het staan."))
    return redirect("register:readings", slug=slug)
