"""The card on one page and the proposal as files: what stands in them, cut where there is no room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import segno
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tussenruimte.council.filling import option_lines
from tussenruimte.council.models import MoneyAsked
from tussenruimte.council.queries.cards import Card, ValueShown
from tussenruimte.council.rules.fitting import Budget, budgets, cut
from tussenruimte.council.rules.proposal import Section
from tussenruimte.ui import figures, paper
from tussenruimte.ui.word import WordDocument
from tussenruimte.value.wording import about


@dataclass(frozen=True)
class Document:
    """A proposal as a file: its title, what stands below it, its sections and its hash when it is frozen."""

    title: str
    subtitle: str
    author: str
    sections: tuple[Section, ...]
    notes: tuple[str, ...] = ()


def word(document: Document, language: str) -> bytes:
    """The proposal as a Word document that an official can edit."""
    written = WordDocument(document.title, author=document.author, language=language)
    written.subtitle(document.subtitle)
    for section in document.sections:
        written.heading(section.title)
        for kind, lines in section.blocks:
            if kind == "list":
                written.bullets(lines)
            else:
                written.paragraph(lines[0])
        if section.is_open:
            written.still_open(_("Nog in te vullen."))
    for note in document.notes:
        written.paragraph(note)
    return written.file()


def pdf(document: Document) -> bytes:
    """The proposal as a tagged PDF."""
    return paper.as_pdf(render_to_string("council/documents/proposal.html", {"document": document}))


# --- the card --------------------------------------------------------------------------------------------------------
def card_pdf(card: Card, address: str) -> bytes:
    """The card as a tagged PDF of one page; what does not fit is cut, with a way to the rest."""
    return paper.as_one_page(_ever_shorter(card, address))


def code(address: str) -> SafeString:
    """A QR code of an address, as a drawing."""
    drawn = segno.make(address, error="m").svg_inline(scale=2, border=2, title=address)
    return mark_safe(drawn)  # noqa: S308  drawn by segno from our own address


def _ever_shorter(card: Card, address: str) -> Iterator[str]:
    for budget in budgets():
        context = {"sheet": sheet(card, budget), "address": address, "code": code(address)}
        yield render_to_string("council/documents/card.html", context)


@dataclass(frozen=True)
class Part:
    """A heading with a text below it, and lines when it is a list."""

    title: str
    text: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """What stands on the one page. `is_cut` says that something was left out."""

    title: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    is_cut: bool
    large: bool


class _Scissors:
    """Cuts to a budget and remembers whether it did."""

    def __init__(self, budget: Budget) -> None:
        self.budget, self.is_cut = budget, False

    def text(self, text: str) -> str:
        return self._cut(text, self.budget.text)

    def line(self, text: str) -> str:
        return self._cut(text, self.budget.line)

    def lines(self, lines: Sequence[str]) -> tuple[str, ...]:
        self.is_cut |= len(lines) > self.budget.rows
        return tuple(self.line(line) for line in lines[: self.budget.rows])

    def _cut(self, text: str, limit: int) -> str:
        shown = cut(text, limit)
        self.is_cut |= shown != " ".join(text.split())
        return shown


def sheet(card: Card, budget: Budget) -> Sheet:
    """The card as far as there is room."""
    scissors = _Scissors(budget)
    parts = (
        Part(_("Wat de raad wordt gevraagd"), scissors.text(card.asked)),
        Part(_("Doel"), scissors.text(card.aim)),
        Part(_("Waarom"), scissors.text(card.reasons)),
        Part(_("Geld"), totals(card), scissors.lines(money_lines(card))),
        Part(_("Waarop is gelet"), scissors.text(card.criteria)),
        Part(_("Alternatieven"), "", scissors.lines(option_lines(card))),
        Part(_("Democratische bril"), scissors.text(lens_sentence(card))),
        Part(_("Wat het waard is"), scissors.text(value_sentence(card.value))),
    )
    facts = tuple((name, scissors.line(fact)) for name, fact in facts_of(card))
    title = scissors.line(card.title)
    return Sheet(title, facts, parts, scissors.is_cut, budget.large)


def facts_of(card: Card) -> list[tuple[str, str]]:
    """Who, where and when, for the page and for paper. No names of people: the municipality answers."""
    decided = [f"{subject} ({one.get_outcome_display()})" for one, subject in card.decisions]
    return [
        (_("Initiatief"), card.dossier.initiative.name),
        (_("Wie antwoordt"), card.dossier.lead.name),
        (_("Wie meedoen"), ", ".join(card.parties)),
        (_("Plaats"), card.place),
        (_("Fase"), card.phase),
        (_("Begonnen op"), figures.day(card.dossier.opened_on)),
        (_("Laatste dag voor een besluit"), figures.day(card.decision_due)),
        (_("Besloten"), "; ".join(decided)),
        (_("Nummer"), card.dossier.number),
    ]


def money_lines(card: Card) -> list[str]:
    """Each amount in words."""
    return [
        f"{card.veil(line.what)}: {figures.euro(line.euros)}, {line.get_rhythm_display()}"
        + (f" ({card.veil(line.budget)})" if line.budget else "")
        for line in card.money
    ]


def totals(card: Card) -> str:
    """What it comes to, once and every year."""
    if not card.money:
        return ""
    sums = {rhythm: figures.euro(card.total(rhythm)) for rhythm in MoneyAsked.Rhythm.values}
    return _("Samen eenmalig %(once)s en elk jaar %(yearly)s.") % sums


def lens_sentence(card: Card) -> str:
    """The democratic lens in a few words."""
    seen = card.lens
    if not seen.known:
        return _("Niemand keek nog door de democratische bril.")
    if not seen.is_readable:
        return _("De democratische bril is ingevuld. De antwoorden zijn niet met iedereen gedeeld.")
    answered = "; ".join(f"{row.title}: {', '.join(answer for _side, answer in row.answers)}" for row in seen.rows)
    number = len(seen.attention)
    points = ngettext("%(number)d punt vraagt aandacht.", "%(number)d punten vragen aandacht.", number)
    return f"{answered}. {points % {'number': number}}"


def value_sentence(value: ValueShown | None) -> str:
    """What everyone may read of the value, in a few words; with amounts what belongs beside them (M-40)."""
    if value is None:
        return ""
    effects = _("Wat er verandert: %(effects)s.") % {"effects": ", ".join(value.effects)} if value.effects else ""
    if value.costs is None or value.benefits is None:
        return effects
    told = {
        "costs": about(value.costs),
        "benefits": about(value.benefits),
        "ratio": figures.figure(value.ratio) or _("onbekend"),
        "base": value.base_year,
        "price": value.price_year,
        "version": value.version,
        "weak": figures.share(float(value.weak_share)) if value.weak_share is not None else _("een onbekend deel"),
    }
    counted = _("Geteld voor de hele samenleving: ongeveer %(costs)s kosten en %(benefits)s baten, %(ratio)s per euro.")
    basis = _("Vanaf %(base)s, prijzen van %(price)s, versie %(version)s. Zwak bewijs: %(weak)s van de waarde.")
    without = _("Zonder het initiatief: %(text)s") % {"text": value.counterfactual} if value.counterfactual else ""
    return " ".join([effects, counted % told, basis % told, without]).strip()
