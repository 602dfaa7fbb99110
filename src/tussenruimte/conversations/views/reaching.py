"""The plan to reach people, and the ladder of promised and experienced influence."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tussenruimte.accounts.requests import get_or_post
from tussenruimte.conversations import actions, drawings, frameworks, permissions, queries
from tussenruimte.conversations.forms.partners import GroupForm, PlanForm
from tussenruimte.conversations.models import ReachGroup
from tussenruimte.conversations.views.common import (
    done,
    form_page,
    goes_well,
    initiative_for,
    person_of,
    speakable,
    trail,
)
from tussenruimte.core import days
from tussenruimte.register.models import Initiative
from tussenruimte.scans.subjects import name_in_address


@login_required
@require_safe
def reach(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is not reached yet, why they belong, and who does what when."""
    initiative = initiative_for(request, slug)
    title = _("Wie bereikt u nog niet?")
    titles = {item.id: item.title for item in frameworks.groups()}
    plans = list(queries.reach_groups(initiative))
    named = queries.groups_named(initiative)
    planned = {plan.group for plan in plans} | {plan.name.casefold() for plan in plans}
    context = {
        "title": title,
        "crumbs": trail(title, initiative),
        "initiative": initiative,
        "plans": [(plan, titles.get(plan.group, plan.group) or plan.name) for plan in plans],
        "unplanned": [(id_, titles.get(id_, id_)) for id_ in named.ids if id_ not in planned],
        "unplanned_own": [words for words in named.own if words.casefold() not in planned],
        "may_speak": permissions.may_speak(request.user, initiative),
        "side": permissions.side_of(request.user, initiative),
        "framework": frameworks.LENS,
        "over": name_in_address(initiative),
        "number": named.number,
    }
    return render(request, "conversations/reach.html", context)


@login_required
@get_or_post
def plan_group(request: HttpRequest, slug: str) -> HttpResponse:
    """A plan for a group that has none."""
    initiative, person = speakable(request, slug), person_of(request)
    form = GroupForm(request.POST or None, initial={"group": request.GET.get("groep", ""), "state": "planned"})
    if form.is_valid() and goes_well(
        form,
        lambda: actions.plan_group(
            initiative=initiative, group=form.listed, name=form.own_name, by=person, on=days.today(), **form.plan
        ),
    ):
        messages.success(request, _("Het plan staat erbij."))
        return redirect("conversations:reach", slug=slug)
    return form_page(request, form, _("Een groep bereiken"), _("Bewaar het plan"), initiative=initiative)


@login_required
@get_or_post
def change_group(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Changing a plan."""
    initiative, person = speakable(request, slug), person_of(request)
    plan = _plan(initiative, pk)
    initial = {name: getattr(plan, name) for name in PlanForm.base_fields}
    form = PlanForm(request.POST or None, initial=initial)
    if form.is_valid() and goes_well(form, lambda: actions.change_group(reach=plan, by=person, **form.plan)):
        messages.success(request, _("Het plan is aangepast."))
        return redirect("conversations:reach", slug=slug)
    return form_page(request, form, _("Plan aanpassen"), _("Bewaar het plan"), initiative=initiative)


@login_required
@require_POST
def drop_group(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Removing a plan of one's own side."""
    plan, person = _plan(speakable(request, slug), pk), person_of(request)
    done(request, lambda: actions.drop_group(reach=plan, by=person), _("Het plan is weg."))
    return redirect("conversations:reach", slug=slug)


@login_required
@require_safe
def ladder(request: HttpRequest, slug: str) -> HttpResponse:
    """Promised beside experienced."""
    initiative = initiative_for(request, slug)
    title = _("Beloofde en ervaren invloed")
    found = queries.ladder_of(initiative)
    rungs, stands = frameworks.rungs(), found.expectation
    context = {
        "title": title,
        "crumbs": trail(title, initiative),
        "initiative": initiative,
        "number": found.number,
        "drawing": drawings.ladder_of(stands),
        "promised": "" if stands.promised is None else rungs[stands.promised].title,
        "experienced": "" if stands.experienced is None else rungs[stands.experienced].title,
        "gap": abs(stands.gap),
        "risk": stands.risk,
        "framework": frameworks.LADDER,
        "over": name_in_address(initiative),
    }
    return render(request, "conversations/ladder.html", context)


def _plan(initiative: Initiative, pk: int) -> ReachGroup:
    return get_object_or_404(ReachGroup.objects.select_related("initiative"), pk=pk, initiative=initiative)
