"""What each method says about a model: what it is and is not, the outcome, and what it would be wrong to conclude."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tussenruimte.areas import queries as areas
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.ui import paper
from tussenruimte.ui.figures import figure
from tussenruimte.value import drawings, permissions, queries, rules, tables, wording
from tussenruimte.value.forms.telling import BUSINESS, PRINCIPLES, QUESTIONS
from tussenruimte.value.models import EffectLine, EffectModel
from tussenruimte.value.outcomes import Outcomes
from tussenruimte.value.views.common import model_for, model_with_euros, trail
from tussenruimte.value.wording import told


@require_safe
def mkba(request: HttpRequest, slug: str) -> HttpResponse:
    """Society and the public purse side by side, with the matrix of who gets what."""
    outcomes = _outcomes(request, slug)
    counted = outcomes.mkba
    context = {
        "balance": _pair(counted),
        "measured": _pair(outcomes.measured) if outcomes.measured else [],
        "matrix": tables.matrix(counted),
        "public": [party.party for party in counted.parties if party.public],
        "unpriced": counted.unpriced,
        "ratio": counted.ratio,
    }
    return _page(request, outcomes, "mkba", (*counted.remarks, *outcomes.flags), context)


@require_safe
def sroi(request: HttpRequest, slug: str) -> HttpResponse:
    """Value per euro put in, with the eight principles as checks."""
    outcomes = _outcomes(request, slug)
    counted, titles = outcomes.sroi, wording.items_of(PRINCIPLES, outcomes.frameworks)
    answers = outcomes.row.principles
    context = {
        "outcome": counted,
        "sums": [told(_("Waarde"), counted.pv), told(_("Inzet"), counted.inputs)],
        "principles": [(item, answers.get(item.id, "")) for item in titles],
        "open": [effect for effect in outcomes.model.effects if _has_open_share(effect)],
    }
    return _page(request, outcomes, "sroi", (*counted.remarks, *outcomes.flags), context)


@require_safe
def calculator(request: HttpRequest, slug: str) -> HttpResponse:
    """Avoided public cost on two timelines, low, middle and high."""
    outcomes = _outcomes(request, slug)
    counted = outcomes.calculation
    context = {
        "outcome": counted,
        "sums": [
            told(_("Laag"), counted.avoided("low")),
            told(_("Midden"), counted.avoided()),
            told(_("Hoog"), counted.avoided("high")),
            told(_("Kosten van het initiatief"), counted.costs),
            told(_("Vermeden, min de kosten"), counted.net),
        ],
        "payers": [told(payer, amount) for payer, amount in counted.by_payer().items()],
        "timeline": [(year.year, year.without, year.with_, year.avoided) for year in counted.timeline],
    }
    return _page(request, outcomes, "effectencalculator", counted.remarks, context)


@require_safe
def goals(request: HttpRequest, slug: str) -> HttpResponse:
    """To which of the seventeen goals the effects contribute; euros only for who may read them."""
    outcomes = _outcomes(request, slug, with_euros=False)
    with_euros = permissions.may_see_euros(request.user, outcomes.row)
    served = {one.goal: one for one in outcomes.goals}
    listed = enumerate(wording.items_of("sdg", outcomes.frameworks), start=1)
    tiles = [(number, item.title, served.get(number)) for number, item in listed]
    return _page(request, outcomes, "goals", outcomes.goal_remarks, {"tiles": tiles, "with_euros": with_euros})


@require_safe
def wellbeing(request: HttpRequest, slug: str) -> HttpResponse:
    """Effects at the themes of broad welfare: here and now, later, elsewhere."""
    outcomes = _outcomes(request, slug, with_euros=False)
    lines, frameworks = list(outcomes.row.effect_lines.all()), outcomes.frameworks
    whens = list(EffectLine.When)
    themes = wording.items_of("brede-welvaart", frameworks, "thema")
    context = {
        "whens": [when.label for when in whens],
        "themes": [
            (item.title, [[one.name for one in lines if item.id in one.themes and one.when == when] for when in whens])
            for item in themes
        ],
        "dimensions": [
            (item.title, [one.name for one in lines if item.id in one.dimensions])
            for item in wording.items_of("waardedimensies", frameworks)
        ],
        "indicators": wording.items_of("brede-welvaart", frameworks, "verdeling"),
        "figures": _figures_around(outcomes),
    }
    return _page(request, outcomes, "wellbeing", (), context)


def _figures_around(outcomes: Outcomes) -> list[tuple[str, str, str]]:
    """What is known of the municipality, as context: what it is, its figure with unit, its year and source."""
    here, frameworks = outcomes.row.initiative.municipality, outcomes.frameworks
    known = areas.figures_of(here) if here is not None else []
    return [
        (
            frameworks.title(reference) if frameworks.has(reference) else one.indicator,
            f"{figure(one.value)} {one.unit}".strip(),
            ", ".join(part for part in (str(one.year), one.source) if part),
        )
        for one in known
        if one.may_be_shown and (reference := f"gebiedscijfers/{one.indicator}")
    ]


@require_safe
def funding(request: HttpRequest, slug: str) -> HttpResponse:
    """The four questions of the business model, and who puts something in."""
    outcomes = _outcomes(request, slug, with_euros=False)
    with_euros = permissions.may_see_euros(request.user, outcomes.row)
    frameworks, answers = outcomes.frameworks, outcomes.row.business
    context = {
        "questions": [(i, answers.get(i.id, "")) for i in wording.items_of(BUSINESS, frameworks, QUESTIONS)],
        "mix": tables.mix(outcomes.model) if with_euros else [],
        "sources": wording.items_of(BUSINESS, frameworks, "bronnen"),
        "measurements": wording.items_of(BUSINESS, frameworks, "metingen"),
        "with_euros": with_euros,
    }
    return _page(request, outcomes, "funding", (), context)


@require_safe
def certainty(request: HttpRequest, slug: str) -> HttpResponse:
    """How much the outcome leans on each assumption, how it is spread, and on what evidence it rests."""
    outcomes = _outcomes(request, slug)
    drawn = outcomes.draws
    context = {
        "model": outcomes.row,
        "tornado": drawings.tornado(outcomes.swings, outcomes.mkba.balance),
        "distribution": drawings.distribution(drawn) if drawn else None,
        "drawn": drawn,
        "weak_share": outcomes.weak_share,
        "warnings": wording.sentences(outcomes.flags),
        "crumbs": trail(outcomes.row.initiative, _("Hoe zeker is het?")),
    }
    return render(request, "value/certainty.html", context)


@require_safe
def assumptions(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything an economist needs to count it again."""
    outcomes = _outcomes(request, slug)
    context = {
        "model": outcomes.row,
        "facts": tables.assumptions(outcomes),
        "effects": tables.effects(outcomes),
        "costs": tables.costs(outcomes),
        "crumbs": trail(outcomes.row.initiative, _("Aannames")),
    }
    return render(request, "value/assumptions.html", context)


