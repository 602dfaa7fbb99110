"""The card: one page about a dossier, from what people wrote in it and what they let others read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import AnonymousUser
from django.utils.functional import cached_property

from tussenruimte.council.models import Alternative, MoneyAsked, ProposalCard
from tussenruimte.council.queries.reading import residents_of
from tussenruimte.council.rules import lens
from tussenruimte.council.rules.discretion import veiled
from tussenruimte.dossiers import clocks
from tussenruimte.dossiers import queries as dossiers
from tussenruimte.dossiers.models import Decision, Dossier
from tussenruimte.dossiers.wording import phase_title
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative
from tussenruimte.scans.queries import Outcome, outcome, scans_about
from tussenruimte.scans.queries.reading import responses_at_hand
from tussenruimte.value import permissions as value_permissions
from tussenruimte.value import queries as value
from tussenruimte.value.outcomes import Outcomes
from tussenruimte.value.rules.amounts import one_decimal

# Whoever reads a card reads of scans and value what a visitor reads: nothing that was not shown to everyone.
ANYONE = AnonymousUser()
MOST_EFFECTS = 5


@dataclass(frozen=True)
class LensSeen:
    """The last look through the democratic lens, as far as everyone may read it."""

    known: bool
    day: date | None = None
    rows: tuple[lens.Answered, ...] = ()

    @property
    def is_readable(self) -> bool:
        """Whether answers were shared with everyone."""
        return bool(self.rows)

    @property
    def attention(self) -> tuple[lens.Answered, ...]:
        """The points of attention."""
        return tuple(row for row in self.rows if row.asks_attention)


@dataclass(frozen=True)
class ValueShown:
    """What the initiative lets everyone read of its value; amounts only when it published those."""

    effects: tuple[str, ...]
    counterfactual: str
    version: int
    costs: Decimal | None = None
    benefits: Decimal | None = None
    public_purse: Decimal | None = None
    # Benefits for every euro of cost, with one decimal.
    ratio: Decimal | None = None
    base_year: int | None = None
    price_year: int | None = None
    # The part of all value that rests on weak evidence.
    weak_share: Decimal | None = None

    @property
    def has_euros(self) -> bool:
        """Whether there are amounts to show."""
        return self.costs is not None


@dataclass(frozen=True)
class Option:
    """Something else that could be done."""

    name: str
    in_favour: str
    against: str
    # Of an alternative that was written for the card; nought when the decision says it.
    pk: int = 0


class Card:
    """Everything a card says, in texts without names of people who take part, addresses or telephone numbers."""

    def __init__(self, dossier: Dossier, today: date) -> None:
        self.dossier, self.today = dossier, today
        names = residents_of([dossier])[dossier.pk]
        self.veil: Callable[[str], str] = lambda text: veiled(text, names)

    @cached_property
    def own(self) -> ProposalCard | None:
        """The words written for the card itself."""
        return ProposalCard.objects.filter(dossier=self.dossier).first()

    @cached_property
    def decision(self) -> Decision | None:
        """The last decision in the dossier."""
        return self.dossier.decisions.first()

    @property
    def title(self) -> str:
        """What it is about."""
        return self.veil(self.dossier.title)

    @property
    def aim(self) -> str:
        """What is to be reached."""
        return self._first(self.own.aim if self.own else "", self.dossier.goal)

    @property
    def reasons(self) -> str:
        """Why."""
        return self._first(self.own.reasons if self.own else "", self.decision.reason if self.decision else "")

    @property
    def asked(self) -> str:
        """What is asked of the council."""
        return self._first(self.own.asked if self.own else "", self.dossier.needed_support)

    @property
    def criteria(self) -> str:
        """What was looked at."""
        return self._first(self.own.criteria if self.own else "", self.decision.criteria if self.decision else "")

    @cached_property
    def options(self) -> tuple[Option, ...]:
        """What else could be done: as it was weighed for the card, else as the last decision says it."""
        rows = Alternative.objects.filter(dossier=self.dossier)
        if own := tuple(Option(self.veil(r.name), self.veil(r.in_favour), self.veil(r.against), r.pk) for r in rows):
            return own
        said = self.veil(self.decision.alternatives) if self.decision else ""
        return (Option(said, "", ""),) if said else ()

    @cached_property
    def money(self) -> tuple[MoneyAsked, ...]:
        """What it costs, line by line."""
        return tuple(MoneyAsked.objects.filter(dossier=self.dossier))

    @property
    def money_shown(self) -> tuple[tuple[MoneyAsked, str, str], ...]:
        """Each amount with what it is for and its budget."""
        return tuple((line, self.veil(line.what), self.veil(line.budget)) for line in self.money)

    def total(self, rhythm: str) -> Decimal:
        """The sum of what is asked once, or every year."""
        return sum((line.euros for line in self.money if line.rhythm == rhythm), Decimal(0))

    @cached_property
    def lens(self) -> LensSeen:
        """The democratic lens."""
        return lens_seen(self.dossier)

    @cached_property
    def value(self) -> ValueShown | None:
        """What it is worth; None when the initiative shows nothing of it."""
        return value_shown(self.dossier.initiative)

    @cached_property
    def parties(self) -> tuple[str, ...]:
        """Who takes part, by the name of the organisation or initiative."""
        return tuple(one.party.name for one in dossiers.taking_part(self.dossier))

    @property
    def place(self) -> str:
        """Where it is."""
        found = self.dossier.initiative.place or self.dossier.initiative.municipality
        return found.name if found else ""

    @property
    def phase(self) -> str:
        """In which phase of support it is."""
        return phase_title(self.dossier.phase)

    @cached_property
    def decision_due(self) -> date | None:
        """The last day of the clock that ends first."""
        book = clocks.rule_book()
        running = self.dossier.clocks.filter(decided__isnull=True).prefetch_related("suspensions")
        return min((day for clock in running if (day := clocks.due_day(clock, book))), default=None)

    @cached_property
    def decisions(self) -> tuple[tuple[Decision, str], ...]:
        """What was decided so far, the newest first, each with what it was about."""
        return tuple((one, self.veil(one.subject)) for one in self.dossier.decisions.all())

    def _first(self, *texts: str) -> str:
        return self.veil(next((text.strip() for text in texts if text.strip()), ""))


def lens_seen(dossier: Dossier) -> LensSeen:
    """The last look through the democratic lens at a dossier or its initiative, as far as everyone may read it."""
    looks = [
        look
        for subject in (dossier, dossier.initiative)
        if (look := scans_about(subject).filter(framework=lens.FRAMEWORK).first())
    ]
    if not looks:
        return LensSeen(known=False)
    scan = max(looks, key=lambda look: look.started_at)
    seen: Outcome = outcome(scan, ANYONE)
    questions = [(question.id, question.short or question.title) for question in seen.questionnaire.items]
    rows = lens.read(questions, [(voice.label, voice.answers) for voice in seen.voices])
    sent = [response.sent_at for response in responses_at_hand(scan) if response.sent_at]
    return LensSeen(known=True, day=max(sent).date() if sent else None, rows=rows)


def value_shown(initiative: Initiative) -> ValueShown | None:
    """What everyone may read of an initiative's value, with what belongs beside an amount (M-40)."""
    model = value.model_of(initiative, ANYONE)
    if model is None:
        return None
    effects = tuple(line.name for line in model.effect_lines.all())[:MOST_EFFECTS]
    if not value_permissions.may_see_euros(ANYONE, model):
        return ValueShown(effects, model.counterfactual, model.revision)
    counted = Outcomes(model, current_catalogue())
    return ValueShown(
        effects,
        model.counterfactual,
        model.revision,
        costs=counted.mkba.pv_costs,
        benefits=counted.mkba.pv_benefits,
        public_purse=counted.mkba.public_purse,
        ratio=one_decimal(counted.mkba.ratio),
        base_year=model.base_year,
        price_year=model.price_year,
        weak_share=counted.weak_share,
    )
