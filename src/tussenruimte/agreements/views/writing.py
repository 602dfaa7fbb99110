"""The words: one clause with what people wrote and suggest, new clauses, and answers to suggestions."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.agreements import actions, pages, permissions
from tussenruimte.agreements.forms.drafting import OwnClauseForm, SettleForm, SuggestionForm, WritingForm
from tussenruimte.agreements.models import Agreement, Clause, ClauseText, Suggestion
from tussenruimte.agreements.views.common import (
    address,
    agreement_for,
    back_to,
    changed_rows,
    done,
    form_page,
    trail,
    try_it,
    voices_of,
)
from tussenruimte.core import days


@login_required
@get_or_post
def clause(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """A clause: its question, its text to write or suggest, what others suggest, and how it came about."""
    found = agreement_for(request, number)
    shown = get_object_or_404(found.clauses, pk=pk)
    newest = shown.texts.select_related("party").latest("number")
    form = _form(request, found, shown, newest)
    if form is not None and request.method == "POST":
        is_done = _suggest(request, found, shown, form) if "voorstel" in request.POST else _write(request, shown, form)
        if is_done:
            return redirect(address(found, "clause", shown.pk))
    else:
        allow(allowed=request.method != "POST")
    context = {
        "agreement": found,
        "form": form,
        "submit": _("Maak dit de tekst"),
        "changed": changed_rows(form) if form else [],
        "crumbs": trail(found, shown.heading),
        **pages.of_clause(found, shown, newest, request.user),
    }
    return render(request, "agreements/clause.html", context, status=422 if form is not None and form.errors else 200)


def _form(request: HttpRequest, found: Agreement, shown: Clause, newest: ClauseText) -> WritingForm | None:
    """The form for who may write or suggest; with one party to choose from for who speaks for one."""
    if shown.dropped or not permissions.may_suggest(request.user, found):
        return None
    speaks = permissions.may_draft(request.user, found)
    return WritingForm(shown, newest, voices_of(request.user, found, members_too=not speaks), request.POST or None)


def _write(request: HttpRequest, shown: Clause, form: WritingForm) -> bool:
    allow(allowed=permissions.may_draft(request.user, shown.agreement))
    return done(
        request,
        form,
        lambda: actions.write_clause(
            clause=shown,
            heading=form.cleaned_data["heading"],
            text=form.cleaned_data["text"],
            revision=form.cleaned_data["revision"],
            party=form.voice,
            by=person_of(request),
            at=days.now(),
        ),
        _("De tekst is bewaard. Alle partijen zien wat er veranderde."),
    )


def _suggest(request: HttpRequest, found: Agreement, shown: Clause, form: WritingForm) -> bool:
    return done(
        request,
        form,
        lambda: actions.suggest(
            agreement=found,
            clause=shown,
            heading=form.cleaned_data["heading"],
            text=form.cleaned_data["text"],
            reason=form.cleaned_data["reason"],
            party=form.voice,
            by=person_of(request),
            at=days.now(),
        ),
        _("Uw voorstel ligt bij de andere partijen."),
    )


@login_required
@get_or_post
def own_clause(request: HttpRequest, number: str) -> HttpResponse:
    """A clause of the parties' own, or with `?soort=` one that the kind offers and that was not taken yet."""
    found = agreement_for(request, number)
    allow(allowed=permissions.may_draft(request.user, found))
    offered = pages.offered(found).get(request.GET.get("soort", ""))
    initial = {"heading": offered.title, "text": offered.model_text} if offered else {}
    form = OwnClauseForm(voices_of(request.user, found), request.POST or None, initial=initial)
    if done(
        request,
        form,
        lambda: actions.add_clause(
            agreement=found,
            heading=form.cleaned_data["heading"],
            text=form.cleaned_data["text"],
            key=offered.id if offered else "",
            party=form.voice,
            by=person_of(request),
            at=days.now(),
        ),
        _("De bepaling staat in de tekst."),
    ):
        return back_to(found, "tekst")
    context = {"intro": offered.question if offered else ""}
    return form_page(request, found, form, _("Bepaling toevoegen"), _("Voeg toe"), **context)


