"""Looking at a request together: complete or not, which task, the criteria, the decision, and what comes after."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.challenges import actions, permissions, queries, rulesets, showing
from tussenruimte.challenges.forms import AssessForm, CompletionForm, DecideForm, EndForm, LinkTaskForm, PlanForm
from tussenruimte.challenges.forms.fields import RevisionForm
from tussenruimte.challenges.models import Challenge
from tussenruimte.challenges.views.common import back_to, challenge_for, done, form_page, trail_of
from tussenruimte.core import days
from tussenruimte.core.refusals import Refusal
from tussenruimte.dossiers import queries as dossiers
from tussenruimte.dossiers import wording as dossier_wording


@login_required
@get_or_post
def ask_completion(request: HttpRequest, number: str) -> HttpResponse:
    """What is missing, by a day; the clock stands still from tomorrow."""
    found = challenge_for(request, number)
    allow(allowed=permissions.may_check(request.user, found))
    missing = rulesets.missing_from(found, days.today())
    filled_in = "\n".join(line.title for line in missing)
    form = CompletionForm(request.POST or None, initial={"revision": found.revision, "what": filled_in})
    return _asked(
        request,
        found,
        form,
        lambda: actions.ask_completion(
            challenge=found,
            what=form.cleaned_data["what"],
            add_by=form.cleaned_data["add_by"],
            **_given(request, form),
        ),
        title=_("Om aanvulling vragen"),
        submit=_("Vraag het"),
        sentence=_("Gevraagd. De klok staat stil tot het is aangevuld."),
        intro=_("De klok staat stil vanaf morgen. Zij loopt weer zodra het verzoek is aangevuld."),
    )


@login_required
@require_POST
def complete(request: HttpRequest, number: str) -> HttpResponse:
    """The initiative says that what was missing is there."""
    found = challenge_for(request, number)
    allow(allowed=permissions.may_complete(request.user, found))
    return _at_once(request, found, actions.complete, _("Aangevuld. De klok loopt weer."))


@login_required
@require_POST
def confirm(request: HttpRequest, number: str) -> HttpResponse:
    """The municipality says that the request is complete."""
    found = challenge_for(request, number)
    allow(allowed=permissions.may_check(request.user, found))
    return _at_once(request, found, actions.confirm_complete, _("Het verzoek is compleet. Kijk er nu samen naar."))


def _at_once(request: HttpRequest, found: Challenge, deed: Callable[..., Any], sentence: str) -> HttpResponse:
    """A deed behind a button, on the request as it was when the page was made."""
    revision = request.POST.get("revision", "")
    try:
        deed(
            challenge=found,
            revision=int(revision) if revision.isdecimal() else found.revision,
            by=person_of(request),
            on=days.today(),
        )
    except Refusal as refusal:
        messages.error(request, str(refusal.message))
    else:
        messages.success(request, sentence)
    return back_to(found)


@login_required
@get_or_post
def link_task(request: HttpRequest, number: str) -> HttpResponse:
    """Which task of the list it is about, so that its figures stand beside those of the initiative."""
    found = challenge_for(request, number)
    allow(allowed=permissions.may_link_task(request.user, found))
    form = LinkTaskForm(found, queries.tasks_of(found.municipality), request.POST or None)
    return _asked(
        request,
        found,
        form,
        lambda: actions.link_task(
            challenge=found,
            task=form.cleaned_data["task"],
            revision=form.cleaned_data["revision"],
            by=person_of(request),
        ),
        title=_("Taak van de lijst kiezen"),
        submit=_("Kies"),
        sentence=_("De cijfers van de taak staan er nu naast."),
    )


@login_required
@get_or_post
def assess(request: HttpRequest, number: str) -> HttpResponse:
    """One's own answers to the criteria, beside those of the other side."""
    found, today = challenge_for(request, number), days.today()
    side = permissions.side_of(request.user, found, today)
    allow(allowed=bool(side))
    form = AssessForm(rulesets.criteria_of(found, today), showing.answers_of(found), side, request.POST or None)

    def answer() -> None:
        actions.assess(challenge=found, answers=form.answers, by=person_of(request), on=today)

    if done(request, form, answer, _("Uw antwoorden staan erbij.")):
        return back_to(found, "criteria")
    if getattr(form, "changed", None):
        now = {criterion: one for (criterion, whose), one in showing.answers_of(found).items() if whose == side}
        form.once_more(now)
    title = _("Antwoord op de criteria")
    intro = _("Er zijn geen punten. Verschillen zijn iets om over te praten.")
    return form_page(request, form, title, _("Bewaar"), crumbs=trail_of(found, title), intro=intro)


