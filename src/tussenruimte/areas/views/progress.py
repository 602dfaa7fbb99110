"""Saying how far a step is, and writing down a count."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tussenruimte.accounts.requests import allow, get_or_post, goes_well, person_of
from tussenruimte.areas import actions, permissions, queries, wording
from tussenruimte.areas.forms.progress import CountForm, RevisionForm, StepForm
from tussenruimte.areas.models import AreaStep
from tussenruimte.areas.views.common import form_page, place_for
from tussenruimte.core import days


@login_required
@get_or_post
def step(request: HttpRequest, code: str, step: str) -> HttpResponse:
    """One of the five steps: how far it is, and by what one sees that."""
    place = place_for(code)
    allow(allowed=permissions.may_keep_steps(request.user, place))
    shown = next((one for one in wording.step_views(queries.steps_of(place)) if one.item.id == step), None)
    if shown is None:
        raise Http404
    data, initial = request.POST if request.method == "POST" else None, _as_written(shown.written)
    form, seen = StepForm(data, initial=initial), RevisionForm(data, initial=initial)
    context: dict[str, Any] = {"template": "areas/edit.html", "intro": shown.item.text, "seen": seen}
    if form.is_valid() and seen.is_valid():
        given = {**form.cleaned_data, **seen.cleaned_data, "place": place, "step": step, "on": days.today()}
        if goes_well(form, lambda: actions.set_step(by=person_of(request), **given)):
            messages.success(request, _("De stap is bijgewerkt."))
            return redirect("areas:place", code=code)
        context["seen"] = RevisionForm(initial=initial)
        if shown.written and shown.written.revision != given["revision"]:
            now = (shown.written.get_state_display(), shown.written.evidence)
            context["now"] = list(zip((form.fields[name].label for name in form.fields), now, strict=True))
    return form_page(request, form, place, shown.item.title, _("Bewaar"), **context)


def _as_written(written: AreaStep | None) -> dict[str, Any]:
    if written is None:
        return {"state": AreaStep.State.NOT_YET, "evidence": "", "revision": 0}
    return {"state": written.state, "evidence": written.evidence, "revision": written.revision}


@login_required
@get_or_post
def count(request: HttpRequest, code: str) -> HttpResponse:
    """Writing down how much there is; filled in with what is on the map now."""
    place, today = place_for(code), days.today()
    allow(allowed=permissions.may_count(request.user, place))
    initial = {"on": today, **queries.count_classes(place), "initiatives": queries.initiatives_in(place).count()}
    form = CountForm(request.POST if request.method == "POST" else None, initial=initial)

    def deed() -> None:
        given = {name: form.cleaned_data[name] for name in ("on", "source", "initiatives")}
        actions.keep_count(place=place, counts=form.counts, by=person_of(request), today=today, **given)

    if form.is_valid() and goes_well(form, deed):
        messages.success(request, _("De telling is bewaard."))
        return redirect("areas:place", code=code)
    intro = _("De getallen van nu zijn vast ingevuld. Verander ze als u iets anders telde. Laat leeg wat u niet telde.")
    return form_page(request, form, place, _("Een telling opschrijven"), _("Bewaar de telling"), intro=intro)
