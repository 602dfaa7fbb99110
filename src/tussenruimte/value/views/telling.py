"""The model as a whole: starting it, its overview, its words and its way of counting, and who may read it."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.accounts.requests import allow, get_or_post, person_of
from tussenruimte.core import days
from tussenruimte.frameworks.schema import Figures
from tussenruimte.register import queries as register
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.value import actions, permissions, queries, wording
from tussenruimte.value.forms.telling import BUSINESS, PRINCIPLES, QUESTIONS, ModelForm, ShowForm, StartForm, WordsForm
from tussenruimte.value.models import EffectModel
from tussenruimte.value.outcomes import Outcomes
from tussenruimte.value.views.common import form_page, meanwhile, model_for, own_model, save_and_return, trail

RATE = Decimal("0.0225")
WORDS = ("target_group", "activities", "counterfactual")
COUNTING = ("base_year", "horizon_years", "price_year", "discount_rate", "timing")


@require_safe
def model(request: HttpRequest, slug: str) -> HttpResponse:
    """What an initiative is worth: for everyone in words, and with amounts for who may read those."""
    initiative = get_object_or_404(register.visible_to(request.user), slug=slug)
    found = queries.model_of(initiative, request.user)
    if found is None:
        allow(allowed=permissions.may_tell(request.user, initiative))
        return redirect("value:start", slug=slug)
    may_tell = permissions.may_tell(request.user, initiative)
    with_euros = permissions.may_see_euros(request.user, found)
    outcomes = Outcomes(found, current_catalogue())
    context: dict[str, Any] = {
        "model": found,
        "initiative": initiative,
        "costs": [(line, wording.cost_volume(line)) for line in found.cost_lines.all()],
        "effects": [(line, wording.volume(line)) for line in found.effect_lines.all()],
        "stories": queries.stories_of(found, by_its_people=may_tell)[:3],
        "sums": _sums(outcomes) if with_euros else [],
        "warnings": wording.sentences(outcomes.flags) if with_euros else [],
        "with_euros": with_euros,
        "may_tell": may_tell,
        "may_publish": permissions.may_publish(request.user, found),
        "crumbs": trail(initiative),
    }
    return render(request, "value/model.html", context)


@login_required
@get_or_post
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Beginning with who it is for and what would happen without it."""
    initiative = get_object_or_404(register.visible_to(request.user), slug=slug)
    allow(allowed=permissions.may_tell(request.user, initiative))
    if queries.model_of(initiative, request.user) is not None:
        return redirect("value:model", slug=slug)
    form = StartForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        given = form.cleaned_data
        year = days.today().year
        actions.start_model(
            initiative=initiative, base_year=year, discount_rate=_rate(), by=person_of(request), **given
        )
        return redirect("value:model", slug=slug)
    context = {"form": form, "initiative": initiative, "crumbs": trail(initiative, _("Begin"))}
    return render(request, "value/start.html", context, status=422 if form.errors else 200)


@login_required
@get_or_post
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    """Changing what it is about and how is counted."""
    found = own_model(request, slug)
    now = {name: getattr(found, name) for name in (*WORDS, *COUNTING)}
    form = ModelForm(request.POST if request.method == "POST" else None, initial=now | {"revision": found.revision})
    return _edit(request, found, form, now, (_("Aanpassen"), lambda: _without_revision(form)))


@login_required
@get_or_post
def principles(request: HttpRequest, slug: str) -> HttpResponse:
    """What was done about each of the eight principles."""
    found = own_model(request, slug)
    return _in_words(request, found, "principles", _("Acht principes"), (PRINCIPLES, ""))


@login_required
@get_or_post
def business(request: HttpRequest, slug: str) -> HttpResponse:
    """The four questions of the business model."""
    found = own_model(request, slug)
    return _in_words(request, found, "business", _("Businessmodel"), (BUSINESS, QUESTIONS))


@login_required
@get_or_post
def show(request: HttpRequest, slug: str) -> HttpResponse:
    """Deciding what others may read."""
    found = model_for(request, slug)
    allow(allowed=permissions.may_publish(request.user, found))
    form = ShowForm(request.POST if request.method == "POST" else None, initial={"shown": found.shown})
    saved = save_and_return(
        request,
        form,
        found,
        lambda: actions.show_model(
            model=found, shown=form.cleaned_data["shown"], by=person_of(request), on=days.today()
        ),
    )
    intro = _("Uw bedragen zijn van u. Anderen zien ze pas als u dat kiest. U kunt dit altijd terugdraaien.")
    return saved or form_page(request, form, found, _("Wie mag dit zien?"), _("Bewaar"), intro=intro)


def _in_words(request: HttpRequest, found: EffectModel, field: str, title: str, asked: tuple[str, str]) -> HttpResponse:
    now: dict[str, Any] = getattr(found, field)
    data = request.POST if request.method == "POST" else None
    form = WordsForm(*asked, data, initial=now | {"revision": found.revision})
    return _edit(request, found, form, now, (title, lambda: {field: form.answers}))


def _edit(
    request: HttpRequest,
    found: EffectModel,
    form: Form,
    now: dict[str, Any],
    asked: tuple[str, Callable[[], dict[str, Any]]],
) -> HttpResponse:
    """Changes the model's own words. Whoever is second sees what is there now, and keeps their own text."""
    title, changes = asked

    def deed() -> None:
        revision = form.cleaned_data["revision"]
        actions.edit_model(model=found, changes=changes(), revision=revision, by=person_of(request))

    saved = save_and_return(request, form, found, deed)
    if saved:
        return saved
    found.refresh_from_db(fields=["revision"])
    return form_page(request, form, found, title, _("Bewaar"), now=meanwhile(form, found.revision, now))


def _without_revision(form: ModelForm) -> dict[str, Any]:
    return {name: value for name, value in form.cleaned_data.items() if name != "revision"}


def _rate() -> Decimal:
    """The standard rate of the day, from the list of rates."""
    for figures in current_catalogue().of_kind(Figures):
        for item in figures.items:
            if (figures.id, item.id) == ("discontovoet", "standaard"):
                return Decimal(str(item.value)) / 100
    return RATE


def _sums(outcomes: Outcomes) -> list[wording.Told]:
    counted = outcomes.mkba
    return [
        wording.told(_("Kosten"), counted.pv_costs),
        wording.told(_("Baten voor de samenleving"), counted.pv_benefits),
        wording.told(_("Maatschappelijk saldo"), counted.balance),
        wording.told(_("Publieke kas"), counted.public_purse),
    ]