@require_safe
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """One page for a conversation, a council or a funder; made to be printed."""
    outcomes = _outcomes(request, slug)
    context = report_context(outcomes) | {
        "crumbs": trail(outcomes.row.initiative, _("Rapport")),
        "has_pdf": paper.can_write(),
    }
    return render(request, "value/report.html", context)


def report_context(outcomes: Outcomes) -> dict[str, Any]:
    """What the report tells, on a page and in a PDF."""
    drawn, counted = outcomes.draws, outcomes.mkba
    return {
        "model": outcomes.row,
        "outcomes": outcomes,
        "balance": _pair(counted),
        "measured": _pair(outcomes.measured) if outcomes.measured else [],
        "ratio": counted.ratio,
        "parties": [told(party.party, party.net) for party in counted.parties],
        "unpriced": counted.unpriced,
        "effects": [(line, wording.volume(line)) for line in outcomes.row.effect_lines.all()],
        "costs": [(line, wording.cost_volume(line)) for line in outcomes.row.cost_lines.all()],
        "facts": tables.assumptions(outcomes),
        "tornado": drawings.tornado(outcomes.swings, counted.balance),
        "distribution": drawings.distribution(drawn) if drawn else None,
        "weak_share": outcomes.weak_share,
        "warnings": wording.sentences((*counted.remarks, *outcomes.flags)),
        "method": wording.method("mkba", outcomes.frameworks),
        "stories": queries.stories_of(outcomes.row, by_its_people=False),
    }


def _outcomes(request: HttpRequest, slug: str, *, with_euros: bool = True) -> Outcomes:
    found: EffectModel = model_with_euros(request, slug) if with_euros else model_for(request, slug)
    return Outcomes(found, current_catalogue())


def _page(
    request: HttpRequest, outcomes: Outcomes, name: str, remarks: Iterable[rules.Remark], context: dict[str, Any]
) -> HttpResponse:
    """The page of a method."""
    method = wording.method(name, outcomes.frameworks)
    shared = {
        "model": outcomes.row,
        "method": method,
        "warnings": wording.sentences(remarks),
        "may_tell": permissions.may_tell(request.user, outcomes.row.initiative),
        "crumbs": trail(outcomes.row.initiative, method.title),
    }
    return render(request, f"value/methods/{name}.html", shared | context)


def _pair(counted: rules.Mkba) -> list[wording.Told]:
    """The two views that are never mixed, with what they are made of."""
    return [
        told(_("Kosten"), counted.pv_costs),
        told(_("Baten voor de samenleving"), counted.pv_benefits),
        told(_("Maatschappelijk saldo"), counted.balance),
        told(_("Publieke kas"), counted.public_purse),
    ]


def _has_open_share(effect: rules.Effect) -> bool:
    shares = (effect.deadweight, effect.attribution, effect.displacement)
    return effect.kind == "welfare" and any(share is None for share in shares)
