"""The methods this room works with, in the language of now: kinds of agreements, their clauses, the eight values."""

from tussenruimte.frameworks.schema import AgreementKind, AgreementKinds, ClauseItem, Item, PlainList
from tussenruimte.register.frameworks import current_catalogue

KINDS, CONTENTS, VALUES = "soorten-overeenkomst", "inhoud-overeenkomst", "acht-waarden"
# The group of `acht-waarden` that holds the eight; the rest of the foundation follows them.
EIGHT = "waarde"


def all_kinds() -> AgreementKinds:
    """The framework itself: its notice, the words for where an agreement stands, and the kinds."""
    framework = current_catalogue().framework(KINDS)
    assert isinstance(framework, AgreementKinds)  # noqa: S101  the file is ours
    return framework


def kinds() -> tuple[AgreementKind, ...]:
    """The kinds to choose from, in order."""
    return tuple(item for item in all_kinds().shown if isinstance(item, AgreementKind))


def kind(id: str) -> AgreementKind:  # noqa: A002  the word of the files
    """One kind, hidden and retired ones too; KeyError when there is none."""
    item = current_catalogue().item(f"{KINDS}/{id}")
    assert isinstance(item, AgreementKind)  # noqa: S101
    return item


def clauses_of(id: str) -> tuple[ClauseItem, ...]:  # noqa: A002
    """The clauses of a kind, in order; KeyError when there is no such kind."""
    framework = current_catalogue().framework(kind(id).clauses)
    return tuple(item for item in framework.shown if isinstance(item, ClauseItem))


def contents() -> tuple[Item, ...]:
    """The subjects that a binding agreement has to cover (S-18)."""
    return current_catalogue().framework(CONTENTS).shown


def values() -> tuple[Item, ...]:
    """The eight values that can carry a cooperation (S-16)."""
    framework = current_catalogue().framework(VALUES)
    assert isinstance(framework, PlainList)  # noqa: S101
    return tuple(item for item in framework.items if item.group == EIGHT and item in framework.shown)
