"""The finder: for a visitor who answers a few questions, and for an initiative of which much is known already."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import allow
from tussenruimte.core import days
from tussenruimte.funding import permissions, queries, wording
from tussenruimte.funding.forms import FinderForm
from tussenruimte.funding.models import Scheme
from tussenruimte.funding.queries import Found
from tussenruimte.funding.rules.answers import Answers
from tussenruimte.funding.rules.matching import Situation
from tussenruimte.funding.views.common import Crumbs, initiative_for, trail
from tussenruimte.register.models import Initiative

PER_PAGE, DROPPED_PER_PAGE = 10, 25
# Someone who sent the form of an initiative's page asks their own question from then on.
OWN_QUESTION = "vraag"


@dataclass(frozen=True)
class Question:
    """What is asked: by a form, about a plan or an initiative."""

    form: FinderForm
    answers: Answers
    situation: Situation
    initiative: Initiative | None
    # Whether it asks what is known of the initiative, unchanged.
    follows: bool

    @property
    def query(self) -> str:
        """The question as an address."""
        return self.answers.as_query()


@dataclass(frozen=True)
class Card:
    """A scheme as the list shows it."""

    scheme: Scheme
    form: str
    amounts: str
    places: str
    standing: wording.Standing
    reasons: list[wording.Said]
    notes: list[str]
    unknown: list[str]
    stack: list[tuple[str, str]]


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """What fits a plan that a visitor tells about; no account needed."""
    return _found(request, question_of(request), trail())


@login_required
@require_safe
def find_for(request: HttpRequest, slug: str) -> HttpResponse:
    """What fits an initiative, from all that is known of it."""
    question = _question_for(request, slug)
    return _found(request, question, _trail_of(question))


@require_safe
def dropped(request: HttpRequest) -> HttpResponse:
    """What drops out of the finder, each with the one reason why."""
    return _dropped(request, question_of(request))


@login_required
@require_safe
def dropped_for(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for an initiative."""
    return _dropped(request, _question_for(request, slug))


def question_of(request: HttpRequest) -> Question:
    """The question in the address."""
    form = FinderForm(request.GET)
    return Question(form, form.answers, queries.situation_of(form.answers), None, follows=False)


def card_of(found: Found, situation: Situation, today: date) -> Card:
    """A scheme that fits, in words."""
    scheme, call, judged = found.scheme, found.call, found.judgement
    return Card(
        scheme,
        wording.form_of(scheme),
        wording.amounts(scheme),
        wording.places_of(scheme),
        wording.standing(scheme, call.rounds, today),
        wording.reasons(judged.reasons),
        wording.notes(judged.notes, scheme, call, situation, today),
        wording.unknown(judged.unknown),
        wording.stacking(call, situation),
    )


def _question_for(request: HttpRequest, slug: str) -> Question:
    initiative = initiative_for(request, slug)
    allow(allowed=permissions.may_find_for(request.user, initiative))
    known = queries.known_of(initiative)
    follows = OWN_QUESTION not in request.GET
    form = FinderForm(QueryDict(known.answers.as_query()) if follows else request.GET)
    situation = queries.situation_of(form.answers, known.thresholds)
    return Question(form, form.answers, situation, initiative, follows=follows)


def _trail_of(question: Question, *parts: str) -> Crumbs:
    if question.initiative is None:
        return trail(*parts)
    return trail((question.initiative.name, reverse("funding:find-for", args=[question.initiative.slug])), *parts)


def _found(request: HttpRequest, question: Question, crumbs: Crumbs) -> HttpResponse:
    today = days.today()
    considered = queries.considered(question.answers)
    fits = queries.fitting(considered, question.situation, today, closes_within=question.answers.closes_within)
    page = _keys(fits, PER_PAGE, request)
    cards = [card_of(one, question.situation, today) for one in queries.found_on(page, question.situation, today)]
    context = {
        "question": question,
        "form": question.form,
        "initiative": question.initiative,
        "page": page,
        "cards": cards,
        "asked": bool(request.GET) or question.initiative is not None,
        "missing": _missing(question.situation),
        "local": 0 if question.situation.where else considered.filter(nationwide=False).count(),
        "spaces": queries.free_spaces(question.situation),
        "may_save": permissions.may_save(request.user),
        "may_keep": permissions.may_add(request.user),
        "may_look": permissions.may_look(request.user),
        "query": question.query,
        "crumbs": crumbs,
        **_addresses(question),
    }
    return render(request, "funding/find.html", context, status=422 if question.form.errors else 200)


def _dropped(request: HttpRequest, question: Question) -> HttpResponse:
    today, situation = days.today(), question.situation
    page = _keys(queries.dropped(queries.considered(question.answers), situation, today), DROPPED_PER_PAGE, request)
    rows = [
        (one.scheme, wording.drop(one.judgement.drop, one.scheme, one.call, situation))
        for one in queries.found_on(page, situation, today)
        if one.judgement.drop is not None
    ]
    context = {
        "question": question,
        "initiative": question.initiative,
        "page": page,
        "rows": rows,
        "crumbs": _trail_of(question, _("Wat afvalt")),
        **_addresses(question),
    }
    return render(request, "funding/dropped.html", context)


def _keys(schemes: Any, per_page: int, request: HttpRequest) -> Page[Any]:
    """A page of keys alone: sorting thousands of whole rows to show ten takes far longer."""
    return Paginator(schemes.values_list("pk", flat=True), per_page).get_page(request.GET.get("pagina"))


def _addresses(question: Question) -> dict[str, str]:
    """Where the parts of this question are."""
    initiative, query = question.initiative, question.query
    own = "" if initiative is None or question.follows else f"{OWN_QUESTION}=1&"
    behind = f"?{own}{query}" if query and not question.follows else ""
    about = [] if initiative is None else [initiative.slug]
    suffix = "" if initiative is None else "-for"
    saved = f"initiatief={initiative.slug}" if initiative is not None and question.follows else query
    return {
        "found_url": reverse(f"funding:find{suffix}", args=about) + behind,
        "dropped_url": reverse(f"funding:dropped{suffix}", args=about) + behind,
        "form_url": reverse(f"funding:find{suffix}", args=about),
        "save_url": f"{reverse('funding:save')}?{saved}",
        "paper_url": f"{reverse('funding:paper')}?{query}",
        "calendar_url": f"{reverse('funding:find-calendar')}?{query}",
    }


def _missing(situation: Situation) -> list[str]:
    """What we do not know yet, in words; asked, never guessed."""
    asked = (
        (_("de plaats"), situation.where),
        (_("de rechtsvorm"), situation.legal_form),
        (_("de fase"), situation.phase),
        (_("wat nodig is"), situation.needs),
        (_("het bedrag"), situation.amount),
    )
    return [name for name, known in asked if known is None or not known]
