"""The methods this room talks about, in the language of now: conditions, values, rungs, groups, parts of a note."""

from tussenruimte.frameworks.schema import Criteria, Item, PlainList, Questionnaire
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.scans.questionnaires import questionnaire

PARTNERSHIP, LADDER, LENS = "partnerschap", "participatie-treden", "democratische-bril-scan"
VALUES, GROUPS, RUNGS = "acht-waarden", "te-bereiken-groepen", "treden-van-participatie"
NOTE, ROLES, OPENNESS = "beleidsnotitie", "rollen", "openheid-gemeente"
BARRIERS = ("barrieres-collectieven", "barrieres-ambtenaren")
# The group of `acht-waarden` that holds the eight; the rest of the foundation follows them.
EIGHT = "waarde"


def partnership() -> Questionnaire:
    """The scan in which both parties look at themselves and at each other."""
    return questionnaire(PARTNERSHIP)


def condition_ids() -> frozenset[str]:
    """The ids of the conditions that an action can work on."""
    return frozenset(question.id for question in partnership().scales)


def barriers() -> tuple[Criteria, ...]:
    """What both sides say stands in the way, each the inverse of a condition."""
    catalogue = current_catalogue()
    found = (catalogue.framework(id_) for id_ in BARRIERS)
    return tuple(one for one in found if isinstance(one, Criteria))


def values() -> tuple[Item, ...]:
    """The eight values, the shared goal and equality: the foundation of a conversation."""
    return current_catalogue().framework(VALUES).shown


def goal_and_equality() -> frozenset[str]:
    """The ids of what the foundation holds beside the eight values."""
    framework = current_catalogue().framework(VALUES)
    items = framework.items if isinstance(framework, PlainList) else ()
    return frozenset(item.id for item in items if item.group != EIGHT)


def groups() -> tuple[Item, ...]:
    """Groups that one may not reach yet."""
    return current_catalogue().framework(GROUPS).shown


def rungs() -> tuple[Item, ...]:
    """The rungs of participation, the lowest first."""
    return current_catalogue().framework(RUNGS).shown


def note_items() -> tuple[Item, ...]:
    """The three layers and the seven parts of a policy note."""
    return current_catalogue().framework(NOTE).shown


def roles() -> tuple[Item, ...]:
    """The four roles of government; they stack."""
    return current_catalogue().framework(ROLES).shown
