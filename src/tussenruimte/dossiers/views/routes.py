"""Routes on the site: which there are, their questions step by step, and what follows. Answers stand in the address."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.models import Person
from tussenruimte.core import days, limits
from tussenruimte.dossiers import queries, telling
from tussenruimte.dossiers.forms import StepForm
from tussenruimte.dossiers.forms.routes import posted
from tussenruimte.dossiers.routes import ROUTES, BadAnswersError
from tussenruimte.dossiers.rules.asking import Step
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.dossiers.taking import Taking
from tussenruimte.dossiers.views.common import Crumbs
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.ui import paper

# In an address: the step to show; the step that is answered, and which questions it showed; ask for one more row; the
# dossier it is for.
STEP, ANSWERED, SHOWN, MORE, FOR = "stap", "klaar", "gevraagd", "nog-een", "voor"
# Longer addresses are cut off by servers in between.
MOST_ADDRESS = 7_000
TOO_LONG = "dit adres is te lang"


@require_safe
def routes(request: HttpRequest) -> HttpResponse:
    """Every route there is: what it answers and for whom."""
    catalogue = current_catalogue()
    shown = [RuleBook(catalogue, route.rule_set).rules for route in ROUTES.values() if catalogue.has(route.rule_set)]
    context = {"routes": shown, "query": _for(request), "crumbs": [{"title": _("Routes"), "url": ""}]}
    return render(request, "dossiers/routes/routes.html", context)


@require_safe
def route(request: HttpRequest, rule_set: str) -> HttpResponse:
    """One step of a route; a step that is answered leads to the next one, or to the outcome."""
    taking = taking_of(request, rule_set)
    answered = _answered(request, taking)
    if answered is not None:
        form = StepForm(answered, taking.answers, days.today(), request.GET)
        if form.is_valid():
            return _onwards(request, taking.with_answers(answered, form.answers), answered)
        return _step_page(request, taking, answered, form)
    step = taking.step(request.GET.get(STEP, "")) or taking.steps[0]
    return _step_page(request, taking, step, StepForm(step, taking.answers, days.today()))


@require_safe
def outcome(request: HttpRequest, rule_set: str) -> HttpResponse:
    """What follows from the answers, or what is wrong with them."""
    taking = taking_of(request, rule_set)
    title = taking.book.rules.title
    context = {"taking": taking, "rules": taking.book.rules, "query": _query(request, taking)}
    context["crumbs"] = route_trail(request, taking, _("Uitkomst"))
    try:
        context |= told(taking.outcome(days.today()))
    except BadAnswersError as refused:
        problems = taking.problems(refused)
        return render(request, "dossiers/routes/problems.html", context | {"problems": problems}, status=422)
    context |= {"title": title, "has_pdf": paper.can_write(), "may_keep": isinstance(request.user, Person)}
    return render(request, "dossiers/routes/outcome.html", context)


@require_safe
def outcome_pdf(request: HttpRequest, rule_set: str) -> HttpResponse:
    """The outcome as a PDF; there is none on a machine without Pango."""
    taking = taking_of(request, rule_set)
    try:
        found = taking.outcome(days.today())
    except BadAnswersError:
        return redirect(f"{reverse('dossiers:route-outcome', args=[rule_set])}?{taking.address}")
    return as_file(request, found, f"route-{rule_set}.pdf")


def told(found: Mapping[str, Any]) -> dict[str, Any]:
    """An outcome, live or kept, as the pages and the paper show it."""
    finding = found["finding"] or {}
    return {
        "found": found,
        "finding": finding,
        "facts": telling.facts(finding),
        "tables": telling.tables(finding),
        "lists": telling.lists(finding),
        "ways": telling.ways(found["see"], current_catalogue()),
        "day": telling.day_of(found["day"]),
    }


def as_file(request: HttpRequest, found: Mapping[str, Any], name: str, **context: Any) -> HttpResponse:
    """An outcome on paper."""
    if not paper.can_write():
        raise Http404
    # Laying out a PDF takes a second of the machine.
    limits.take("route-pdf", request, allowed=60, per=timedelta(hours=1))
    html = render_to_string("dossiers/routes/paper.html", told(found) | context, request=request)
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(paper.as_pdf(html), content_type="application/pdf", headers=headers)


def _answered(request: HttpRequest, taking: Taking) -> Step | None:
    """The step that was answered, with the questions it showed: its own answers may have made others matter."""
    step = taking.step(request.GET.get(ANSWERED, ""))
    shown = request.GET.get(SHOWN, "").split()
    if step is None or not shown:
        return step
    return replace(step, questions=tuple(question for question in step.questions if question.id in shown))


def taking_of(request: HttpRequest, rule_set: str) -> Taking:
    """The route of the address with the answers in it; 404 when there is no such route here."""
    if len(request.META.get("QUERY_STRING", "")) > MOST_ADDRESS:
        raise BadRequest(TOO_LONG)
    catalogue = current_catalogue()
    name = next((name for name, route in ROUTES.items() if route.rule_set == rule_set), None)
    if name is None or not catalogue.has(rule_set):
        raise Http404
    return Taking(name, posted(request.GET), catalogue)


def _onwards(request: HttpRequest, taking: Taking, answered: Step) -> HttpResponse:
    """To the step that comes next, with clean answers in the address."""
    name, query = taking.book.rules.id, _query(request, taking)
    following = answered if MORE in request.GET else taking.after(answered)
    if following is None:
        return redirect(f"{reverse('dossiers:route-outcome', args=[name])}?{query}")
    return redirect(f"{reverse('dossiers:route', args=[name])}?{query}&{STEP}={following.id}#vragen")


def _step_page(request: HttpRequest, taking: Taking, step: Step, form: StepForm) -> HttpResponse:
    here = [one.id for one in taking.steps].index(step.id)
    own = {name for question in step.questions for name in question.names}
    hidden = [(name, word) for name, words in taking.answers.items() if name not in own for word in words]
    context = {
        "rules": taking.book.rules,
        "taking": taking,
        "step": step,
        "form": form,
        "groups": [(group, telling.cited(group.question.source, taking.catalogue)) for group in form.groups],
        "hidden": [*hidden, *((FOR, word) for word in request.GET.getlist(FOR)[:1])],
        "earlier": [one for one in taking.told if one.step in {earlier.id for earlier in taking.steps[:here]}],
        "is_last": here == len(taking.steps) - 1,
        "query": _query(request, taking),
        "crumbs": route_trail(request, taking),
    }
    return render(request, "dossiers/routes/step.html", context, status=422 if form.errors else 200)


def _query(request: HttpRequest, taking: Taking) -> str:
    return "&".join(part for part in (taking.address, _for(request)) if part)


def _for(request: HttpRequest) -> str:
    """The dossier that the route is taken for, when the visitor may see it."""
    number = request.GET.get(FOR, "")[:20]
    known = number.isprintable() and queries.visible_to(request.user).filter(number=number).exists()
    return urlencode({FOR: number}) if known else ""


def route_trail(request: HttpRequest, taking: Taking, part: str = "") -> Crumbs:
    """The way back, with the answers still in it."""
    title, name = taking.book.rules.title, taking.book.rules.id
    crumbs = [{"title": _("Routes"), "url": reverse("dossiers:routes")}, {"title": title, "url": ""}]
    if part:
        crumbs[-1]["url"] = f"{reverse('dossiers:route', args=[name])}?{_query(request, taking)}"
        crumbs.append({"title": part, "url": ""})
    return crumbs
