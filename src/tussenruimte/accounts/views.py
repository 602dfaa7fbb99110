"""Pages about your own account, about roles, and about the personas of the demonstration."""

from collections.abc import Callable
from functools import wraps
from typing import cast
from urllib.parse import urlencode

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts import actions, permissions, queries, rules, sessions
from tussenruimte.accounts.forms import EraseForm, GrantRoleForm, ProfileForm
from tussenruimte.accounts.models import Consent, Person, Role, RoleGrant
from tussenruimte.accounts.personas import PERSONAS
from tussenruimte.core import days, personal
from tussenruimte.core.refusals import Refusal

View = Callable[[HttpRequest], HttpResponse]


def second_step_again(view: View) -> View:
    """Before something that cannot be undone, whoever has a second step takes it once more."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        raise_if_reauthentication_required(request, app="allauth.mfa")
        return view(request)

    return guarded


def person_of(request: HttpRequest) -> Person:
    """Who is signed in, on a page that asks for it."""
    return cast("Person", request.user)


@never_cache
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    """My account: name, language, addresses, passkeys, roles, consents, my data."""
    person = person_of(request)
    initial = {"name": person.name, "language": person.language}
    form = ProfileForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            actions.change_profile(person=person, **form.cleaned_data, by=person)
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
        else:
            with translation.override(person.language):
                messages.success(request, _("Uw gegevens zijn bewaard."))
                return redirect("accounts:mine")
    context = {
        "form": form,
        "person": person,
        "addresses": EmailAddress.objects.filter(user=person).order_by("-primary", "email"),
        "steps": Authenticator.objects.filter(user=person).order_by("created_at"),
        "grants": queries.running_grants(of=person),
        "consents": Consent.objects.filter(person=person).order_by("-given_on"),
        "may_review": permissions.may_review_roles(person),
        "owes_step": permissions.needs_second_factor(person) and not queries.has_second_factor(person),
    }
    return render(request, "accounts/mine.html", context)


@never_cache
@login_required
@require_safe
@second_step_again
def export(request: HttpRequest) -> HttpResponse:
    """One file with everything the site keeps about me."""
    answer = JsonResponse(
        personal.export_of(person_of(request)), json_dumps_params={"indent": 2, "ensure_ascii": False}
    )
    answer["Content-Disposition"] = f'attachment; filename="mijn-gegevens-{days.today().isoformat()}.json"'
    return answer


@never_cache
@login_required
@second_step_again
def erase(request: HttpRequest) -> HttpResponse:
    """Close my account: first what stays and why, then the deed."""
    person = person_of(request)
    form = EraseForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.erase_person(person=person, by=person, at=days.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal.message))
        else:
            logout(request)
            return redirect("accounts:erased")
    kept = [pair for room in personal.rooms() for pair in room.KEPT]
    return render(request, "accounts/erase.html", {"form": form, "kept": kept})


@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """The account is gone."""
    return render(request, "accounts/erased.html")


@login_required
@require_POST
def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End every session, on every device."""
    person = person_of(request)
    actions.sign_out_everywhere(person=person, by=person)
    logout(request)
    messages.success(request, _("U bent op al uw apparaten afgemeld."))
    return redirect(resolve_url(settings.LOGIN_URL))


@login_required
@require_POST
def withdraw_consent(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a consent of my own."""
    person = person_of(request)
    actions.withdraw_consent(consent=get_object_or_404(Consent, pk=pk, person=person), by=person, at=days.now())
    messages.success(request, _("Uw toestemming is ingetrokken."))
    return redirect("accounts:mine")


@never_cache
@login_required
@require_safe
def second_step(request: HttpRequest) -> HttpResponse:
    """Set up a second step, or take it; after that, on to where the person was going."""
    person = person_of(request)
    following = request.GET.get("next", "")
    if not url_has_allowed_host_and_scheme(following, allowed_hosts={request.get_host()}):
        following = resolve_url(settings.LOGIN_REDIRECT_URL)
    used = rules.second_factor_was_used(get_authentication_records(request, person))
    if used or not permissions.needs_second_factor(person):
        return HttpResponseRedirect(following)
    again = f"{reverse('mfa_reauthenticate')}?{urlencode({'next': following})}"
    context = {"has_step": queries.has_second_factor(person), "again": again}
    return render(request, "accounts/second-step.html", context)


@never_cache
@login_required
def roles(request: HttpRequest) -> HttpResponse:
    """Who holds which role, since when and from whom; an editor gives and ends them here."""
    editor = person_of(request)
    if not permissions.may_review_roles(editor):
        raise Http404
    form = GrantRoleForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        person = queries.visible_to(editor).filter(email__iexact=form.cleaned_data["email"]).first()
        if person is None:
            form.add_error("email", _("Met dit e-mailadres is hier geen account."))
        else:
            role = Role(form.cleaned_data["role"])
            actions.grant_role(person=person, role=role, by=editor, on=days.today())
            messages.success(request, _("%(name)s heeft nu de rol %(role)s.") % {"name": person, "role": role.label})
            return redirect("accounts:roles")
    return render(request, "accounts/roles.html", {"form": form, "grants": queries.running_grants()})


@login_required
@require_POST
def end_role(request: HttpRequest, pk: int) -> HttpResponse:
    """End a running role: an editor anyone's, everyone their own."""
    person = person_of(request)
    grant = get_object_or_404(RoleGrant.objects.filter(until__isnull=True), pk=pk)
    if not permissions.may_end_role(person, grant):
        raise Http404
    try:
        actions.end_role(grant=grant, by=person, on=days.today())
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, _("De rol is beëindigd."))
    return redirect("accounts:roles" if permissions.may_review_roles(person) else "accounts:mine")


@require_safe
def personas(request: HttpRequest) -> HttpResponse:
    """The six people of the demonstration; elsewhere this page does not exist."""
    if not settings.DEMO:
        raise Http404
    return render(request, "accounts/personas.html", {"people": list(PERSONAS.values())})


@require_POST
def become(request: HttpRequest, persona: str) -> HttpResponse:
    """Be one of the six, with one click."""
    if not settings.DEMO or persona not in PERSONAS:
        raise Http404
    person = get_object_or_404(Person, email=PERSONAS[persona].email)
    if not permissions.may_become(request.user, person):
        raise Http404
    sessions.become(request, person)
    return redirect(resolve_url(settings.LOGIN_REDIRECT_URL))


@require_safe
def report_weakness(request: HttpRequest) -> HttpResponse:
    """How to report a weakness, and what we promise in return."""
    contact = settings.SECURITY_CONTACT or settings.CONTACT_EMAIL
    return render(request, "accounts/report-weakness.html", {"contact": contact, "is_mail": ":" not in contact})
