"""The finder: what fits, in the order of its reasons, and what drops out; in a number of queries that does not grow.

The database decides what stands on a page; `rules.matching` then says why. Both hold the same rules, and a test lays
them side by side over the same cases.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Case, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, When

from tussenruimte.funding.models import Scheme, SchemePlace, SchemeRound, SchemeTrait
from tussenruimte.funding.queries.schemes import KIND, Axis, call_of, holds_in_one_of, in_order
from tussenruimte.funding.rules import matching
from tussenruimte.funding.rules.answers import Answers
from tussenruimte.funding.rules.matching import Judgement, Situation
from tussenruimte.funding.rules.money import highest_share
from tussenruimte.register.models import Place
from tussenruimte.search.queries import matching as matching_text
from tussenruimte.spaces import queries as spaces
from tussenruimte.spaces.models import Space

NOUGHT = Decimal(0)
# The need of the intake that a space meets.
SPACE_NEED, FIRST_SPACES = "ruimte", 3
CONSIDERED = (Scheme.State.OPEN, Scheme.State.PLANNED)


@dataclass(frozen=True)
class Found:
    """A scheme and what came of holding it against a situation."""

    scheme: Scheme
    call: matching.Call
    judgement: Judgement


def considered(answers: Answers) -> QuerySet[Scheme]:
    """Schemes that are open or to come and that someone wants to see; whether they fit is another question."""
    return wanted(Scheme.objects.filter(state__in=CONSIDERED), answers)


def wanted(schemes: QuerySet[Scheme], answers: Answers) -> QuerySet[Scheme]:
    """Those that someone wants to see in the list."""
    if answers.text:
        schemes = schemes.filter(pk__in=matching_text(KIND, answers.text))
    if answers.forms:
        schemes = schemes.filter(form__in=answers.forms)
    if answers.no_repaying:
        schemes = schemes.exclude(repayable=True)
    if answers.no_own_share:
        schemes = schemes.filter(Q(own_share__isnull=True) | Q(own_share=0))
    return schemes


def fitting(
    schemes: QuerySet[Scheme], situation: Situation, today: date, *, closes_within: int | None = None
) -> QuerySet[Scheme]:
    """Those that no hard filter drops, in the order of their reasons; no score is counted."""
    fits = schemes.filter(_fits(situation, today))
    if closes_within is not None:
        last = today + timedelta(days=closes_within)
        soon = SchemeRound.objects.filter(closes__gte=today, closes__lte=last)
        fits = fits.filter(continuous=False, pk__in=soon.values("scheme"))
    return fits.annotate(**_reasons(situation), closes_next=_closes_next(today)).order_by(
        *(f"-because_{name}" for name in _reasons(situation, named=True)),
        F("closes_next").asc(nulls_last=True),
        "title",
        "pk",
    )


def dropped(schemes: QuerySet[Scheme], situation: Situation, today: date) -> QuerySet[Scheme]:
    """Those that drop out, by name."""
    return schemes.exclude(pk__in=schemes.filter(_fits(situation, today)).values("pk")).order_by("title", "pk")


@dataclass(frozen=True)
class FreeSpaces:
    """Free spaces of the register of spaces in the municipality of a situation, the first few at hand."""

    municipality: str
    number: int
    first: tuple[Space, ...]


def free_spaces(situation: Situation) -> FreeSpaces | None:
    """Free spaces nearby, for who needs space or did not say what is needed; None when there are none."""
    if not situation.where or (situation.needs and SPACE_NEED not in situation.needs):
        return None
    around = Place.objects.defer("outline").get(pk=situation.where[-1])
    found = spaces.free_in(around).select_related("owner")
    number = found.count()
    return FreeSpaces(around.pk, number, tuple(found[:FIRST_SPACES])) if number else None


def found_on(keys: Iterable[int], situation: Situation, today: date) -> list[Found]:
    """The schemes with these keys, in this order, each with why it fits or drops out."""
    calls = [(scheme, call_of(scheme)) for scheme in in_order(keys)]
    return [Found(scheme, call, matching.judge(call, situation, today)) for scheme, call in calls]


def _fits(situation: Situation, today: date) -> Q:
    """Every hard filter of `rules.matching`, as the database asks it."""
    coming = SchemeRound.objects.filter(closes__gte=today).values("scheme")
    asked = Q(state__in=CONSIDERED) & (Q(left__isnull=True) | Q(left__gt=0))
    asked &= Q(continuous=True) | Q(pk__in=coming)
    asked &= holds_in_one_of(situation.where)
    for axis, item in ((Axis.LEGAL_FORM, situation.legal_form), (Axis.PHASE, situation.phase)):
        if item:
            named = SchemeTrait.objects.filter(axis=axis, scheme=OuterRef("pk"))
            asked &= Q(~Exists(named)) | Q(Exists(named.filter(item=item)))
    return asked & _pays(situation)


def _pays(situation: Situation) -> Q:
    amount, own = situation.amount, situation.own_money or NOUGHT
    if amount is None:
        return Q()
    enough = Q(minimum__isnull=True) | Q(minimum__lte=amount)
    if situation.whole:
        enough &= Q(maximum__isnull=True) | Q(maximum__gte=amount - own)
        enough &= Q(own_share__isnull=True) | Q(own_share__lte=highest_share(amount, own))
    return enough


def _reasons(situation: Situation, *, named: bool = False) -> dict[str, Any]:
    """For each reason that can hold here, in the order in which it counts, whether it holds."""
    asked: dict[str, tuple[str, Iterable[str]]] = {
        "need": (Axis.NEED, situation.needs),
        "theme": (Axis.THEME, situation.themes),
        "phase": (Axis.PHASE, [situation.phase] if situation.phase else []),
        "threshold": (Axis.THRESHOLD, situation.thresholds),
    }
    holding: dict[str, Any] = {
        name: Exists(SchemeTrait.objects.filter(axis=axis, item__in=list(items), scheme=OuterRef("pk")))
        for name, (axis, items) in asked.items()
        if items
    }
    if situation.where:
        near = SchemePlace.objects.filter(place__in=situation.where, scheme=OuterRef("pk"))
        holding["nearby"] = Exists(near)
    return holding if named else {f"because_{name}": value for name, value in holding.items()}


def _closes_next(today: date) -> Case:
    coming = SchemeRound.objects.filter(scheme=OuterRef("pk"), closes__gte=today).order_by("closes")
    first = Subquery(coming.values("closes")[:1])
    return Case(When(continuous=False, then=first), default=None, output_field=DateField())
