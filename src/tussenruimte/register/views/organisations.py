"""Organisations and their desks."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import get_or_post
from tussenruimte.core import days
from tussenruimte.register import actions, permissions, queries
from tussenruimte.register.forms import DeskForm, OrganisationForm
from tussenruimte.register.views.common import allow, form_page, goes_well, person_of, trail


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """Municipalities, units, funders and others, with the desk that answers."""
    title = _("Organisaties")
    context = {
        "organisations": queries.organisations_visible_to(request.user),
        "may_register": permissions.may_register_organisation(request.user),
        "title": title,
        "crumbs": trail(title),
    }
    return render(request, "register/organisations.html", context)


@login_required
@get_or_post
def register_organisation(request: HttpRequest) -> HttpResponse:
    """A new organisation."""
    allow(allowed=permissions.may_register_organisation(request.user))
    form, person = OrganisationForm(request.POST or None), person_of(request)
    if form.is_valid() and goes_well(
        form, lambda: actions.register_organisation(by=person, on=days.today(), **form.cleaned_data)
    ):
        messages.success(request, _("De organisatie staat erbij."))
        return redirect("register:organisations")
    return form_page(request, form, _("Organisatie toevoegen"), _("Bewaar"))


@login_required
@get_or_post
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    """The one desk of an organisation: who answers, and within how many days."""
    organisation = get_object_or_404(queries.organisations_visible_to(request.user), slug=slug)
    allow(allowed=permissions.may_set_desk(request.user, organisation))
    now = {
        "name": organisation.desk_name,
        "email": organisation.desk_email,
        "phone": organisation.desk_phone,
        "answer_within_days": organisation.answer_within_days,
    }
    form, person = DeskForm(request.POST or None, initial=now), person_of(request)
    if form.is_valid() and goes_well(
        form, lambda: actions.set_desk(organisation=organisation, by=person, **form.cleaned_data)
    ):
        messages.success(request, _("Het loket is bijgewerkt."))
        return redirect("register:organisations")
    intro = _("Mensen zien dit bij elk initiatief in uw gemeente.")
    return form_page(request, form, organisation.name, _("Bewaar"), intro=intro)
