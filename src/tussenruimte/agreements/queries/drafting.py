"""The draft as it stands: its words, who wants what, and what is missing before it can be signed."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from tussenruimte.agreements.kinds import intensity_title, kind_facts, value_titles
from tussenruimte.agreements.models import (
    Agreement,
    AgreementParty,
    Ambition,
    Clause,
    ClauseText,
    Comparison,
    Obligation,
    Review,
    ReviewWord,
    Suggestion,
)
from tussenruimte.agreements.queries.reading import parties_to
from tussenruimte.agreements.rules import canonical, completeness, keeping, matrix
from tussenruimte.agreements.rules.canonical import Content
from tussenruimte.agreements.rules.completeness import Draft, Missing, PartyFacts, WrittenClause
from tussenruimte.dossiers import queries as dossiers
from tussenruimte.dossiers.permissions import GOVERNMENT
from tussenruimte.register.models import Party


@dataclass(frozen=True)
class ClauseNow:
    """A clause with its newest wording and the suggestions nobody answered yet."""

    clause: Clause
    newest: ClauseText
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True)
class Pair:
    """Two ambitions of different parties beside each other, and how the parties see them."""

    first: Ambition
    second: Ambition
    cell: matrix.Cell
    notes: tuple[Comparison, ...]


def clauses_of(agreement: Agreement, *, dropped: bool = False) -> list[ClauseNow]:
    """The clauses in order, each with its newest wording; with `dropped`, those that were taken out."""
    clauses = list(agreement.clauses.filter(dropped=dropped).order_by("order", "pk"))
    newest = newest_texts(agreement)
    asked = defaultdict[int, list[Suggestion]](list)
    waiting = agreement.suggestions.filter(state=Suggestion.State.OPEN, clause__isnull=False)
    for suggestion in waiting.select_related("party", "by"):
        asked[suggestion.clause_id or 0].append(suggestion)
    return [ClauseNow(clause, newest[clause.pk], tuple(asked[clause.pk])) for clause in clauses]


def newest_texts(agreement: Agreement) -> dict[int, ClauseText]:
    """The newest wording of each clause, by the key of the clause."""
    last = ClauseText.objects.filter(clause__agreement=agreement).values("clause").annotate(last=Max("pk"))
    texts = ClauseText.objects.filter(pk__in=last.values("last")).select_related("party", "by")
    return {text.clause_id: text for text in texts}


def suggested_clauses(agreement: Agreement) -> list[Suggestion]:
    """New clauses that somebody suggested and nobody answered."""
    found = agreement.suggestions.filter(state=Suggestion.State.OPEN, clause__isnull=True)
    return list(found.select_related("party", "by"))


def ambitions_of(agreement: Agreement) -> list[Ambition]:
    """What the parties want, in the order in which they said it; what was taken back is left out."""
    taking_part = agreement.parties.values("party")
    found = agreement.ambitions.filter(withdrawn_at__isnull=True, party__in=taking_part)
    return list(found.select_related("party").order_by("pk"))


def matrix_of(agreement: Agreement) -> list[Pair]:
    """Every two ambitions of different parties, with the newest judgement of each party."""
    ambitions = ambitions_of(agreement)
    parties = frozenset(agreement.parties.values_list("party", flat=True))
    told = _newest_judgements(agreement)
    pairs = []
    for place, first in enumerate(ambitions):
        for second in ambitions[place + 1 :]:
            if first.party_id != second.party_id:
                notes = told.get((first.pk, second.pk), {})
                seen = matrix.seen({party: one.judgement for party, one in notes.items()}, parties)
                pairs.append(Pair(first, second, seen, tuple(one for key, one in notes.items() if key in parties)))
    return pairs


def _newest_judgements(agreement: Agreement) -> dict[tuple[int, int], dict[int, Comparison]]:
    told = defaultdict[tuple[int, int], dict[int, Comparison]](dict)
    for one in Comparison.objects.filter(first__agreement=agreement).select_related("party", "by").order_by("pk"):
        told[one.first_id, one.second_id][one.party_id] = one
    return told


def obligations_of(agreement: Agreement) -> list[Obligation]:
    """What the parties take on."""
    found = agreement.obligations.filter(dropped_on__isnull=True)
    return list(found.select_related("party", "promise").order_by("pk"))


def words_in(review: Review) -> dict[int, ReviewWord]:
    """The newest word of each party in a review, by the key of the party."""
    return {word.party_id: word for word in review.words.select_related("party", "by").order_by("pk")}


def missing_in(agreement: Agreement) -> tuple[Missing, ...]:
    """What has to be done before the draft can be signed."""
    return completeness.missing_in(_draft_facts(agreement), kind_facts(agreement.kind))


def _draft_facts(agreement: Agreement) -> Draft:
    still_in = set(dossiers.taking_part(agreement.dossier).filter(shared=True).values_list("party", flat=True))
    clauses = tuple(
        WrittenClause(now.clause.key, now.clause.heading, now.newest.text, len(now.suggestions))
        for now in clauses_of(agreement)
    )
    return Draft(
        agreement.title,
        agreement.summary,
        agreement.binding,
        agreement.ownership,
        agreement.intensity,
        agreement.starts_on,
        agreement.ends_on,
        agreement.notice_weeks,
        tuple(_party_facts(one, still_in) for one in parties_to(agreement)),
        clauses,
        len(suggested_clauses(agreement)),
    )


def _party_facts(one: AgreementParty, still_in: set[int]) -> PartyFacts:
    is_government = Party.Kind(one.party.kind) in GOVERNMENT
    return PartyFacts(
        one.party.name, bool(one.signed_for_by), one.capacity, is_government, takes_part=one.party_id in still_in
    )


# --- the text --------------------------------------------------------------------------------------------------------
def content_of(agreement: Agreement) -> Content:
    """The draft as values: what a next version would freeze."""
    ambitions, judgements = _matrix_lines(agreement)
    return Content(
        number=agreement.number,
        version=agreement.versions.count() + 1,
        kind=agreement.kind,
        kind_title=kind_facts(agreement.kind).title,
        kind_version=agreement.kind_version,
        title=agreement.title,
        summary=agreement.summary,
        binding=agreement.binding,
        ownership=agreement.ownership,
        intensity=intensity_title(agreement.kind, agreement.intensity) if agreement.intensity else "",
        starts_on=agreement.starts_on,
        ends_on=agreement.ends_on,
        notice_weeks=agreement.notice_weeks,
        public=agreement.public,
        parties=tuple(_party_line(one) for one in parties_to(agreement)),
        clauses=tuple(
            canonical.ClauseLine(now.clause.key, now.clause.heading, now.newest.text) for now in clauses_of(agreement)
        ),
        obligations=tuple(_obligation_line(one) for one in obligations_of(agreement)),
        reviews=_review_days(agreement),
        ambitions=ambitions,
        judgements=judgements,
    )


def text_of(agreement: Agreement) -> str:
    """The exact text that would be signed if the draft were proposed now."""
    return canonical.canonical_text(content_of(agreement))


def _party_line(one: AgreementParty) -> canonical.PartyLine:
    return canonical.PartyLine(
        one.party_id, one.party.name, one.role, one.signed_for_by, one.capacity, one.spokesperson
    )


def _obligation_line(one: Obligation) -> canonical.ObligationLine:
    return canonical.ObligationLine(
        one.pk, one.party_id, one.party.name, one.text, one.due, one.days_after_start, one.hours_per_week
    )


def _review_days(agreement: Agreement) -> tuple[date, ...]:
    planned = tuple(agreement.reviews.filter(held_on__isnull=True).values_list("due", flat=True).order_by("due"))
    if planned or agreement.starts_on is None:
        return planned
    return keeping.review_days(agreement.starts_on, agreement.ends_on)


def _matrix_lines(
    agreement: Agreement,
) -> tuple[tuple[canonical.AmbitionLine, ...], tuple[canonical.JudgementLine, ...]]:
    titles, ambitions = value_titles(), ambitions_of(agreement)
    numbers = {one.pk: number for number, one in enumerate(ambitions, 1)}
    wanted = tuple(
        canonical.AmbitionLine(one.party.name, one.kind, titles.get(one.value, one.value), one.text)
        for one in ambitions
    )
    judged = tuple(
        canonical.JudgementLine(
            numbers[pair.first.pk], numbers[pair.second.pk], note.party.name, note.judgement, note.note
        )
        for pair in matrix_of(agreement)
        for note in sorted(pair.notes, key=lambda one: one.party_id)
    )
    return wanted, judged
