"""Values and goals beside each other as a page shows them: who wants what, what each party thinks, what to discuss."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tussenruimte.accounts.queries import Someone
from tussenruimte.agreements import permissions, queries
from tussenruimte.agreements.models import Agreement, Ambition, Comparison
from tussenruimte.agreements.pages.words import told_value
from tussenruimte.agreements.rules.matrix import AGREE, CLASH, STRENGTHEN
from tussenruimte.register.models import Party

TONES = {AGREE: "ok", STRENGTHEN: "ok", CLASH: "danger"}


@dataclass(frozen=True)
class Wish:
    """A value, goal or ambition with its number in the table."""

    number: int
    ambition: Ambition
    what: str
    may_withdraw: bool


@dataclass(frozen=True)
class PairRow:
    """Two wishes beside each other: what each party says of them, and what that is together."""

    first: Ambition
    second: Ambition
    first_number: int
    second_number: int
    told: str
    said: list[tuple[str, str]]
    together: str
    tone: str
    is_talking_point: bool

    @property
    def words(self) -> dict[str, object]:
        """What a sentence about the pair is made of."""
        numbers = {"first": self.first_number, "second": self.second_number}
        return {**numbers, "together": self.together, "what": self.told}


@dataclass(frozen=True)
class Matrix:
    """The whole table."""

    ambitions: list[Wish]
    parties: list[Party]
    pairs: list[PairRow]

    @property
    def points(self) -> list[str]:
        """What to talk about: what parties see differently, or as a clash."""
        told = _("%(first)d en %(second)d: %(together)s (%(what)s).")
        return [told % row.words for row in self.pairs if row.is_talking_point]


def matrix(agreement: Agreement, person: Someone) -> Matrix:
    """What the parties want and how they see it, for a visitor who may take back their own."""
    open_to = permissions.speaks_for(person, agreement) if permissions.draft_is_open(agreement) else frozenset()
    wishes = [
        Wish(number, one, told_value(one), one.party_id in open_to)
        for number, one in enumerate(queries.ambitions_of(agreement), 1)
    ]
    numbers = {wish.ambition.pk: wish.number for wish in wishes}
    parties = [one.party for one in queries.parties_to(agreement)]
    pairs = [_row(pair, numbers, parties) for pair in queries.matrix_of(agreement)]
    return Matrix(wishes, parties, pairs)


def _short(ambition: Ambition) -> str:
    return (ambition.text or told_value(ambition)).rstrip(".")


def _row(pair: queries.Pair, numbers: dict[int, int], parties: list[Party]) -> PairRow:
    notes = {note.party_id: note for note in pair.notes}
    labels = dict(Comparison.Judgement.choices)
    said = [
        (str(notes[party.pk].get_judgement_display()), notes[party.pk].note) if party.pk in notes else ("", "")
        for party in parties
    ]
    seen = {
        "nobody": (_("nog niet bekeken"), "neutral"),
        "some": (_("nog niet iedereen"), "wait"),
        "differ": (_("partijen zien dit anders"), "warning"),
        "same": (str(labels.get(pair.cell.judgement, "")), TONES.get(pair.cell.judgement, "neutral")),
    }
    together, tone = seen[pair.cell.view]
    return PairRow(
        first=pair.first,
        second=pair.second,
        first_number=numbers[pair.first.pk],
        second_number=numbers[pair.second.pk],
        told=f"{_short(pair.first)} – {_short(pair.second)}",
        said=said,
        together=together,
        tone=tone,
        is_talking_point=pair.cell.is_talking_point,
    )
