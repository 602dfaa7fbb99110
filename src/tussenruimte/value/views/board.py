"""The effect arena: a board for a conversation, on screen and on paper. No euro is needed."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import get_or_post, goes_well, person_of
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.value import actions, permissions, wording
from tussenruimte.value.forms.lines import BoardCostForm, BoardEffectForm
from tussenruimte.value.models import EffectLine
from tussenruimte.value.rules.arena import confronted
from tussenruimte.value.views.common import form_page, model_for, own_model, trail


@require_safe
def board(request: HttpRequest, slug: str) -> HttpResponse:
    """The board as it is filled in: effects in three rings, who benefits, who puts something in, and who is missing."""
    model = model_for(request, slug)
    effects, costs = list(model.effect_lines.all()), list(model.cost_lines.all())
    rings = [(ring.label, [line for line in effects if line.ring == ring]) for ring in EffectLine.Ring]
    context = {
        "model": model,
        "method": wording.method("arena", current_catalogue()),
        "activities": [line for line in model.activities.splitlines() if line.strip()],
        "rings": rings,
        "costs": costs,
        "meeting": confronted([(line.name, line.party) for line in effects], [line.party for line in costs]),
        "may_tell": permissions.may_tell(request.user, model.initiative),
        "crumbs": trail(model.initiative, _("Effectenarena")),
    }
    return render(request, "value/board.html", context)


@login_required
@get_or_post
def add_effect(request: HttpRequest, slug: str) -> HttpResponse:
    """Putting a change on the board. A price can come later, or never."""
    model = own_model(request, slug)
    form = BoardEffectForm(request.POST if request.method == "POST" else None, initial={"ring": "direct"})

    def deed() -> Any:
        facts = {"way": EffectLine.Way.WORDS, "kind": EffectLine.Kind.PM, **form.cleaned_data}
        return actions.add_effect(model=model, by=person_of(request), **facts)

    if form.is_valid() and goes_well(form, deed):
        return redirect("value:board", slug=slug)
    return form_page(request, form, model, _("Een verandering op het bord"), _("Zet op het bord"))


@login_required
@get_or_post
def add_cost(request: HttpRequest, slug: str) -> HttpResponse:
    """Putting on the board who brings something."""
    model = own_model(request, slug)
    form = BoardCostForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and goes_well(
        form, lambda: actions.add_cost(model=model, by=person_of(request), **form.cleaned_data)
    ):
        return redirect("value:board", slug=slug)
    return form_page(request, form, model, _("Wie brengt iets in?"), _("Zet op het bord"))


@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The empty board for around a table, on one sheet of A4."""
    context = {"method": wording.method("arena", current_catalogue()), "crumbs": trail(None, _("Arena op papier"))}
    return render(request, "value/board-paper.html", context)
