"""Writing a request in steps, sending it, the receipt, and the page on which both sides read the same."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tussenruimte.accounts.queries import Someone
from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.challenges import actions, contents, permissions, queries, rulesets, showing
from tussenruimte.challenges.forms import STEPS, SendForm, StartForm, StopForm
from tussenruimte.challenges.models import Challenge
from tussenruimte.challenges.rules import ordinance
from tussenruimte.challenges.views.common import back_to, challenge_for, done, form_page, side_in, trail, trail_of
from tussenruimte.core import days, limits
from tussenruimte.dossiers import queries as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register import queries as register
from tussenruimte.register.models import Initiative, Organisation, Party
from tussenruimte.ui import paper

ORDER = tuple(STEPS)


@login_required
@get_or_post
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """A new draft for an initiative; with `?taak=` about that task of a list."""
    initiative = get_object_or_404(register.visible_to(request.user), slug=slug)
    allow(allowed=permissions.may_start(request.user, initiative))
    task = queries.task(request.GET["taak"]) if "taak" in request.GET else None
    if "taak" in request.GET and (task is None or not permissions.may_see_task(request.user, task)):
        raise Http404
    form, made = StartForm(_municipalities(initiative), request.POST or None, task=task), list[Challenge]()

    def begin() -> None:
        limits.take("challenge-start", request, allowed=30, per=timedelta(hours=1))
        made.append(
            actions.start_challenge(
                initiative=initiative,
                municipality=task.municipality if task else form.cleaned_data["municipality"],
                title=form.cleaned_data["title"],
                variant=form.cleaned_data["variant"],
                task=task,
                by=person_of(request),
                on=days.today(),
            )
        )

    if done(request, form, begin, _("Het concept staat klaar. Alleen uw eigen mensen zien het.")):
        return redirect("challenges:step", made[0].number, "plan")
    context = {"initiative": initiative, "task": task, "crumbs": trail((_("Verzoek beginnen"), ""))}
    title = _("Een taak overnemen")
    return form_page(request, form, title, _("Begin"), template="challenges/start.html", **context)


def _municipalities(initiative: Initiative) -> QuerySet[Organisation]:
    """The municipality of the initiative on top; every other one too, for a task may lie across the border."""
    found = Organisation.objects.filter(kind=Party.Kind.MUNICIPALITY).order_by("name")
    here = found.filter(place=initiative.municipality_id)
    return here if initiative.municipality_id and here.exists() else found


@login_required
@never_cache
@require_safe
def challenge(request: HttpRequest, number: str) -> HttpResponse:
    """Where a request stands, what it holds, the task beside it, the criteria from both sides, and what comes next."""
    found, today, person = challenge_for(request, number), days.today(), request.user
    side = side_in(person, found)
    context = {
        "challenge": found,
        "side": side,
        "may": _rights(person, found),
        "steps": _steps(found, "") if found.state in ("draft", "incomplete") else [],
        "missing": rulesets.missing_from(found, today),
        "documents": list(found.documents.all()),
        "crumbs": trail_of(found),
        **showing.challenge(found, side, today),
    }
    return render(request, "challenges/challenge.html", context)


def _rights(person: Someone, found: Challenge) -> dict[str, bool]:
    """What this visitor may do here, by the name of the deed."""
    today = days.today()
    return {
        "write": permissions.may_write(person, found),
        "send": permissions.may_send(person, found),
        "withdraw": permissions.may_withdraw(person, found),
        "complete": permissions.may_complete(person, found),
        "check": permissions.may_check(person, found),
        "link": permissions.may_link_task(person, found),
        "assess": bool(permissions.side_of(person, found, today)),
        "decide": permissions.may_decide(person, found),
        "plan": permissions.may_plan(person, found),
        "end": permissions.may_end(person, found),
        "open": permissions.may_open_for_bid(person, found),
    }


@login_required
@get_or_post
def step(request: HttpRequest, number: str, step: str) -> HttpResponse:
    """One step of writing. Saving leads to the next one; the last leads to sending."""
    if step not in STEPS:
        raise Http404
    found, asked = challenge_for(request, number), STEPS[step]
    allow(allowed=permissions.may_write(request.user, found))
    form = asked.form(found, days.today(), request.POST or None)

    def keep() -> None:
        actions.save_step(
            challenge=found,
            changes=form.changes,
            answers=form.answers,
            revision=form.cleaned_data["revision"],
            by=person_of(request),
        )

    if done(request, form, keep, _("Bewaard. U kunt later verdergaan.")):
        return _after(request, found, step)
    theirs: list[tuple[str, str]] = []
    if changed := getattr(form, "changed", None):
        theirs = showing.written_meanwhile(form, changed)
        form.once_more(changed.now.revision)
    context = {
        "challenge": found,
        "steps": _steps(found, step),
        "intro": asked.intro,
        "theirs": theirs,
        "documents": list(found.documents.all()) if step == "steun" else [],
        "step": step,
        "crumbs": trail_of(found, str(asked.title)),
    }
    return form_page(
        request, form, str(asked.title), _("Bewaar en ga verder"), template="challenges/step.html", **context
    )


def _after(request: HttpRequest, found: Challenge, step: str) -> HttpResponse:
    place = ORDER.index(step) + 1
    if "later" in request.POST or found.state != Challenge.State.DRAFT:
        return back_to(found)
    if place < len(ORDER):
        return redirect("challenges:step", found.number, ORDER[place])
    return redirect("challenges:send", found.number)


def _steps(found: Challenge, current: str) -> list[dict[str, str]]:
    """The steps with where we are; a step with something in it counts as done."""
    full = showing.steps_with_answers(found)
    return [
        {
            "title": str(one.title),
            "url": showing.url_of_step(found, name),
            "state": "current" if name == current else "done" if name in full else "todo",
        }
        for name, one in STEPS.items()
    ]


@login_required
@get_or_post
def send(request: HttpRequest, number: str) -> HttpResponse:
    """Looking everything over and sending it; what is missing or late is said first and does not stop anyone."""
    found, today = challenge_for(request, number), days.today()
    allow(allowed=permissions.may_send(request.user, found))
    known = _running(request.user, found)
    form = SendForm(found, known, request.POST or None)

    def go() -> None:
        limits.take("challenge-send", request, allowed=20, per=timedelta(hours=1))
        given: dict[str, Any] = {
            "challenge": found,
            "revision": form.cleaned_data["revision"],
            "by": person_of(request),
            "at": days.now(),
        }
        if found.is_bid:
            actions.send_bid(**given)
            return
        chosen = next((one for one in known if one.number == form.cleaned_data.get("dossier")), None)
        actions.send_challenge(dossier=chosen, **given)

    if done(request, form, go, _("Verstuurd. De ontvangst staat hieronder en in uw mail.")):
        return redirect("challenges:receipt", found.number)
    rules = rulesets.rules_of(found, today)
    if changed := getattr(form, "changed", None):
        form.once_more(changed.now.revision)
    context = {
        "challenge": found,
        "lines": contents.told(found, today),
        "missing": rulesets.missing_from(found, today),
        "finding": None if found.is_bid else rulesets.finding_of(found, today),
        "rules": rules,
        "first_start": ordinance.first_start(rules, today),
        "steps": _steps(found, ""),
        "crumbs": trail_of(found, _("Versturen")),
    }
    return form_page(
        request, form, _("Controleren en versturen"), _("Verstuur"), template="challenges/send.html", **context
    )


def _running(person: Someone, found: Challenge) -> list[Dossier]:
    """Running dossiers of the same two parties that hold no request yet."""
    between = {"initiative": found.initiative, "lead": found.municipality}
    free = dossiers.visible_to(person).filter(challenge__isnull=True, closed_on__isnull=True, **between)
    return list(free.order_by("-pk")[:10])


@login_required
@never_cache
@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """What was sent, when, under which number, and what happens by when."""
    found = challenge_for(request, number)
    if found.sent_at is None:
        raise Http404
    context = {"challenge": found, "crumbs": trail_of(found, _("Ontvangst")), **contents.receipt_of(found)}
    return render(request, "challenges/receipt.html", context)


@login_required
@never_cache
@require_safe
def as_paper(request: HttpRequest, number: str) -> HttpResponse:
    """The whole request on paper, also what is still empty: to fill in or sign. A PDF where it can be made."""
    found, today = challenge_for(request, number), days.today()
    context = {
        "challenge": found,
        "lines": contents.told(found, today),
        "rules": rulesets.rules_of(found, today),
        "documents": list(found.documents.all()),
        "today": today,
    }
    html = render_to_string("challenges/paper.html", context, request=request)
    if not paper.can_write():
        return HttpResponse(html)
    headers = {"Content-Disposition": f'inline; filename="{found.number}.pdf"'}
    return HttpResponse(paper.as_pdf(html), content_type="application/pdf", headers=headers)


@login_required
@get_or_post
def stop(request: HttpRequest, number: str) -> HttpResponse:
    """Throwing a draft away, or taking back what was sent."""
    found = challenge_for(request, number)
    is_draft = found.state == Challenge.State.DRAFT
    if is_draft:
        allow(allowed=permissions.may_throw_away(request.user, found))
    else:
        allow(allowed=permissions.may_withdraw(request.user, found))
    form = StopForm(found, request.POST or None)
    title = _("Concept weggooien") if is_draft else _("Verzoek intrekken")

    def go() -> None:
        if is_draft:
            actions.throw_away(challenge=found, by=person_of(request))
            return
        given = {"revision": form.cleaned_data["revision"], "by": person_of(request), "at": days.now()}
        actions.withdraw_challenge(challenge=found, **given)

    sentence = _("Het concept is weg.") if is_draft else _("U trok het verzoek in. De gemeente ziet dat.")
    if done(request, form, go, sentence):
        return redirect("web:initiative", found.initiative.slug) if is_draft else back_to(found)
    return form_page(request, form, title, title, crumbs=trail_of(found, title), intro=found.title)


@login_required
@get_or_post
def open_dossier(request: HttpRequest, number: str) -> HttpResponse:
    """The dossier of a chosen bid, opened by an initiative from elsewhere."""
    found = challenge_for(request, number)
    allow(allowed=permissions.may_open_for_bid(request.user, found))
    if request.method == "POST":
        actions.open_for_bid(challenge=found, by=person_of(request), on=days.today())
        messages.success(request, _("Het dossier is geopend."))
    return back_to(found)
