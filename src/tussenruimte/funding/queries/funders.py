"""Initiatives that chose to be found by funders, as funders may see them; and the messages between them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.db.models import Q, QuerySet

from tussenruimte.accounts.models import Person
from tussenruimte.funding.models import Findability, FunderMessage, Scheme
from tussenruimte.funding.permissions import funders_of
from tussenruimte.funding.queries.facts import known_form
from tussenruimte.funding.queries.schemes import call_of, chain_from
from tussenruimte.funding.rules.matching import Judgement, Situation, judge
from tussenruimte.register.models import Exchangeable, Initiative, LensReading, Membership, Need
from tussenruimte.register.rules import MANDATES_THAT_SPEAK
from tussenruimte.scans.rules import support_for

THEMES = "werkvelden"
# A desk counts among so many of the newest; more says no more.
MOST_COUNTED = 500


@dataclass(frozen=True)
class FunderFilters:
    """What a funder asks of the list; empty asks nothing."""

    need: str = ""
    theme: str = ""
    phase: str = ""
    # The code of a municipality.
    place: str = ""
    most: Decimal | None = None


@dataclass(frozen=True)
class Candidate:
    """An initiative as a funder may see it. What it does not show is empty, here and in every reason."""

    findability: Findability
    needs: tuple[Need, ...]
    situation: Situation
    judgement: Judgement | None = None

    @property
    def initiative(self) -> Initiative:
        """Whose it is."""
        return self.findability.initiative


def findable(filters: FunderFilters | None = None) -> QuerySet[Findability]:
    """Initiatives that chose to be found and are listed, the newest first: never by amount or worth.

    A filter finds only what an initiative shows: what is hidden cannot be guessed by asking for it.
    """
    asked = filters or FunderFilters()
    found = Findability.objects.filter(active=True, initiative__state=Initiative.State.LISTED)
    if asked.need:
        needing = Need.objects.filter(kind=asked.need, state=Exchangeable.State.OPEN)
        found = found.filter(shows_needs=True, initiative__in=needing.values("party"))
    if asked.theme:
        seen = LensReading.objects.filter(lens=THEMES, item=asked.theme, withdrawn_on__isnull=True)
        found = found.filter(shows_themes=True, initiative__in=seen.values("initiative"))
    if asked.phase:
        found = found.filter(shows_phase=True, initiative__phase=asked.phase)
    if asked.place:
        inside = Q(initiative__municipality=asked.place) | Q(initiative__place=asked.place)
        found = found.filter(inside, shows_place=True)
    if asked.most is not None:
        found = found.filter(shows_amount=True, amount__lte=asked.most)
    return found.order_by("-chosen_on", "-pk")


def candidates(rows: Iterable[Findability], scheme: Scheme | None, today: date) -> list[Candidate]:
    """The rows as a funder may see them; with a scheme, each with why it fits or not. Four queries for any number."""
    found = list(rows)
    keys = [one.initiative_id for one in found]
    themes, needs = _themes_of(keys), _needs_of(keys)
    call = None if scheme is None else call_of(scheme)
    seen = []
    for one in found:
        shown = tuple(needs.get(one.initiative_id, ())) if one.shows_needs else ()
        situation = _shown(one, themes.get(one.initiative_id, frozenset()), shown)
        judged = None if call is None else judge(call, situation, today)
        seen.append(Candidate(one, shown, situation, judged))
    return seen


def numbers_that_fit(rows: Iterable[Findability], schemes: Iterable[Scheme], today: date) -> list[tuple[Scheme, int]]:
    """How many of the rows fit each scheme."""
    situations = [one.situation for one in candidates(rows, None, today)]
    calls = [(scheme, call_of(scheme)) for scheme in schemes]
    return [(scheme, sum(judge(call, one, today).fits for one in situations)) for scheme, call in calls]


def with_initiatives(rows: QuerySet[Findability]) -> QuerySet[Findability]:
    """The same with initiative and municipality at hand."""
    return rows.select_related("initiative__municipality").defer("initiative__municipality__outline")


def _shown(one: Findability, themes: frozenset[str], needs: tuple[Need, ...]) -> Situation:
    """What is known of an initiative and shown to funders; of its place only the municipality."""
    initiative = one.initiative
    situation = Situation(legal_form=known_form(initiative.legal_form))
    if one.shows_phase:
        situation = replace(situation, phase=initiative.phase)
    if one.shows_themes:
        situation = replace(situation, themes=themes)
    if one.shows_place:
        situation = replace(situation, where=chain_from(initiative.municipality))
    if one.shows_amount:
        situation = replace(situation, amount=one.amount)
    phase = initiative.phase if one.shows_phase else ""
    support = frozenset(support_for(need.kind, phase) for need in needs)
    return replace(situation, needs=support - {""})


def _themes_of(keys: list[int]) -> dict[int, frozenset[str]]:
    readings = LensReading.objects.filter(initiative__in=keys, lens=THEMES, withdrawn_on__isnull=True)
    found: dict[int, set[str]] = {}
    for key, item in readings.values_list("initiative", "item"):
        found.setdefault(key, set()).add(item)
    return {key: frozenset(items) for key, items in found.items()}


def _needs_of(keys: list[int]) -> dict[int, list[Need]]:
    found: dict[int, list[Need]] = {}
    for need in Need.objects.filter(party__in=keys, state=Exchangeable.State.OPEN).order_by("pk"):
        found.setdefault(need.party_id, []).append(need)
    return found


def waiting_messages(person: Person) -> QuerySet[FunderMessage]:
    """Questions of funders that wait for an answer of an initiative the person speaks for."""
    speaking = Membership.objects.filter(person=person, until__isnull=True, mandate__in=MANDATES_THAT_SPEAK)
    waiting = FunderMessage.objects.filter(state=FunderMessage.State.WAITING, initiative__in=speaking.values("party"))
    return waiting.select_related("initiative", "funder").order_by("sent_on", "pk")


def messages_of_funders(person: Person) -> QuerySet[FunderMessage]:
    """What was asked in the name of the organisations for which the person may ask, the newest first."""
    own = FunderMessage.objects.filter(funder__in=funders_of(person).values("pk"))
    return own.select_related("initiative", "funder").order_by("-sent_on", "-pk")
