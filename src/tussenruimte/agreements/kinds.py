"""A kind of agreement as the rules and the signed text need it. Always in Dutch: there is one text for everyone."""

from django.utils import translation

from tussenruimte.agreements import frameworks
from tussenruimte.agreements.rules.completeness import ClauseFacts, KindFacts


def kind_facts(kind: str) -> KindFacts:
    """What a kind asks; KeyError when there is no such kind."""
    with translation.override("nl"):
        item = frameworks.kind(kind)
        clauses = tuple(
            ClauseFacts(clause.id, clause.title, clause.model_text, clause.required)
            for clause in frameworks.clauses_of(kind)
        )
        return KindFacts(
            item.id,
            item.title,
            frameworks.all_kinds().version,
            item.binding,
            clauses,
            frozenset(intensity.id for intensity in item.intensities),
        )


def intensity_title(kind: str, intensity: str) -> str:
    """The name of how far a pact goes, in Dutch; its id when the file no longer knows it."""
    with translation.override("nl"):
        titles = {item.id: item.title for item in frameworks.kind(kind).intensities}
    return titles.get(intensity, intensity)


def value_titles() -> dict[str, str]:
    """The eight values by id, in Dutch."""
    with translation.override("nl"):
        return {item.id: item.title for item in frameworks.values()}
