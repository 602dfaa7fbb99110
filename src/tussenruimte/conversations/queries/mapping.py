"""The map of who is involved, and the questions that units answered."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.text import capfirst

from tussenruimte.accounts.queries import Someone
from tussenruimte.conversations import permissions
from tussenruimte.conversations.models import Stakeholder, UnitAnswer, UnitQuestion
from tussenruimte.conversations.rules import mapping
from tussenruimte.register.models import Initiative

Ring = Stakeholder.Ring


@dataclass(frozen=True)
class Asked:
    """One question with what each unit answered, and whether two of them contradict each other."""

    question: UnitQuestion
    answers: list[UnitAnswer]

    @property
    def contradicts(self) -> bool:
        """Whether people were told different things."""
        given = [mapping.Given(answer.unit.name, answer.answer) for answer in self.answers]
        return mapping.contradicts(given)


@dataclass(frozen=True)
class Map:
    """Both rings, what is out of balance, and the questions; contacts only as far as the reader may see them."""

    inner: list[Stakeholder]
    outer: list[Stakeholder]
    imbalance: mapping.Imbalance
    asked: list[Asked] = field(default_factory=list)

    @property
    def contradictions(self) -> list[Asked]:
        """Questions to which people heard different answers."""
        return [one for one in self.asked if one.contradicts]


def map_of(initiative: Initiative, person: Someone) -> Map:
    """The map as this person may read it."""
    placed = list(Stakeholder.objects.filter(initiative=initiative).order_by("ring", "pk"))
    side = permissions.side_of(person, initiative)
    for one in placed:
        # Only in memory: the other side never reads whom to call.
        one.contact = one.contact if one.side == side else ""
        one.initiative = initiative
    parties = [mapping.Party(one.pk, one.name, one.ring, one.status or one.weight) for one in placed]
    return Map(
        inner=[one for one in placed if one.ring == Ring.INNER],
        outer=[one for one in placed if one.ring == Ring.OUTER],
        imbalance=mapping.imbalance(parties),
        asked=_asked(initiative),
    )


def judged(stakeholder: Stakeholder) -> str:
    """How its ring judges it, in words."""
    words = stakeholder.get_status_display() if stakeholder.status else stakeholder.get_weight_display()
    return capfirst(str(words))


def _asked(initiative: Initiative) -> list[Asked]:
    answers: dict[int, list[UnitAnswer]] = defaultdict(list)
    given = UnitAnswer.objects.filter(question__initiative=initiative).select_related("unit")
    for answer in given.order_by("on", "pk"):
        answers[answer.question_id].append(answer)
    questions = UnitQuestion.objects.filter(initiative=initiative).order_by("on", "pk")
    return [Asked(question, answers[question.pk]) for question in questions]
