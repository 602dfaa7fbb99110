"""The calculation as a workbook with live formulas: change an assumption, and the balance follows."""

import io
from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tussenruimte.register.cells import defused
from tussenruimte.value.outcomes import Outcomes
from tussenruimte.value.rules.discounting import SHIFT, gross_stream

# Where the amounts per year begin, and in which rows the discount factors stand: for costs and for effects.
FIRST_YEAR = 12
COST_FACTORS, EFFECT_FACTORS, HEAD = 2, 3, 5
RATE, SHIFTED = "$B$3", "$B$4"
COST, WELFARE, TRANSFER = "cost", "welfare", "transfer"


def workbook(outcomes: Outcomes) -> bytes:
    """Three sheets: what is assumed, every line with its present value, and what it comes to."""
    book = Workbook()
    given = book.active
    assert isinstance(given, Worksheet)  # noqa: S101  a new workbook has a sheet
    given.title = "Aannames"
    lines, outcome = book.create_sheet("Regels"), book.create_sheet("Uitkomst")
    _write_assumptions(given, outcomes)
    last = _write_lines(lines, outcomes)
    _write_outcome(outcome, last, FIRST_YEAR + _years(outcomes))
    for sheet in book.worksheets:
        sheet.column_dimensions["A"].width = 44
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _write_assumptions(sheet: Worksheet, outcomes: Outcomes) -> None:
    row, model = outcomes.row, outcomes.model
    facts: list[tuple[str, str | int | float]] = [
        (_("Initiatief"), defused(row.initiative.name)),
        (_("Eerste jaar"), row.base_year),
        (_("Discontovoet"), float(row.discount_rate)),
        (_("Wanneer een baat komt (0, 0,5 of 1 jaar)"), float(SHIFT[model.timing])),
        (_("Prijzen van"), row.price_year),
        (_("Voor wie"), defused(row.target_group)),
        (_("Zonder het initiatief"), defused(row.counterfactual)),
    ]
    for fact in facts:
        sheet.append(fact)
    for cells in sheet.iter_rows(min_row=1, max_col=1):
        cells[0].font = Font(bold=True)


def _write_lines(sheet: Worksheet, outcomes: Outcomes) -> int:
    """Every line with its amounts before anything is taken off. The number of the last row comes back."""
    years, columns = _years(outcomes), _year_columns(outcomes)
    sheet.cell(1, 1, _("Verander een getal, en de uitkomst verandert mee."))
    for row, title in ((COST_FACTORS, _("Factor voor kosten")), (EFFECT_FACTORS, _("Factor voor baten"))):
        sheet.cell(row, 1, title)
        for number, column in enumerate(columns):
            later = f"+Aannames!{SHIFTED}" if row == EFFECT_FACTORS else ""
            sheet[f"{column}{row}"] = f"=1/(1+Aannames!{RATE})^({number}{later})"
    heads = [
        *(_("Regel"), _("Partij"), _("Soort"), _("Andere kant"), _("Publiek"), _("Andere kant publiek")),
        *(_("Deadweight"), _("Attributie"), _("Verplaatst"), _("Maal"), _("Telt voor")),
        *range(outcomes.row.base_year, outcomes.row.base_year + years),
        *(_("Contante waarde"), _("Publieke kas")),
    ]
    for number, head in enumerate(heads, start=1):
        sheet.cell(HEAD, number, head).font = Font(bold=True)
    row = HEAD
    for row, line in enumerate(_lines(outcomes), start=HEAD + 1):
        _write_line(sheet, row, line, columns)
    sheet.freeze_panes = f"B{HEAD + 1}"
    return row


def _write_line(sheet: Worksheet, row: int, line: Sequence[str | float], columns: Sequence[str]) -> None:
    """One line: its facts, what part counts, and what that is worth now."""
    facts, amounts = line[:10], line[10:]
    for number, value in enumerate(facts, start=1):
        sheet.cell(row, number, value)
    sheet[f"K{row}"] = f"=(1-G{row})*(1-H{row})*(1-I{row})*J{row}"
    for column, amount in zip(columns, amounts, strict=False):
        sheet[f"{column}{row}"] = amount
    factors = COST_FACTORS if line[2] == COST else EFFECT_FACTORS
    first, last = columns[0], columns[-1]
    value, purse = (get_column_letter(FIRST_YEAR + len(columns) + step) for step in (0, 1))
    sheet[f"{value}{row}"] = f"=K{row}*SUMPRODUCT({first}{row}:{last}{row},{first}${factors}:{last}${factors})"
    sign = "-" if line[2] == COST else ""
    sheet[f"{purse}{row}"] = f"={sign}{value}{row}*(E{row}-F{row})"


def _write_outcome(sheet: Worksheet, last: int, column: int) -> None:
    """The sums over all lines, as formulas. `column` is where the present values stand."""
    value, purse = get_column_letter(column), get_column_letter(column + 1)

    def of_kind(kind: str) -> str:
        kinds, values = f"Regels!$C${HEAD + 1}:$C${last}", f"Regels!${value}${HEAD + 1}:${value}${last}"
        return f'SUMIF({kinds},"{kind}",{values})'

    rows = [
        (_("Kosten"), f"={of_kind(COST)}"),
        (_("Baten voor de samenleving"), f"={of_kind(WELFARE)}"),
        (_("Maatschappelijk saldo"), "=B2-B1"),
        (_("Publieke kas"), f"=SUM(Regels!${purse}${HEAD + 1}:${purse}${last})"),
        (_("Baten per euro kosten"), '=IF(B1=0,"",B2/B1)'),
    ]
    for row in rows:
        sheet.append(row)
    sheet.append(())
    sheet.append((_("Effecten zonder prijs staan hier niet in. Ze zijn daarom niet minder waard."),))


def _lines(outcomes: Outcomes) -> list[list[str | float]]:
    """Every line that has amounts, as plain cells."""
    public = {party.party for party in outcomes.mkba.parties if party.public}
    found: list[list[str | float]] = []
    for cost in outcomes.model.costs:
        mine = float(cost.party in public)
        names = [defused(cost.name), defused(cost.party), COST, ""]
        found.append([*names, mine, 0, 0, 0, 0, 1, *map(float, cost.amounts)])
    for effect in outcomes.model.effects:
        if effect.kind == "pm":
            continue
        shares = [float(share or 0) for share in (effect.deadweight, effect.attribution, effect.displacement)]
        counted = float(effect.persons * effect.share * effect.range.mid)
        sides = [float(effect.party in public), float(effect.kind == TRANSFER and effect.counterparty in public)]
        amounts = map(float, gross_stream(replace(effect, measured=None)))
        names = [defused(effect.name), defused(effect.party), effect.kind, defused(effect.counterparty)]
        found.append([*names, *sides, *shares, counted, *amounts])
    return found


def _years(outcomes: Outcomes) -> int:
    lengths = [len(cost.amounts) for cost in outcomes.model.costs]
    lengths += [len(gross_stream(effect)) for effect in outcomes.model.effects if effect.kind != "pm"]
    return max([1, *lengths])


def _year_columns(outcomes: Outcomes) -> list[str]:
    return [get_column_letter(FIRST_YEAR + number) for number in range(_years(outcomes))]
