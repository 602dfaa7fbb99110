"""Changing what is written, bringing a barrier further, and saying who takes it on."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tussenruimte.accounts.requests import allow, get_or_post, goes_well, person_of
from tussenruimte.barriers import actions, permissions, queries, wording
from tussenruimte.barriers.forms import AssignForm, EditForm, MoveForm, PlanForm
from tussenruimte.barriers.models import Barrier
from tussenruimte.barriers.views.common import barrier_for, form_page
from tussenruimte.core import days, limits
from tussenruimte.journal.queries import about

CHANGES_AN_HOUR = 120
# What is told of changes that someone else made in the meantime.
LATEST = 3

# What the page asks, by the state it leads to.
MOVES: dict[str, str | Promise] = {
    Barrier.State.ACKNOWLEDGED: gettext_lazy("Dit erkennen"),
    Barrier.State.ASSIGNED: gettext_lazy("Het experiment stoppen"),
    Barrier.State.EXPERIMENT: gettext_lazy("Een experiment beginnen"),
    Barrier.State.SOLVED: gettext_lazy("Dit is opgelost"),
    Barrier.State.ACCEPTED: gettext_lazy("Dit accepteren"),
    Barrier.State.SECURED: gettext_lazy("Dit staat nu in beleid"),
}


@login_required
@get_or_post
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Changes what is written."""
    barrier = barrier_for(request, pk)
    allow(allowed=permissions.may_edit(request.user, barrier))
    form = EditForm(_posted(request), barrier=barrier)
    return _answer(
        request,
        barrier,
        form,
        _("Tekst aanpassen"),
        lambda given: actions.edit(barrier=barrier, facts=form.facts, seen=given["seen"], by=person_of(request)),
    )


@login_required
@get_or_post
def move(request: HttpRequest, pk: int, to: str) -> HttpResponse:
    """Brings it to another state, with a reason."""
    barrier = barrier_for(request, pk)
    if to not in MOVES:
        raise Http404
    allow(allowed=permissions.may_move(request.user, barrier, to) or request.method == "POST")
    form = MoveForm(_posted(request), to=to, initial={"seen": barrier.revision})
    return _answer(
        request,
        barrier,
        form,
        _title(barrier, to),
        lambda given: actions.move(barrier=barrier, to=to, by=person_of(request), on=days.today(), **given),
    )


@login_required
@get_or_post
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Names who takes it on, or takes it on."""
    barrier, person = barrier_for(request, pk), person_of(request)
    allow(allowed=permissions.may_assign(person, barrier) or permissions.may_take_on(person, barrier))
    choices = [(one.value, one.title) for one in queries.owner_choices(person, barrier)]
    form = AssignForm(_posted(request), choices=choices, initial={"seen": barrier.revision, "choice": choices[0][0]})
    return _answer(
        request,
        barrier,
        form,
        _("Wie pakt dit op?"),
        lambda given: actions.assign(barrier=barrier, by=person, on=days.today(), **given),
    )


@login_required
@get_or_post
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Says what the next step is, and on which day there is news."""
    barrier = barrier_for(request, pk)
    allow(allowed=permissions.may_plan(request.user, barrier))
    initial = {"seen": barrier.revision, "next_step": wording.next_step(barrier), "next_on": barrier.next_on}
    form = PlanForm(_posted(request), initial=initial)
    return _answer(
        request,
        barrier,
        form,
        _("De volgende stap"),
        lambda given: actions.plan(barrier=barrier, by=person_of(request), on=days.today(), **given),
    )


def _posted(request: HttpRequest) -> Any:
    if request.method != "POST":
        return None
    limits.take("barriers-change", request, allowed=CHANGES_AN_HOUR, per=timedelta(hours=1))
    return request.POST


def _answer(
    request: HttpRequest, barrier: Barrier, form: Form, title: str, deed: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    """Does what a valid form asks; else the form once more, with what someone else changed in the meantime."""
    if form.is_valid() and goes_well(form, lambda: deed(form.cleaned_data)):
        messages.success(request, _("Bewaard. Wie betrokken is, ziet het hier."))
        return redirect("barriers:barrier", barrier.pk)
    return form_page(request, form, title, _("Bewaar"), barrier=barrier, meanwhile=_meanwhile(request, barrier, form))


def _meanwhile(request: HttpRequest, barrier: Barrier, form: Form) -> list[wording.Happening]:
    """What changed since the page was made; once shown, the same answers may be saved over it."""
    if not form.is_bound or form.data.get("seen") == str(barrier.revision):
        return []
    again = request.POST.copy()
    again["seen"] = str(barrier.revision)
    form.data = again
    with_names = permissions.may_see_names(request.user, barrier)
    latest = about(barrier, including_parties=True)[:LATEST]
    return [wording.happening(one, with_names=with_names) for one in latest]


def _title(barrier: Barrier, to: str) -> str:
    if to == Barrier.State.ACKNOWLEDGED and barrier.closed_on is not None:
        return _("Het staat weer in de weg")
    return str(MOVES[to])
