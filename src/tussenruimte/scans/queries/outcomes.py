"""The outcome of a scan for who asks: answers beside each other, marks per axis, and the same at other moments."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.text import capfirst
from django.utils.timezone import localdate

from tussenruimte.accounts.queries import Someone
from tussenruimte.frameworks.schema import Questionnaire
from tussenruimte.scans import rules
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.permissions import ANYONE_INVOLVED, Reader, reader, reader_about
from tussenruimte.scans.queries.reading import responses_at_hand, scans_about, sent_responses, visible_to, with_sent
from tussenruimte.scans.questionnaires import as_asked, shares_when_sent, told_to_all
from tussenruimte.scans.subjects import Subject, concerning, subject_of

# So many moments fit a page; older ones stay in their own scans.
MOMENTS = 8
COMPARABLE = 100


@dataclass(frozen=True)
class Comparison:
    """Answers to one scan beside each other."""

    questionnaire: Questionnaire
    voices: tuple[rules.Voice, ...]
    lines: tuple[rules.Line, ...]

    @property
    def talking_points(self) -> tuple[rules.Line, ...]:
        """What differs enough to talk about, the widest gap first."""
        return rules.talking_points(self.lines)


@dataclass(frozen=True)
class Outcome(Comparison):
    """What a scan says to one reader. Everything follows from the answers that this reader may read."""

    scan: Scan
    missing: rules.Missing
    # How many sent answers that they have not shared with this reader.
    unshared: int
    # Of how many only the judgements on the reader's own work are shown.
    judged_only: int
    involved: bool

    @property
    def is_ready(self) -> bool:
        """Whether enough people answered to say something about all of them."""
        return bool(self.voices) and not self.missing

    @property
    def scores(self) -> tuple[rules.Score, ...]:
        """Every axis with the mark of every voice; an intake and a lens are no marks to compare."""
        if shares_when_sent(self.scan.framework):
            return ()
        return rules.scores(self.questionnaire, self.voices)

    @property
    def has_spread(self) -> bool:
        """Whether on any axis enough marks were given to say how they lie apart."""
        return any(score.spread for score in self.scores)

    @property
    def blind_spots(self) -> tuple[rules.BlindSpot, ...]:
        """Where a side sees itself otherwise than another sees it."""
        return rules.blind_spots(self.scores) if self.questionnaire.mirrored else ()

    @property
    def weakest(self) -> tuple[rules.Score, ...]:
        """Where to begin, with what helps; nothing in a questionnaire that knows no help."""
        helps = any(question.helps or question.advises for question in self.questionnaire.items)
        helps = helps or any(axis.helps or axis.advises for axis in self.questionnaire.axes)
        return rules.weakest(self.scores) if helps and self.is_ready else ()

    @property
    def rungs(self) -> tuple[rules.Rung, ...]:
        """The ladder with who stands where."""
        return rules.rungs(self.questionnaire, self.voices)


def label_of(response: Response) -> str:
    """How a respondent is named: by side, and by name when one was given."""
    name = response.name or (response.person.name if response.person else "")
    side = capfirst(response.get_side_display())
    return f"{side}: {name}" if name else side


def outcome(scan: Scan, person: Someone, token: str = "") -> Outcome:
    """What a scan says to someone; `token` is the link of a response they sent."""
    return outcome_for(reader(person, scan, token), scan, list(sent_responses(scan)))


def outcome_for(who: Reader, scan: Scan, sent: Sequence[Response]) -> Outcome:
    """What these responses, all that were sent to the scan, say to a reader."""
    asked = as_asked(scan.framework, [response.answers for response in sent])
    heard = [(response, _heard(who, asked, response)) for response in sent]
    read = [response for response, answers in heard if answers is not None and who.reads(response)]
    voices = _voices(who, [(response, answers) for response, answers in heard if answers is not None])
    return Outcome(
        questionnaire=asked,
        voices=voices,
        lines=rules.side_by_side(asked, voices),
        scan=scan,
        missing=rules.missing(asked, [response.side for response in read]),
        unshared=sum(1 for _response, answers in heard if answers is None),
        judged_only=len(voices) - len(read),
        involved=who.involved,
    )


def _heard(who: Reader, asked: Questionnaire, response: Response) -> rules.Answers | None:
    """The answers of a response that the reader may read; None when there are none."""
    if not who.reads(response):
        judged = rules.only_judgements(asked, response.answers) if who.is_judged else {}
        return judged or None
    knows_them = who.involved or who.owns(response)
    return response.answers if knows_them else rules.without_own_words(asked, response.answers)


def _voices(who: Reader, heard: Sequence[tuple[Response, rules.Answers]]) -> tuple[rules.Voice, ...]:
    """Each with a label of its own; outsiders read sides, no names."""
    labels = [
        label_of(response) if who.involved else capfirst(response.get_side_display()) for response, _answers in heard
    ]
    times, seen = Counter(labels), Counter[str]()
    voices = []
    for label, (response, answers) in zip(labels, heard, strict=True):
        seen[label] += 1
        title = f"{label} ({seen[label]})" if times[label] > 1 else label
        voices.append(rules.Voice(title, answers, response.side))
    return tuple(voices)


# --- over time, and beside another ---------------------------------------------------------------------------------
@dataclass(frozen=True)
class Moment:
    """The same questionnaire about the same subject on a day."""

    scan: Scan
    day: date
    outcome: Outcome


def moments(scan: Scan, who: Reader) -> tuple[Moment, ...]:
    """When this was filled in about this subject, the oldest first; only with enough answers to say something."""
    subject = subject_of(scan)
    if subject is None or shares_when_sent(scan.framework):
        return ()
    elsewhere = reader_about(who.person, subject)
    found = []
    for other in scans_about(subject).filter(framework=scan.framework)[:MOMENTS]:
        sent = responses_at_hand(other)
        reads = who if other == scan else _taking_part(elsewhere, sent)
        found.append(Moment(other, _day_of(sent), outcome_for(reads, other, sent)))
    return tuple(moment for moment in reversed(found) if moment.outcome.is_ready)


def outcomes_of(subject: Subject, person: Someone, scans: Sequence[Scan]) -> list[Outcome]:
    """What scans about a subject, given with what was sent, say to someone; only those they take part in."""
    who = reader_about(person, subject)
    found = [(scan, responses_at_hand(scan)) for scan in scans]
    outcomes = [outcome_for(_taking_part(who, sent), scan, sent) for scan, sent in found]
    return [outcome for outcome in outcomes if outcome.involved]


def _taking_part(who: Reader, sent: Sequence[Response]) -> Reader:
    """The same reader before one scan: whoever answered it takes part."""
    pk = getattr(who.person, "pk", None)
    answered = pk is not None and any(pk in (response.person_id, response.helper_id) for response in sent)
    return replace(who, involved=who.involved or answered)


def _day_of(sent: Sequence[Response]) -> date:
    return localdate(max(response.sent_at for response in sent if response.sent_at))


def comparable(person: Someone) -> list[Scan]:
    """Scans with marks that someone may put beside each other, the newest first."""
    found = with_sent(visible_to(person)).exclude(subject_key="").exclude(framework__in=told_to_all())[:COMPARABLE]
    return [scan for scan in found if rules.points_of(as_asked(scan.framework, []))]


@dataclass(frozen=True)
class Repetition:
    """The same questionnaire about the same subject, by the same side, at two moments."""

    questionnaire: Questionnaire
    before: Response
    after: Response
    changes: tuple[rules.Change, ...]


def since_last_time(scan: Scan, who: Reader) -> Repetition | None:
    """What changed since the same side last filled this in about the same subject; None the first time."""
    subject = subject_of(scan)
    now = next((response for response in sent_responses(scan) if who.reads(response)), None)
    if now is None or subject is None:
        return None
    earlier = Response.objects.filter(
        scan__in=Scan.objects.filter(concerning(subject), framework=scan.framework).exclude(pk=scan.pk),
        side=now.side,
        sent_at__lt=now.sent_at,
    )
    then = reader_about(who.person, subject)
    latest = earlier.select_related("party").order_by("-sent_at", "-pk")[:MOMENTS]
    before = next((response for response in latest if then.reads(response)), None)
    if before is None:
        return None
    asked = as_asked(scan.framework, [before.answers, now.answers])
    return Repetition(asked, before, now, rules.changes_between(asked, before.answers, now.answers))


def shared_outcome(subject: Subject, framework: str) -> Outcome | None:
    """What was shared in the latest such scan about a subject, for a conversation; None when there is none."""
    scan = scans_about(subject).filter(framework=framework).first()
    if scan is None:
        return None
    sent = [response for response in responses_at_hand(scan) if response.shared_with]
    return outcome_for(ANYONE_INVOLVED, scan, sent) if sent else None