@login_required
@get_or_post
def suggest_clause(request: HttpRequest, number: str) -> HttpResponse:
    """A new clause to lay before the others."""
    found = agreement_for(request, number)
    allow(allowed=permissions.may_suggest(request.user, found))
    form = SuggestionForm(voices_of(request.user, found, members_too=True), request.POST or None)
    if done(
        request,
        form,
        lambda: actions.suggest(
            agreement=found,
            clause=None,
            heading=form.cleaned_data["heading"],
            text=form.cleaned_data["text"],
            reason=form.cleaned_data["reason"],
            party=form.voice,
            by=person_of(request),
            at=days.now(),
        ),
        _("Uw voorstel ligt bij de andere partijen."),
    ):
        return back_to(found, "tekst")
    return form_page(request, found, form, _("Een nieuwe bepaling voorstellen"), _("Leg voor"))


@login_required
@get_or_post
def settle(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Taking a suggestion over, or saying why not; beside the text of now."""
    found = agreement_for(request, number)
    suggestion = _suggestion(found, pk)
    allow(allowed=permissions.may_settle(request.user, suggestion))
    initial = {"revision": suggestion.clause.revision if suggestion.clause else 1}
    form = SettleForm(request.POST or None, initial=initial)
    if done(request, form, lambda: _settle(request, suggestion, form), _("Uw antwoord staat erbij.")):
        return _after(found, suggestion)
    now = suggestion.clause.texts.latest("number").text if suggestion.clause else ""
    rows = pages.suggestion_rows(found, [suggestion], request.user, now=now)
    title = _("Antwoord op een voorstel")
    return form_page(request, found, form, title, _("Geef antwoord"), rows=rows, template="agreements/settle.html")


def _settle(request: HttpRequest, suggestion: Suggestion, form: SettleForm) -> None:
    actions.settle_suggestion(
        suggestion=suggestion,
        take=form.takes,
        answer=form.cleaned_data["answer"],
        revision=form.cleaned_data["revision"] if suggestion.clause else None,
        by=person_of(request),
        at=days.now(),
    )


@login_required
@require_POST
def withdraw_suggestion(request: HttpRequest, number: str, pk: int) -> HttpResponse:
    """Taking one's own suggestion back."""
    found = agreement_for(request, number)
    suggestion = _suggestion(found, pk)
    told = _("Uw voorstel is ingetrokken.")
    try_it(
        request,
        lambda: actions.withdraw_suggestion(suggestion=suggestion, by=person_of(request), at=days.now()),
        told,
    )
    return _after(found, suggestion)


@login_required
@require_POST
def arrange(request: HttpRequest, number: str, pk: int, deed: str) -> HttpResponse:
    """Moving a clause up or down, taking it out, bringing it back."""
    found = agreement_for(request, number)
    moved = get_object_or_404(found.clauses.select_related("agreement"), pk=pk)
    revision = request.POST.get("revision", "")
    given: dict[str, Any] = {
        "clause": moved,
        "revision": int(revision) if revision.isdecimal() else 0,
        "by": person_of(request),
    }
    place = pages.place_of(found, moved)
    deeds = {
        "omhoog": lambda: actions.move_clause(place=place - 1, **given),
        "omlaag": lambda: actions.move_clause(place=place + 1, **given),
        "weg": lambda: actions.drop_clause(**given),
        "terug": lambda: actions.restore_clause(**given),
    }
    if deed not in deeds:
        messages.error(request, _("Dit kennen wij niet."))
    else:
        try_it(request, deeds[deed], _("De tekst is anders geordend."))
    return redirect(address(found, "clause", moved.pk))


def _suggestion(found: Agreement, pk: int) -> Suggestion:
    return get_object_or_404(found.suggestions.select_related("party", "by", "clause", "agreement"), pk=pk)


def _after(found: Agreement, suggestion: Suggestion) -> HttpResponse:
    """Back to the clause that the suggestion was about, or to the text."""
    if suggestion.clause_id:
        return redirect(address(found, "clause", suggestion.clause_id))
    return back_to(found, "tekst")
