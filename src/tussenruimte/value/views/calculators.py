"""Three small calculators. What is filled in stands in the address and nowhere else, so a result can be shared."""

from collections.abc import Callable
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.frameworks import Catalogue
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.value import rules, wording
from tussenruimte.value.forms.calculators import INSTALLATIONS, BondForm, HoursForm, InstallationForm
from tussenruimte.value.rules import hours as hour_rules
from tussenruimte.value.rules import ownership as ownership_rules
from tussenruimte.value.rules import sib as bond_rules
from tussenruimte.value.views.common import trail


@require_safe
def hours(request: HttpRequest) -> HttpResponse:
    """Hours of volunteers: the hours first, then euros at two rates at least."""
    form = HoursForm(request.GET or None)

    def count(frameworks: Catalogue) -> dict[str, Any]:
        told, _unused = hour_rules.read_hours(form.question)
        outcome = hour_rules.capitalised(told, frameworks)
        values = [
            (one, wording.price_source(one.price_used, frameworks) if one.price_used else "") for one in outcome.values
        ]
        return {"outcome": outcome, "values": values, "warnings": wording.sentences(outcome.remarks)}

    return _page(request, "hours", [form], count)


@require_safe
def ownership(request: HttpRequest) -> HttpResponse:
    """How much of the production is owned here."""
    data = request.GET or None
    forms = [InstallationForm(data, prefix=f"i{number}") for number in range(1, INSTALLATIONS + 1)]

    def count(_frameworks: Catalogue) -> dict[str, Any]:
        told = [form.question for form in forms if form.is_told]
        if not told:
            return {}
        installations, _unused = ownership_rules.read_installations({"installations": told})
        outcome = ownership_rules.ownership(installations)
        return {"outcome": outcome, "warnings": wording.sentences(outcome.remarks)}

    return _page(request, "ownership", forms, count)


@require_safe
def bond(request: HttpRequest) -> HttpResponse:
    """What an investor gets back at a certain result."""
    form = BondForm(request.GET or None)

    def count(_frameworks: Catalogue) -> dict[str, Any]:
        terms, _unused = bond_rules.read_terms(form.question)
        outcome = bond_rules.sib(terms)
        return {"outcome": outcome, "warnings": wording.sentences(outcome.remarks)}

    return _page(request, "sib", [form], count)


def _page(
    request: HttpRequest, name: str, forms: list[Any], count: Callable[[Catalogue], dict[str, Any]]
) -> HttpResponse:
    """A calculator, with its outcome when everything that was filled in can be used."""
    frameworks = current_catalogue()
    method = wording.method(name, frameworks)
    context: dict[str, Any] = {"method": method, "forms": forms, "form": forms[0], "crumbs": trail(None, method.title)}
    if all(form.is_valid() for form in forms if isinstance(form, Form)) and request.GET:
        try:
            context |= count(frameworks)
        except rules.ValueInputError as problem:
            forms[0].add_error(None, _("Dit kan niet samen: %(why)s") % {"why": problem.problems[0].expected})
    wrong = any(form.errors for form in forms)
    return render(request, f"value/calculators/{name}.html", context, status=422 if wrong else 200)
