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


def about_initiatives() -> tuple[Questionnaire, ...]:
    """What people can fill in about an initiative, the lenses last."""
    known = current_catalogue()
    told = [found for found in known.of_kind(Questionnaire) if found.about == "initiative"]
    return (*told, questionnaire(rules.LENSES, known))
