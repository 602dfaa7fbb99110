"""What scans say to a conversation: only answers that were shared, of the last scan that has any."""

from dataclasses import dataclass

from django.utils.text import capfirst

from tussenruimte.conversations import frameworks
from tussenruimte.conversations.rules import ladder, readiness
from tussenruimte.frameworks.schema import Questionnaire
from tussenruimte.register.models import Initiative
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.rules import Voice, results
from tussenruimte.scans.subjects import concerning

UNREACHED = "niet-bereikte-groepen"


@dataclass(frozen=True)
class Partnership:
    """The shared marks of both sides: profiles, blind spots, and the barriers that mirror what is low."""

    questionnaire: Questionnaire
    voices: tuple[Voice, ...]
    scores: tuple[results.Score, ...]
    missing: results.Missing
    blind_spots: tuple[results.BlindSpot, ...]
    mirrors: tuple[readiness.Mirror, ...]
    number: str = ""


@dataclass(frozen=True)
class Ladder:
    """The rungs, and where promise and experience stand."""

    expectation: ladder.Expectation
    number: str = ""


@dataclass(frozen=True)
class Groups:
    """Groups that someone said are not reached yet: ids of the list, and words of their own."""

    ids: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    number: str = ""


def partnership_of(initiative: Initiative) -> Partnership:
    """What both sides shared of the last partnership scan."""
    asked = frameworks.partnership()
    responses = _shared(frameworks.PARTNERSHIP, initiative)
    voices = tuple(_voice(response) for response in responses)
    found = results.scores(asked, voices)
    lowest = readiness.lowest_marks(voice.answers for voice in voices)
    low = readiness.low_questions(asked.scales, lowest)
    return Partnership(
        questionnaire=asked,
        voices=voices,
        scores=found,
        missing=results.missing(asked, [voice.side for voice in voices]),
        blind_spots=results.blind_spots(found),
        mirrors=readiness.mirrored(low, frameworks.barriers()),
        number=_number_of(responses),
    )


def ladder_of(initiative: Initiative) -> Ladder:
    """What was promised beside what people experience, of the last ladder scan."""
    responses = _shared(frameworks.LADDER, initiative)
    said = [
        ladder.Said(response.side, _chosen(response, ladder.PROMISED), _chosen(response, ladder.EXPERIENCED))
        for response in responses
    ]
    rungs = [rung.id for rung in frameworks.rungs()]
    return Ladder(ladder.expectation(said, rungs), _number_of(responses))


def groups_named(initiative: Initiative) -> Groups:
    """The groups that the last democratic-lens scan named as not reached yet."""
    ids: list[str] = []
    own: list[str] = []
    responses = _shared(frameworks.LENS, initiative)
    for response in responses:
        chosen = response.answers.get(UNREACHED)
        ids += [id_ for id_ in (chosen if isinstance(chosen, list) else ()) if id_ != "anders"]
        words = str(response.answers.get(f"{UNREACHED}--anders") or "").strip()
        own += [words] if words else []
    return Groups(tuple(dict.fromkeys(ids)), tuple(dict.fromkeys(own)), _number_of(responses))


def _shared(framework: str, initiative: Initiative) -> list[Response]:
    """What was shared of the newest scan in which anything was."""
    scans = Scan.objects.filter(concerning(initiative), framework=framework)
    shared = Response.objects.filter(scan__in=scans, sent_at__isnull=False, shared_on__isnull=False)
    found = list(shared.select_related("scan", "person").order_by("-scan__started_at", "-scan", "sent_at", "pk"))
    return [response for response in found if response.scan_id == found[0].scan_id]


def _voice(response: Response) -> Voice:
    return Voice(capfirst(response.get_side_display()), response.answers, response.side)


def _chosen(response: Response, question: str) -> str:
    value = response.answers.get(question)
    return str(value[0]) if isinstance(value, list) and value else ""


def _number_of(responses: list[Response]) -> str:
    return responses[0].scan.number if responses else ""
