"""The words of an agreement as pages show them: clauses, how each came about, what people suggest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from tussenruimte.accounts.queries import Someone
from tussenruimte.agreements import frameworks, permissions, queries
from tussenruimte.agreements.models import Agreement, Clause, ClauseText, Suggestion
from tussenruimte.agreements.pages.words import how_much
from tussenruimte.agreements.rules.completeness import BLANK
from tussenruimte.agreements.rules.differences import Piece, in_words
from tussenruimte.frameworks.schema import ClauseItem

TONES = {"open": "wait", "taken": "ok", "declined": "danger", "withdrawn": "neutral"}


@dataclass(frozen=True)
class ClauseRow:
    """A clause on the page of the agreement: what it says, the question behind it, what waits."""

    clause: Clause
    text: str
    asked: ClauseItem | None
    open: int
    blanks: bool


@dataclass(frozen=True)
class SuggestionRow:
    """A suggestion with what it changes, and what the visitor may do with it."""

    suggestion: Suggestion
    pieces: tuple[Piece, ...]
    words: str
    tone: str
    may_settle: bool
    may_withdraw: bool


@dataclass(frozen=True)
class Rights:
    """What a visitor may do with suggestions, asked once for a whole page. The actions ask again."""

    person: Someone
    drafts: bool
    speaking: frozenset[int]

    @classmethod
    def of(cls, person: Someone, agreement: Agreement) -> "Rights":
        """The rights of a visitor in one agreement."""
        return cls(person, permissions.may_draft(person, agreement), permissions.speaks_for(person, agreement))

    def to_settle(self, suggestion: Suggestion) -> bool:
        """Whether the visitor answers it: never one of their own."""
        return suggestion.state == Suggestion.State.OPEN and self.drafts and suggestion.by_id != self.person.pk

    def to_withdraw(self, suggestion: Suggestion) -> bool:
        """Whether it is the visitor's to take back."""
        theirs = suggestion.by_id == self.person.pk or suggestion.party_id in self.speaking
        return suggestion.state == Suggestion.State.OPEN and theirs


@dataclass(frozen=True)
class Wording:
    """One wording of a clause with what it changed."""

    text: ClauseText
    pieces: tuple[Piece, ...]
    words: str


def rows_of(agreement: Agreement) -> list[ClauseRow]:
    """The clauses of the draft, in order."""
    asked = asked_of(agreement)
    return [
        ClauseRow(
            now.clause,
            now.newest.text,
            asked.get(now.clause.key),
            len(now.suggestions),
            BLANK.search(now.newest.text) is not None,
        )
        for now in queries.clauses_of(agreement)
    ]


def asked_of(agreement: Agreement) -> Mapping[str, ClauseItem]:
    """What the framework asks of each clause of this kind, by the id of the clause."""
    return {item.id: item for item in frameworks.clauses_of(agreement.kind)}


def offered(agreement: Agreement) -> Mapping[str, ClauseItem]:
    """The clauses of this kind that the parties did not take up yet."""
    there = set(agreement.clauses.values_list("key", flat=True))
    return {key: item for key, item in asked_of(agreement).items() if key not in there}


def place_of(agreement: Agreement, clause: Clause) -> int:
    """Where a clause stands in the text, counted from 1; 0 when it was taken out."""
    keys = list(agreement.clauses.filter(dropped=False).order_by("order", "pk").values_list("pk", flat=True))
    return keys.index(clause.pk) + 1 if clause.pk in keys else 0


def of_clause(agreement: Agreement, shown: Clause, newest: ClauseText, person: Someone) -> dict[str, Any]:
    """What the page of one clause shows besides its form."""
    asked = asked_of(agreement).get(shown.key)
    suggestions = shown.suggestions.select_related("party", "by", "clause", "agreement")
    return {
        "clause": shown,
        "text": newest.text,
        "asked": asked,
        "is_model": newest.number == 1 and bool(asked) and bool(BLANK.search(newest.text)),
        "suggestions": suggestion_rows(agreement, suggestions, person, now=newest.text),
        "history": _history(shown),
        "arranging": _arranging(agreement, shown) if permissions.may_draft(person, agreement) else [],
    }


def suggestion_rows(
    agreement: Agreement, suggestions: Iterable[Suggestion], person: Someone, now: str = ""
) -> list[SuggestionRow]:
    """Suggestions, those that wait first, each beside the text of now."""
    rights = Rights.of(person, agreement)
    rows = []
    for one in sorted(suggestions, key=lambda one: (one.state != Suggestion.State.OPEN, -one.pk)):
        pieces = in_words(now if one.state == Suggestion.State.OPEN else _before(one), one.text)
        may = (rights.to_settle(one), rights.to_withdraw(one))
        rows.append(SuggestionRow(one, pieces, how_much(pieces), TONES[one.state], *may))
    return rows


def _before(suggestion: Suggestion) -> str:
    """The text that a settled suggestion stood beside: the last wording before it was answered."""
    if suggestion.clause is None:
        return ""
    earlier = suggestion.clause.texts.filter(at__lt=suggestion.settled_at).order_by("number").last()
    return earlier.text if earlier else ""


def _history(clause: Clause) -> list[Wording]:
    """Every wording, the newest first, with what it changed in the one before."""
    texts = list(clause.texts.select_related("party", "by").order_by("number"))
    told = []
    for before, after in pairwise([None, *texts]):
        assert after is not None  # noqa: S101  only the first is nothing
        pieces = in_words(before.text if before else "", after.text)
        told.append(Wording(after, pieces, how_much(pieces)))
    return told[::-1]


def _arranging(agreement: Agreement, clause: Clause) -> list[tuple[str, str]]:
    """What can be done with the place of a clause: deed and words."""
    if clause.dropped:
        return [("terug", _("Zet terug in de tekst"))]
    place, last = place_of(agreement, clause), agreement.clauses.filter(dropped=False).count()
    up = [("omhoog", _("Naar boven"))] if place > 1 else []
    down = [("omlaag", _("Naar beneden"))] if place < last else []
    return [*up, *down, ("weg", _("Haal uit de tekst"))]
