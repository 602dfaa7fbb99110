"""Outcomes as tables: rows and columns of words and amounts, for pages, the report and the workbook."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from tussenruimte.ui import figures
from tussenruimte.value import rules, wording
from tussenruimte.value.models import CostLine, EffectLine, EffectModel
from tussenruimte.value.outcomes import Outcomes
from tussenruimte.value.rules.amounts import as_percentage, total
from tussenruimte.value.rules.discounting import cost_value, effect_value
from tussenruimte.value.rules.parties import known, one_spelling

Rows = list[tuple[str, ...]]


@dataclass(frozen=True)
class Matrix:
    """Who gets what: a row for each line, a column for each party, sums at both edges."""

    parties: list[str]
    rows: list[tuple[str, str, list[str], str]]
    sums: list[str]
    whole: str


def matrix(counted: rules.Mkba) -> Matrix:
    """The matrix of an MKBA. Both edges sum exactly to the balance."""
    parties = [party.party for party in counted.parties]
    cells: dict[tuple[str, str], dict[str, Decimal]] = {}
    for entry in counted.matrix:
        of_line = cells.setdefault((entry.name, entry.kind), {})
        of_line[entry.party] = of_line.get(entry.party, Decimal(0)) + entry.value
    rows = [
        (name, _kind(kind), [_cell(row.get(party)) for party in parties], figures.euro(total(row.values())))
        for (name, kind), row in cells.items()
    ]
    sums = [figures.euro(party.net) for party in counted.parties]
    return Matrix(parties, rows, sums, figures.euro(counted.balance))


def mix(model: rules.EffectModel) -> list[tuple[str, str, str]]:
    """Who puts in how much, as an amount and as a part of the whole."""
    spelling = one_spelling(cost.party for cost in model.costs)
    whole = total(cost_value(cost, model) for cost in model.costs)
    found = []
    for key, party in spelling.items():
        part = total(cost_value(cost, model) for cost in model.costs if known(cost.party) == key)
        found.append((party, wording.about(part), figures.share(float(part / whole)) if whole else "–"))
    return found


def assumptions(outcomes: Outcomes) -> list[tuple[str, str]]:
    """What the whole calculation rests on."""
    row, timing = outcomes.row, EffectModel.Timing(outcomes.row.timing)
    public = [party.party for party in outcomes.mkba.parties if party.public]
    return [
        (_("Voor wie"), row.target_group),
        (_("Wat zou er zonder het initiatief gebeuren?"), row.counterfactual),
        (_("Eerste jaar"), str(row.base_year)),
        (_("Jaren die meetellen"), str(row.horizon_years + 1)),
        (_("Prijzen van"), str(row.price_year)),
        (_("Discontovoet"), _("%(rate)s procent per jaar") % {"rate": as_percentage(row.discount_rate)}),
        (_("Wanneer komt de opbrengst van een jaar?"), str(timing.label)),
        (_("Wanneer vallen kosten?"), _("aan het begin van het jaar")),
        (_("Partijen van de publieke kas"), ", ".join(public)),
        (_("Hoe vaak aangepast"), str(row.revision - 1)),
    ]


def effects(outcomes: Outcomes) -> list[tuple[EffectLine, list[tuple[str, str]]]]:
    """Of each effect everything that was said, and what it comes to."""
    counted = outcomes.model.effects
    return [
        (line, _effect_facts(line, effect, outcomes))
        for line, effect in zip(outcomes.row.effect_lines.all(), counted, strict=True)
    ]


def costs(outcomes: Outcomes) -> list[tuple[CostLine, list[tuple[str, str]]]]:
    """The same of each cost."""
    model = outcomes.model
    return [
        (
            line,
            [
                (_("Wie"), line.party),
                (_("Soort"), str(CostLine.Kind(line.kind).label)),
                (_("Hoeveel"), wording.cost_volume(line)),
                (_("Marge"), _range(line)),
                (_("Contante waarde"), figures.euro(cost_value(cost, model))),
            ],
        )
        for line, cost in zip(outcomes.row.cost_lines.all(), model.costs, strict=True)
    ]


def _effect_facts(line: EffectLine, effect: rules.Effect, outcomes: Outcomes) -> list[tuple[str, str]]:
    facts = [
        (_("Wie"), line.party),
        (_("Soort"), str(EffectLine.Kind(line.kind).label)),
        (_("Hoeveel"), wording.volume(line)),
    ]
    if line.counterparty:
        facts.append((_("Komt van"), line.counterparty))
    if line.unit_price is not None:
        facts.append((_("Prijs per eenheid"), figures.euro(line.unit_price)))
        used = effect.price_used
        facts.append((_("Waar de prijs vandaan komt"), _source(line, used, outcomes)))
    if line.way in (EffectLine.Way.COMPARED, EffectLine.Way.LASTING):
        facts.append((_("Mensen"), figures.figure(line.persons)))
        facts.append((_("Voor welk deel"), _percent(line.share)))
    facts += [
        (_("Ook zonder u gebeurd (deadweight)"), _percent(line.deadweight)),
        (_("Door anderen (attributie)"), _percent(line.attribution)),
        (_("Verplaatst"), _percent(line.displacement)),
        (_("Verdwijnt elk jaar (drop-off)"), _percent(line.drop_off)),
        (_("Waarom"), line.reason),
        (_("Marge"), _range(line)),
        (_("Bewijs, van 1 tot 5"), str(line.evidence_level or "")),
    ]
    if line.kind != EffectLine.Kind.PM:
        facts.append((_("Contante waarde"), figures.euro(effect_value(effect, outcomes.model))))
    return facts


def _source(line: EffectLine, used: rules.PriceUsed | None, outcomes: Outcomes) -> str:
    return wording.price_source(used, outcomes.frameworks) if used else line.source


def _percent(share: Decimal | None) -> str:
    """A share in percent; empty, and so shown as unknown, as long as nobody answered."""
    return "" if share is None else f"{figures.figure(share * 100)}%"


def _range(line: CostLine | EffectLine) -> str:
    if line.low == line.high:
        return _("geen marge")
    return _("%(low)s tot %(high)s procent") % {
        "low": figures.figure(line.low * 100),
        "high": figures.figure(line.high * 100),
    }


def _kind(kind: str) -> str:
    return {"cost": _("kosten"), "transfer": _("overdracht")}.get(kind, _("welvaart"))


def _cell(amount: Decimal | None) -> str:
    return "" if amount is None else figures.euro(amount)
