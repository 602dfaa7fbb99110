"""Asking for a decision, ending, beginning again, and letting the council read along."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days
from tussenruimte.dossiers import actions, forms, permissions
from tussenruimte.dossiers.forms import RevisionForm
from tussenruimte.dossiers.views.common import back_to, dossier_for, one_form, trail


@dataclass(frozen=True)
class Deed:
    """A deed that leads to another state: its name among the transitions, its form and its action."""

    name: str
    form: type[RevisionForm]
    act: Callable[..., Any]


@login_required
@get_or_post
def ask_decision(request: HttpRequest, number: str) -> HttpResponse:
    """Talking is done; a decision is wanted."""
    asked = Deed("ask-decision", forms.AskDecisionForm, actions.ask_decision)
    return _page(request, number, asked, _("Vraag een besluit"))


@login_required
@get_or_post
def finish(request: HttpRequest, number: str) -> HttpResponse:
    """The work is done."""
    return _page(request, number, Deed("finish", forms.FinishForm, actions.finish), _("Dossier afronden"))


@login_required
@get_or_post
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """The initiative stops."""
    return _page(request, number, Deed("withdraw", forms.EndForm, actions.withdraw), _("Stoppen"))


@login_required
@get_or_post
def reopen(request: HttpRequest, number: str) -> HttpResponse:
    """A closed dossier begins again."""
    return _page(request, number, Deed("reopen", forms.ReopenForm, actions.reopen), _("Dossier heropenen"))


def _page(request: HttpRequest, number: str, deed: Deed, title: str) -> HttpResponse:
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_do(request.user, dossier, deed.name))
    form = deed.form(dossier, request.POST or None)
    return one_form(
        request,
        dossier,
        form,
        lambda: deed.act(dossier=dossier, by=person_of(request), on=days.today(), **form.cleaned_data),
        said=_("Gedaan. Het staat in het dossier."),
        title=title,
        submit=title,
    )


@login_required
@get_or_post
def council(request: HttpRequest, number: str) -> HttpResponse:
    """Letting the council read along, or no longer."""
    dossier = dossier_for(request, number)
    allow(allowed=permissions.may_share_with_council(request.user, dossier))
    if request.method == "POST":
        shared = "share" in request.POST
        actions.share_with_council(dossier=dossier, shared=shared, by=person_of(request), on=days.today())
        return back_to(dossier)
    title = _("De raad laten meelezen")
    return render(
        request, "dossiers/council.html", {"dossier": dossier, "title": title, "crumbs": trail(dossier, title)}
    )
