"""What is known about a subject, for advice: from what scans shared, and of an initiative also from the register."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from tussenruimte.frameworks.schema import Questionnaire
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative, LensReading, Need, Side
from tussenruimte.scans import rules
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.questionnaires import questionnaire
from tussenruimte.scans.rules import FactValue
from tussenruimte.scans.subjects import Subject, concerning

# Whose word counts when sides give another mark: the initiative speaks first about itself.
ORDER = (
    Side.INITIATIVE,
    Side.PARTNER,
    Side.BROKER,
    Side.MUNICIPALITY,
    Side.RESIDENT,
    Side.EDITORS,
    Side.SOURCE,
)
# How facts name who says what (advice.facts).
SAID_BY = {
    Side.INITIATIVE: "initiatief",
    Side.PARTNER: "partner",
    Side.BROKER: "makelaar",
    Side.MUNICIPALITY: "gemeente",
    Side.RESIDENT: "bewoner",
    Side.EDITORS: "redactie",
    Side.SOURCE: "bron",
}
SUPPORT, PHASE, LEGAL_FORM = "ondersteuning", "fasen", "rechtsvorm"


@dataclass(frozen=True)
class FactOrigin:
    """A fact, who said it from which side, and when. `number` is the scan it comes from, empty for the register."""

    name: str
    value: FactValue
    side: str
    said_on: date | None
    number: str = ""


def facts_about(subject: Subject) -> dict[str, FactValue]:
    """Everything known that the frameworks of now know too, ready for advice.

    Lists are taken together; of two marks the initiative's own counts, except where both sides were asked about each
    other: then each side's mark stands.
    """
    return rules.known_facts(merged(fact_origins(subject)), current_catalogue().facts)


def fact_origins(subject: Subject) -> list[FactOrigin]:
    """Every fact with its origin: the latest shared answers of each side; of an initiative also lenses and register."""
    if not isinstance(subject, Initiative):
        return _from_answers(subject, frozenset())
    needs = list(Need.objects.filter(party_id=subject.pk).values_list("kind", "state"))
    told = _from_answers(subject, _closed(needs))
    return [*_from_readings(subject), *told, *_from_register(subject, needs, told)]


def merged(origins: Iterable[FactOrigin]) -> dict[str, FactValue]:
    """One value for each fact."""
    facts: dict[str, FactValue] = {}
    for origin in sorted(origins, key=_rank):
        before, value = facts.get(origin.name), origin.value
        if isinstance(before, list) and isinstance(value, list):
            facts[origin.name] = list(dict.fromkeys([*before, *value]))
        elif isinstance(before, dict) and isinstance(value, dict):
            facts[origin.name] = rules.both(before, value)
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


def _from_answers(subject: Subject, closed: frozenset[str]) -> list[FactOrigin]:
    """What was shared in the latest scan of each questionnaire that enough people filled in.

    What became a lens reading counts as that alone.
    """
    about = Scan.objects.filter(concerning(subject))
    shared = Response.objects.filter(scan__in=about, sent_at__isnull=False).exclude(shared_with="")
    by_scan: dict[int, list[Response]] = defaultdict(list)
    for response in shared.select_related("scan").order_by("sent_at", "pk"):
        by_scan[response.scan_id].append(response)
    latest: dict[tuple[str, str], list[Response]] = {}
    for responses in by_scan.values():
        for who, said in _by_speaker(responses, subject).items():
            latest[responses[0].scan.framework, who] = said
    return [origin for responses in latest.values() for origin in _of_responses(responses, subject, closed)]


def _by_speaker(responses: list[Response], subject: Subject) -> dict[str, list[Response]]:
    """The responses to one scan by who counts as one voice; none when too few answered to say something.

    About an initiative each side speaks for itself, and so it does where sides answer about each other. What several
    people think of a neighbourhood is one voice, with one middle mark.
    """
    found = current_catalogue().frameworks.get(responses[0].scan.framework)
    asked = found if isinstance(found, Questionnaire) else None
    if asked and rules.missing(asked, [response.side for response in responses]):
        return {}
    if not isinstance(subject, Initiative) and not (asked and asked.mirrored):
        return {"": responses}
    sides = dict.fromkeys(response.side for response in responses)
    return {side: [response for response in responses if response.side == side] for side in sides}


def _of_responses(responses: list[Response], subject: Subject, closed: frozenset[str]) -> list[FactOrigin]:
    """What one voice says in one scan: marks by their middle, lists taken together."""
    known, latest = current_catalogue(), responses[-1]
    became_readings = {lens.id for lens in known.lenses()}
    framework = latest.scan.framework
    # Answers to a questionnaire that a municipality took away stay readable, and mean nothing here.
    if framework in {rules.LENSES, *became_readings} or not known.has(framework):
        return []
    if isinstance(subject, Initiative) and subject.legal_form and latest.side == Side.INITIATIVE:
        became_readings.add(LEGAL_FORM)
    asked = questionnaire(framework, known)
    told = rules.of_one_side([rules.to_facts(asked, response.answers) for response in responses])
    if asked.mirrored:
        told = rules.said_by(SAID_BY[Side(latest.side)], told)
    day = localdate(latest.sent_at) if latest.sent_at else None
    return [
        FactOrigin(name, still_open, latest.side, day, latest.scan.number)
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
