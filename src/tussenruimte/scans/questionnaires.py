"""What can be filled in: every questionnaire of the frameworks, and all lenses together as one."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tussenruimte.frameworks import Catalogue
from tussenruimte.frameworks.schema import Lens, Questionnaire
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.scans import rules
from tussenruimte.scans.rules import Answers

# The one questionnaire that asks for an answer, and that can make an initiative.
INTAKE = "intake"


def questionnaire(framework: str, catalogue: Catalogue | None = None) -> Questionnaire:
    """The questionnaire with this id, its options filled in; KeyError when there is none.

    A lens has its own questionnaire of one step; `brillen` is the one that looks through all of them.
    """
    known = catalogue or current_catalogue()
    if framework == rules.LENSES:
        return rules.questionnaire_from_lenses(
            known.lenses(),
            title=_("Door zes brillen kijken"),
            text=_("Hoe ziet u dit initiatief? Elke bril laat iets anders zien. U mag stappen overslaan."),
        )
    found = known.framework(framework)
    if isinstance(found, Lens):
        return rules.questionnaire_from_lens(found)
    if not isinstance(found, Questionnaire):
        raise KeyError(framework)
    return rules.resolved(found, lambda source: known.framework(source).entries)


def as_asked(framework: str, answers: Sequence[Answers]) -> Questionnaire:
    """What these answers were given to; when it is gone, what the answers themselves still tell of it."""
    try:
        return questionnaire(framework)
    except KeyError:
        return rules.remembered(framework, answers)


def shares_when_sent(framework: str) -> bool:
    """Whether sending is sharing: an intake asks for an answer, and a look through a lens stands in the portrait."""
    return framework in told_to_all()


def told_to_all() -> tuple[str, ...]:
    """The ids of what is shared by sending it."""
    return (INTAKE, rules.LENSES, *(lens.id for lens in current_catalogue().lenses()))


def offered(about: str = "") -> tuple[Questionnaire, ...]:
    """What people can fill in about a kind of subject, or about any; for initiatives the lenses come last."""
    known = current_catalogue()
    found = [asked for asked in known.of_kind(Questionnaire) if (about in asked.accepts if about else asked.accepts)]
    return (*found, questionnaire(rules.LENSES, known)) if about in ("", "initiative") else tuple(found)


def minutes_for(asked: Questionnaire) -> int:
    """About how long it takes: half a minute for a choice, two minutes for own words."""
    questions = [question for section in rules.sections_of(asked) for question in rules.questions_of(asked, section.id)]
    writing = sum(1 for question in questions if question.type in ("text", "short-text") or question.note)
    return max(2, round(len(questions) / 2 + 1.5 * writing))
