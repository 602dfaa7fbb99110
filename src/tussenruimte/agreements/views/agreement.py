"""Beginning an agreement, its page, its facts, who takes part and who signs."""

from datetime import timedelta
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.agreements import actions, frameworks, pages, permissions, queries
from tussenruimte.agreements.forms.drafting import FactsForm, StartForm
from tussenruimte.agreements.forms.keeping import PartyForm
from tussenruimte.agreements.forms.signing import SignatoryForm
from tussenruimte.agreements.models import Agreement
from tussenruimte.agreements.views.common import agreement_for, back_to, done, form_page, trail, try_it
from tussenruimte.core import days, limits
from tussenruimte.dossiers import queries as dossiers
from tussenruimte.dossiers.models import Dossier


@login_required
@get_or_post
def start(request: HttpRequest, number: str) -> HttpResponse:
    """Choosing a kind, with what each is for and whether it binds."""
    dossier = get_object_or_404(dossiers.visible_to(request.user), number=number)
    allow(allowed=permissions.may_start(request.user, dossier))
    form = StartForm(request.POST or None, title=dossier.title)
    made: list[Agreement] = []
    if request.method == "POST":
        limits.take("agreement-start", request, allowed=30, per=timedelta(hours=1))
    if done(request, form, lambda: made.append(_start(request, dossier, form)), _("Het concept staat klaar.")):
        return back_to(made[0])
    title = _("Overeenkomst beginnen")
    context = {
        "lead": dossier.title,
        "form": form,
        "title": title,
        "submit": _("Begin"),
        "text": frameworks.all_kinds().text,
        "kinds": [(kind, pages.BINDING[kind.binding]) for kind in frameworks.kinds()],
        "notice": frameworks.all_kinds().notice,
        "crumbs": [
            {"title": dossier.title, "url": reverse("dossiers:dossier", args=[dossier.number])},
            {"title": title, "url": ""},
        ],
    }
    return render(request, "agreements/start.html", context, status=422 if form.errors else 200)


def _start(request: HttpRequest, dossier: Dossier, form: StartForm) -> Agreement:
    return actions.start_agreement(dossier=dossier, by=person_of(request), at=days.now(), **form.cleaned_data)


@never_cache
@require_safe
def agreement(request: HttpRequest, number: str) -> HttpResponse:
    """Where it stands, what is missing, and all that the parties wrote. Who is outside reads the public entry."""
    found = get_object_or_404(queries.visible_to(request.user), number=number)
    if not permissions.may_see(request.user, found):
        return redirect("agreements:public", found.number)
    context: dict[str, Any] = pages.whole(found, request.user, days.today())
    return render(request, "agreements/agreement.html", context | {"crumbs": trail(found)})


@login_required
@get_or_post
def edit(request: HttpRequest, number: str) -> HttpResponse:
    """What it is about, whose it is, whether it binds, and for how long."""
    found = agreement_for(request, number)
    allow(allowed=permissions.may_draft(request.user, found))
    form = FactsForm(found, request.POST or None)
    if done(
        request,
        form,
        lambda: actions.edit_agreement(
            agreement=found, changes=form.changes, revision=form.cleaned_data["revision"], by=person_of(request)
        ),
        _("Uw veranderingen zijn bewaard."),
    ):
        return back_to(found, "over")
    return form_page(request, found, form, _("Waar het over gaat"), _("Bewaar"))


@login_required
@get_or_post
def add_party(request: HttpRequest, number: str) -> HttpResponse:
    """A party of the dossier joins."""
    found = agreement_for(request, number)
    allow(allowed=permissions.may_draft(request.user, found))
    others = pages.others(found)
    allow(allowed=bool(others))
    form = PartyForm(others, request.POST or None)
    if done(
        request,
        form,
        lambda: actions.join_party(agreement=found, party=form.chosen, by=person_of(request), on=days.today()),
        _("Deze partij doet nu mee."),
    ):
        return back_to(found, "partijen")
    return form_page(request, found, form, _("Partij toevoegen"), _("Voeg toe"))


@login_required
@get_or_post
def signatory(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Who signs for one's own party, and in what office."""
    found = agreement_for(request, number)
    line = get_object_or_404(queries.parties_to(found), pk=pk)
    allow(allowed=permissions.may_draft_for(request.user, found, line.party))
    form = SignatoryForm(line, queries.people_who_may_sign_for(line.party), request.POST or None)
    if done(
        request,
        form,
        lambda: actions.name_signatory(
            agreement=found,
            party=line.party,
            revision=form.cleaned_data["revision"],
            by=person_of(request),
            **form.changes,
        ),
        _("Wie tekent, staat in de overeenkomst."),
    ):
        return back_to(found, "partijen")
    return form_page(request, found, form, _("Wie tekent er voor %(party)s?") % {"party": line.party}, _("Bewaar"))


@login_required
@require_POST
def leave_party(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Taking a party out of the draft: one's own, or one that left the dossier."""
    found = agreement_for(request, number)
    line = get_object_or_404(queries.parties_to(found), pk=pk)
    told = _("Deze partij doet niet meer mee.")
    try_it(request, lambda: actions.leave_party(agreement=found, party=line.party, by=person_of(request)), told)
    return back_to(found, "partijen")
