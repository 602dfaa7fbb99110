"""What is known about an initiative, for advice: from scans, lens readings and the register, each with who said it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative, LensReading, Need, Side
from tussenruimte.scans import rules
from tussenruimte.scans.models import Response
from tussenruimte.scans.permissions import INITIATIVE
from tussenruimte.scans.questionnaires import questionnaire
from tussenruimte.scans.rules import FactValue

# Whose word counts when sides give another mark: the initiative speaks first about itself.
ORDER = (Side.INITIATIVE, Side.BROKER, Side.MUNICIPALITY, Side.RESIDENT, Side.EDITORS, Side.SOURCE)
SUPPORT, PHASE, LEGAL_FORM = "ondersteuning", "fasen", "rechtsvorm"


@dataclass(frozen=True)
class FactOrigin:
    """A fact, who said it from which side, and when. `number` is the scan it comes from, empty for the register."""

    name: str
    value: FactValue
    side: str
    said_on: date | None
    number: str = ""


def facts_about(initiative: Initiative) -> dict[str, FactValue]:
    """Everything known that the frameworks of now know too, ready for advice.

    Lists are taken together; of two marks the initiative's own counts.
    """
    return rules.known_facts(merged(fact_origins(initiative)), current_catalogue().facts)


def fact_origins(initiative: Initiative) -> list[FactOrigin]:
    """Every fact with its origin: current lens readings, the latest answers of each side, the register."""
    needs = list(Need.objects.filter(party_id=initiative.pk).values_list("kind", "state"))
    told = _from_answers(initiative, _closed(needs))
    return [*_from_readings(initiative), *told, *_from_register(initiative, needs, told)]


def merged(origins: Iterable[FactOrigin]) -> dict[str, FactValue]:
    """One value for each fact."""
    facts: dict[str, FactValue] = {}
    for origin in sorted(origins, key=_rank):
        before, value = facts.get(origin.name), origin.value
        if isinstance(before, list) and isinstance(value, list):
            facts[origin.name] = list(dict.fromkeys([*before, *value]))
        elif isinstance(before, dict) and isinstance(value, dict):
            facts[origin.name] = {**value, **before}
        elif before is None:
            facts[origin.name] = value
    return facts


def _rank(origin: FactOrigin) -> tuple[int, int]:
    side = ORDER.index(Side(origin.side))
    return side, -(origin.said_on.toordinal() if origin.said_on else 0)


def _from_readings(initiative: Initiative) -> list[FactOrigin]:
    """One fact for each lens and side; a lens with states gives the state of each item.

    Where the register keeps the phase, that is what the initiative says now.
    """
    standing = LensReading.objects.filter(initiative=initiative, withdrawn_on__isnull=True).order_by("said_on", "pk")
    said: dict[tuple[str, str], list[LensReading]] = defaultdict(list)
    for reading in standing:
        if reading.lens == PHASE and reading.side == Side.INITIATIVE and initiative.phase:
            continue
        said[reading.lens, reading.side].append(reading)
    return [
        FactOrigin(lens, _seen(readings), side, max(reading.said_on for reading in readings))
        for (lens, side), readings in said.items()
    ]


def _seen(readings: list[LensReading]) -> FactValue:
    if any(reading.state for reading in readings):
        return {reading.item: reading.state for reading in readings if reading.state}
    return list(dict.fromkeys(reading.item for reading in readings))


def _from_answers(initiative: Initiative, closed: frozenset[str]) -> list[FactOrigin]:
    """The latest answers of each side to each questionnaire. What became a lens reading counts as that alone."""
    sent = Response.objects.filter(
        scan__subject_kind=INITIATIVE, scan__subject_key=str(initiative.pk), sent_at__isnull=False
    )
    latest: dict[tuple[str, str], Response] = {}
    for response in sent.select_related("scan").order_by("sent_at", "pk"):
        latest[response.scan.framework, response.side] = response
    return [origin for response in latest.values() for origin in _of_response(response, initiative, closed)]


def _of_response(response: Response, initiative: Initiative, closed: frozenset[str]) -> list[FactOrigin]:
    known = current_catalogue()
    became_readings = {lens.id for lens in known.lenses()}
    framework = response.scan.framework
    # Answers to a questionnaire that a municipality took away stay readable, and mean nothing here.
    if framework in {rules.LENSES, *became_readings} or not known.has(framework):
        return []
    if initiative.legal_form and response.side == Side.INITIATIVE:
        became_readings.add(LEGAL_FORM)
    told = rules.to_facts(questionnaire(framework, known), response.answers)
    day = localdate(response.sent_at) if response.sent_at else None
    return [
        FactOrigin(name, still_open, response.side, day, response.scan.number)
        for name, value in told.items()
        if name not in became_readings and (still_open := _still_open(name, value, closed)) != []
    ]


def _closed(needs: list[tuple[str, str]]) -> frozenset[str]:
    """Kinds of which every need was met or withdrawn since."""
    return frozenset(kind for kind, _ in needs) - frozenset(kind for kind, state in needs if state == Need.State.OPEN)


def _still_open(name: str, value: FactValue, closed: frozenset[str]) -> FactValue:
    if name != SUPPORT or not isinstance(value, list):
        return value
    return [id_ for id_ in value if rules.KIND_OF_NEED.get(id_) not in closed]


def _from_register(initiative: Initiative, needs: list[tuple[str, str]], told: list[FactOrigin]) -> list[FactOrigin]:
    """What the register keeps itself; open needs only when nobody told about support in a scan."""
    side = Side.INITIATIVE if initiative.origin == Initiative.Origin.TOLD else Side.SOURCE
    kept = {PHASE: [initiative.phase], LEGAL_FORM: [initiative.legal_form]}
    if not any(origin.name == SUPPORT for origin in told):
        open_kinds = sorted({kind for kind, state in needs if state == Need.State.OPEN})
        kept[SUPPORT] = [rules.support_for(kind, initiative.phase) for kind in open_kinds]
    found = {name: [id_ for id_ in ids if id_] for name, ids in kept.items()}
    since = initiative.confirmed_on or initiative.listed_on
    return [FactOrigin(name, ids, side, since) for name, ids in found.items() if ids]
