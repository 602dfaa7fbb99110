"""Giving a space out: the questions, preparing, announcing, and how it ends."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days
from tussenruimte.spaces import actions, didam, permissions
from tussenruimte.spaces.forms import CriterionForm, PrepareForm, QuestionsForm, ReasonForm, WayForm
from tussenruimte.spaces.models import SelectionCriterion, SpaceProcedure
from tussenruimte.spaces.rules import wishes
from tussenruimte.spaces.views import showing
from tussenruimte.spaces.views.common import done, form_page, procedure_for, space_for, to_procedure, to_space, trail


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """The questions for anyone who wants to know how a space may be given out; nothing is kept."""
    title = _("Een ruimte eerlijk uitgeven")
    asked = QuestionsForm(request.GET)
    finding = didam.finding_for(asked.answers) if asked.answers else None
    context = {"asked": asked, "finding": finding, "title": title, "crumbs": trail(title)}
    return render(request, "spaces/questions.html", context)


@login_required
@get_or_post
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """The questions about this space; then the way that the answers allow."""
    found, person = space_for(request, slug), person_of(request)
    allow(allowed=permissions.may_start(person, found))
    asked = QuestionsForm(request.GET)
    finding = didam.finding_for(asked.answers) if asked.answers else None
    standing = found.wishes.filter(state__in=sorted(wishes.STANDING)).select_related("initiative")
    outcome = finding.outcome if finding else None
    form = WayForm(outcome, standing, request.POST if request.method == "POST" and outcome else None)
    made: list[SpaceProcedure] = []

    def deed() -> None:
        given = form.cleaned_data
        made.append(
            actions.start_procedure(
                space=found,
                answers=asked.answers,
                way=given["way"],
                wish=given.get("wish"),
                by=person,
                on=days.today(),
            )
        )

    if done(request, form, deed, _("U kunt nu voorbereiden. Nog niemand anders ziet dit.")):
        return to_procedure(made[0])
    title = _("Ruimte uitgeven")
    context = {"space": found, "asked": asked, "finding": finding, "form": form, "title": title}
    context |= {"submit": _("Ga verder"), "crumbs": trail(title, space=found)}
    return render(request, "spaces/start.html", context, status=422 if form.errors else 200)


@require_safe
def procedure(request: HttpRequest, number: str) -> HttpResponse:
    """A procedure as everyone reads it; whoever manages the space also finds what to do next."""
    found = procedure_for(request, number)
    context = showing.context_of(found, request.user, days.today())
    return render(request, "spaces/procedure.html", context | {"crumbs": trail(space=found.space, found=found)})


@login_required
@get_or_post
def prepare(request: HttpRequest, number: str) -> HttpResponse:
    """Why, how, when and for how much."""
    found = _of_owner(request, number, "edit")
    form = PrepareForm(found, request.POST if request.method == "POST" else None)

    def deed() -> None:
        revision = form.cleaned_data["revision"]
        actions.edit_procedure(found=found, facts=form.facts, revision=revision, by=person_of(request))

    if done(request, form, deed, _("Bewaard. Nog niemand anders ziet dit.")):
        return to_procedure(found)
    return form_page(request, form, _("Voorbereiden"), _("Bewaar"), space=found.space, found=found)


@login_required
@get_or_post
def add_criterion(request: HttpRequest, number: str) -> HttpResponse:
    """A criterion, with what makes it objective, verifiable and reasonable."""
    found = _of_owner(request, number, "edit")
    form = CriterionForm(request.POST if request.method == "POST" else None)

    def deed() -> None:
        actions.add_criterion(found=found, facts=form.facts, by=person_of(request))

    if done(request, form, deed, _("De maatstaf staat erbij.")):
        return to_procedure(found, "maatstaven")
    intro = _("Maatschappelijke waarde mag meetellen, als iemand het kan nagaan.")
    return form_page(request, form, _("Maatstaf toevoegen"), _("Voeg toe"), space=found.space, found=found, intro=intro)


@login_required
@require_POST
def remove_criterion(request: HttpRequest, number: str, key: int) -> HttpResponse:
    """Takes a criterion away."""
    found = _of_owner(request, number, "edit")
    criterion = get_object_or_404(SelectionCriterion, procedure=found, pk=key)
    sentence = _("De maatstaf is weg.")
    return _by_button(
        request, found, lambda: actions.remove_criterion(criterion=criterion, by=person_of(request)), sentence
    )


@login_required
@require_POST
def announce(request: HttpRequest, number: str) -> HttpResponse:
    """Lets everyone know. What still stands in the way is said."""
    found = _of_owner(request, number, "announce")

    def deed() -> None:
        revision = int(request.POST.get("revision") or found.revision)
        actions.announce(found=found, revision=revision, by=person_of(request), on=days.today())

    return _by_button(request, found, deed, _("Bekendgemaakt. Iedereen kan dit nu lezen."))


@login_required
@get_or_post
def give_out(request: HttpRequest, number: str) -> HttpResponse:
    """Gives the space out, with the reasons."""
    sentence, title = _("De ruimte is uitgegeven. Wie meedeed, krijgt bericht."), _("Geef de ruimte uit")
    return _with_reason(request, number, "give-out", actions.give_out, (title, sentence))


@login_required
@get_or_post
def stop(request: HttpRequest, number: str) -> HttpResponse:
    """Stops without giving out, with the reasons."""
    sentence, title = _("Gestopt. Wie meedeed, krijgt bericht."), _("Stop deze uitgifte")
    return _with_reason(request, number, "stop", actions.stop, (title, sentence))


@login_required
@get_or_post
def open_up(request: HttpRequest, number: str) -> HttpResponse:
    """Stops an intention and prepares an open selection in its place."""
    sentence, title = _("Het voornemen is gestopt. Bereid nu de open selectie voor."), _("Kies een open selectie")
    return _with_reason(request, number, "open-up", actions.open_up, (title, sentence))


def _with_reason(
    request: HttpRequest, number: str, deed: str, action: Callable[..., SpaceProcedure], words: tuple[str, str]
) -> HttpResponse:
    """A page that asks why, and then does it."""
    found = _of_owner(request, number, deed)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    after: list[SpaceProcedure] = []

    def act() -> None:
        reason = form.cleaned_data["reason"]
        after.append(action(found=found, reason=reason, by=person_of(request), on=days.today()))

    title, sentence = words
    if done(request, form, act, sentence):
        return to_procedure(after[0]) if after[0].announced_on or not after[0].closed_on else to_space(found.space)
    return form_page(request, form, title, title, space=found.space, found=found)


def _by_button(request: HttpRequest, found: SpaceProcedure, deed: Callable[[], Any], sentence: str) -> HttpResponse:
    """Does what a button asks; a refusal is shown on the page of the procedure."""
    form = Form(request.POST)
    if done(request, form, deed, sentence):
        return to_procedure(found)
    context = showing.context_of(found, request.user, days.today()) | {"form": form}
    context["crumbs"] = trail(space=found.space, found=found)
    return render(request, "spaces/procedure.html", context, status=422)


def _of_owner(request: HttpRequest, number: str, deed: str) -> SpaceProcedure:
    found = procedure_for(request, number)
    allow(allowed=permissions.may_do(person_of(request), found, deed))
    return found