@login_required
@get_or_post
def decide(request: HttpRequest, number: str) -> HttpResponse:
    """The decision, with the answers of both sides filled in; beside it the decided cases it resembles."""
    found, today = challenge_for(request, number), days.today()
    allow(allowed=permissions.may_decide(request.user, found))
    rules = rulesets.rules_of(found, today)
    initial = {"criteria": showing.looked_at_in_words(found, today), "own_rule": rules.title, "decided_on": today}
    form = DecideForm(found, initial, request.POST or None)

    def go() -> None:
        actions.decide_challenge(
            challenge=found,
            facts=form.facts,
            decided_on=form.cleaned_data["decided_on"],
            revision=form.cleaned_data["revision"],
            dossier_revision=form.cleaned_data["dossier_revision"],
            by=person_of(request),
            at=days.now(),
        )

    if done(request, form, go, _("Het besluit staat in het dossier, met de redenen. De klok is gestopt.")):
        return back_to(found, "besluit")
    alike = dossiers.similar_to(found.dossier, request.user) if found.dossier else ()
    context = {
        "challenge": found,
        "alike": [dossier_wording.likeness(one) for one in alike],
        "rules": rules,
        "template": "challenges/decide.html",
        "crumbs": trail_of(found, _("Besluit")),
    }
    return form_page(request, form, _("Besluit op het verzoek"), _("Leg vast"), **context)


@login_required
@get_or_post
def plan(request: HttpRequest, number: str) -> HttpResponse:
    """A day for each step of one's own party, as promises in the dossier."""
    found = challenge_for(request, number)
    allow(allowed=permissions.may_plan(request.user, found))
    assert found.dossier is not None  # noqa: S101  without one nobody may plan
    party = actions.own_party(person_of(request), found.dossier)
    planned = showing.kinds_planned(found.next_steps.select_related("promise"), party.pk)
    form = PlanForm(found, planned, request.POST or None)
    return _asked(
        request,
        found,
        form,
        lambda: actions.plan_steps(challenge=found, days=form.days, **_given(request, form)),
        title=_("Stappen na de toewijzing"),
        submit=_("Zeg toe"),
        sentence=_("De stappen staan als toezegging in het dossier."),
        intro=_("U zegt dit toe namens %(party)s. Laat leeg wat u nog niet weet.") % {"party": party.name},
    )


@login_required
@get_or_post
def end(request: HttpRequest, number: str) -> HttpResponse:
    """Going on, or handing the task back."""
    found = challenge_for(request, number)
    allow(allowed=permissions.may_end(request.user, found))
    form = EndForm(found, request.POST or None)
    return _asked(
        request,
        found,
        form,
        lambda: actions.end_challenge(
            challenge=found,
            ending=form.cleaned_data["ending"],
            reason=form.cleaned_data["reason"],
            **_given(request, form),
        ),
        title=_("Doorgaan of teruggeven"),
        submit=_("Bewaar"),
        sentence=_("Het staat in het dossier."),
        intro=_("Kijk eerst samen terug. Teruggeven mag altijd, en is geen mislukking."),
    )


def _given(request: HttpRequest, form: RevisionForm) -> dict[str, Any]:
    return {"revision": form.cleaned_data["revision"], "by": person_of(request), "on": days.today()}


def _asked(
    request: HttpRequest,
    found: Challenge,
    form: RevisionForm,
    deed: Callable[[], Any],
    *,
    title: str,
    submit: str,
    sentence: str,
    intro: str = "",
) -> HttpResponse:
    """A page with one form about a request, and back to it when the deed is done."""
    if done(request, form, deed, sentence):
        return back_to(found)
    if changed := getattr(form, "changed", None):
        form.once_more(changed.now.revision)
    return form_page(request, form, title, submit, crumbs=trail_of(found, title), intro=intro or found.title)
