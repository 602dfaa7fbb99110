"""Adding, changing and removing what it takes and what changes."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import get_or_post, goes_well, person_of
from tussenruimte.value import actions
from tussenruimte.value.forms.effects import MeasuredForm, SureForm, TagsForm, WhatForm
from tussenruimte.value.forms.lines import CostForm, LineForm
from tussenruimte.value.models import CostLine, EffectLine, EffectModel
from tussenruimte.value.views.common import form_page, meanwhile, own_model, save_and_return, trail

# The ways and the parts of an effect as they stand in addresses, and what each part is called.
WAYS = {
    "bedragen": EffectLine.Way.AMOUNTS,
    "vergelijken": EffectLine.Way.COMPARED,
    "looptijd": EffectLine.Way.LASTING,
    "zonder-prijs": EffectLine.Way.WORDS,
}
PARTS = ("wat", "zeker", "gemeten", "draagt-bij")


@login_required
@get_or_post
def add_cost(request: HttpRequest, slug: str) -> HttpResponse:
    """Something it takes."""
    model = own_model(request, slug)
    form = CostForm(request.POST if request.method == "POST" else None, initial={"kind": CostLine.Kind.MONEY})
    saved = save_and_return(
        request, form, model, lambda: actions.add_cost(model=model, by=person_of(request), **form.facts)
    )
    return saved or form_page(request, form, model, _("Wat is ervoor nodig?"), _("Voeg toe"))


@login_required
@get_or_post
def edit_cost(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Changing something it takes."""
    model = own_model(request, slug)
    line = get_object_or_404(CostLine, model=model, pk=pk)
    now = {name: getattr(line, name) for name in ("name", "party", "kind", "amounts", "hours", "low", "high")}
    form = CostForm(request.POST if request.method == "POST" else None, initial=now | {"revision": line.revision})

    def deed() -> None:
        revision = form.cleaned_data["revision"] or 0
        actions.edit_cost(line=line, changes=form.facts, revision=revision, by=person_of(request))

    saved = save_and_return(request, form, model, deed)
    return saved or _again(request, form, line, now)


@login_required
@require_safe
def choose_way(request: HttpRequest, slug: str) -> HttpResponse:
    """How do you want to tell this change?"""
    model = own_model(request, slug)
    title = _("Wat verandert er?")
    ways = [(address, way.label) for address, way in WAYS.items()]
    context = {"model": model, "title": title, "ways": ways, "crumbs": trail(model.initiative, title)}
    return render(request, "value/choose-way.html", context)


@login_required
@get_or_post
def add_effect(request: HttpRequest, slug: str, way: str) -> HttpResponse:
    """A change, told in one way. How sure it is comes next."""
    model = own_model(request, slug)
    if way not in WAYS:
        raise Http404
    data = request.POST if request.method == "POST" else None
    initial = {"kind": EffectLine.Kind.WELFARE, "ring": EffectLine.Ring.DIRECT, "better": EffectLine.Better.LESS}
    form = WhatForm(WAYS[way], model.initiative.municipality, data, initial=initial)
    added: list[EffectLine] = []

    def deed() -> None:
        added.append(actions.add_effect(model=model, by=person_of(request), **form.facts))

    if form.is_valid() and goes_well(form, deed):
        messages.success(request, _("Het effect staat erbij. Hoe zeker is het?"))
        return redirect("value:edit-effect", slug=slug, pk=added[0].pk, part="zeker")
    return form_page(request, form, model, _("Wat verandert er?"), _("Voeg toe"))


@login_required
@get_or_post
def edit_effect(request: HttpRequest, slug: str, pk: int, part: str) -> HttpResponse:
    """Changing one part of a change: what it is, how sure, what was measured, or to what it contributes."""
    model = own_model(request, slug)
    line = get_object_or_404(EffectLine, model=model, pk=pk)
    if part not in PARTS:
        raise Http404
    told = EffectLine.Way(line.way)
    # What was put on the board in words can be told with a price later, and the other way round.
    if part == "wat":
        line.way = WAYS.get(request.GET.get("manier", ""), told)
    form, now = _form_of(part, line, model, request.POST if request.method == "POST" else None)

    def deed() -> None:
        # What was measured in one way says nothing in another.
        changes = form.facts | ({"measured": {}} if line.way != told else {})
        revision = form.cleaned_data["revision"] or 0
        actions.edit_effect(line=line, changes=changes, revision=revision, by=person_of(request))

    saved = save_and_return(request, form, model, deed)
    return saved or _again(request, form, line, now, part)


@login_required
@get_or_post
def remove_cost(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Taking away something it takes."""
    model = own_model(request, slug)
    return _remove(request, model, get_object_or_404(CostLine, model=model, pk=pk))


@login_required
@get_or_post
def remove_effect(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Taking away a change."""
    model = own_model(request, slug)
    return _remove(request, model, get_object_or_404(EffectLine, model=model, pk=pk))


def titles() -> dict[str, str]:
    """The parts of an effect by their words in the address."""
    return {
        "wat": _("Wat verandert er?"),
        "zeker": _("Hoe zeker is het?"),
        "gemeten": _("Wat is er gemeten?"),
        "draagt-bij": _("Waaraan draagt het bij?"),
    }


def _form_of(part: str, line: EffectLine, model: EffectModel, data: Any) -> tuple[LineForm, dict[str, Any]]:
    """The form of one part, and what its questions are answered with now."""
    now: dict[str, Any] = {field.attname: getattr(line, field.attname) for field in line._meta.concrete_fields}
    price = line.price_used.get("price", "")
    now |= {"price": price, "unit_price": None if price else line.unit_price}
    now["evidence_level"] = str(line.evidence_level or "")
    if line.way != EffectLine.Way.WORDS and line.kind == EffectLine.Kind.PM:
        now["kind"] = EffectLine.Kind.WELFARE
    if part == "gemeten":
        now = {"revision": line.revision, **line.measured}
        return MeasuredForm(line.way, data, initial=now), now
    if part == "zeker":
        return SureForm(data, initial=now), now
    if part == "draagt-bij":
        return TagsForm(data, initial=now), now
    return WhatForm(line.way, model.initiative.municipality, data, initial=now), now


def _again(
    request: HttpRequest, form: LineForm, line: CostLine | EffectLine, now: dict[str, Any], part: str = ""
) -> HttpResponse:
    """The form of a line once more, with what someone else made of it meanwhile."""
    fresh = type(line).objects.filter(pk=line.pk).values_list("revision", flat=True).first()
    context: dict[str, Any] = {"line": line, "lead": line.name, "now": meanwhile(form, fresh or line.revision, now)}
    if part:
        context["parts"] = [(one, name, one == part) for one, name in titles().items()]
    if part == "wat" and isinstance(line, EffectLine):
        context["ways"] = [(address, way.label) for address, way in WAYS.items() if way != line.way]
    title = titles()[part] if part else _("Inzet aanpassen")
    return form_page(request, form, line.model, title, _("Bewaar"), **context)


def _remove(request: HttpRequest, model: EffectModel, line: CostLine | EffectLine) -> HttpResponse:
    """Takes a line away, after asking once more."""
    if request.method == "POST":
        actions.remove_line(line=line, by=person_of(request))
        messages.success(request, _("De regel is weg. De uitkomst is opnieuw berekend."))
        return redirect("value:model", slug=model.initiative.slug)
    title = _("Regel weghalen")
    context = {"model": model, "what": line.name, "title": title, "crumbs": trail(model.initiative, title)}
    return render(request, "value/remove.html", context)
