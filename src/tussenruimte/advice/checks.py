"""What `fits` cannot say: named functions that a rule in an advice table refers to with `check`. Pure.

Each answers with the facts that make it so, as (fact, value) pairs; with nothing when it does not apply.
"""

from collections.abc import Callable, Mapping

from tussenruimte.advice.facts import Facts
from tussenruimte.frameworks.facts import HIGH, LOW

Matched = tuple[tuple[str, str], ...]
Check = Callable[[Facts], Matched]

# More forms than this is too many to ask of people who do it in their evenings (M-33, our choice).
MOST_FORMS = 3


def motivation_or_contacts_low(facts: Facts) -> Matched:
    """M-13: people need encouragement before room alone helps."""
    return (*facts.found("actie-animo", LOW), *facts.found("actie-contacten", LOW))


def able_but_hindered(facts: Facts) -> Matched:
    """M-13: motivation, contacts and means are all there, and rules or institutions stand in the way."""
    able = [facts.found(f"actie-{factor}", HIGH) for factor in ("animo", "contacten", "toerusting")]
    hindered = (
        *facts.found("ondersteuning", "beleid-of-regels", "vergunning"),
        *facts.found("actie-inbedding", LOW),
        *facts.found("actie-empathie", LOW),
    )
    return (*(pair for found in able for pair in found), *hindered) if all(able) and hindered else ()


def goals_coincide_and_both_act(facts: Facts) -> Matched:
    """M-13: society's goal and the municipality's goal coincide, and neither can do it alone."""
    goals = (*facts.found("maatsch-doel", HIGH), *facts.found("gem-doel", HIGH))
    both = (
        *facts.found("verhouding-overheid", "gezamenlijk"),
        *facts.found("gem-start", HIGH),
        *facts.found("gem-continu", HIGH),
    )
    return (*goals, *both) if len(goals) > 1 and both else ()


def volunteers_asked_too_much(facts: Facts) -> Matched:
    """Overvragen: the tasks take more hours than people said they have."""
    return _more(facts, "uren-gevraagd", "uren-beschikbaar")


def municipality_acts_more(facts: Facts) -> Matched:
    """Overnemen: the municipality does more than the people whose initiative it is."""
    return _more(facts, "acties-gemeente", "acties-initiatief")


def too_many_forms(facts: Facts) -> Matched:
    """Overspoelen: more forms than people can be asked to fill in."""
    asked = facts.counts.get("formulieren")
    return (("formulieren", as_text(asked)),) if asked is not None and asked > MOST_FORMS else ()


def answers_differ(facts: Facts) -> Matched:
    """People gave different answers where one is expected."""
    return tuple((name, value) for name in facts.differing for value in facts.values[name])


def as_text(number: float) -> str:
    """A number as people write it: 8 and not 8.0."""
    return str(int(number)) if number == int(number) else str(number)


def _more(facts: Facts, name: str, than: str) -> Matched:
    more, less = facts.counts.get(name), facts.counts.get(than)
    if more is None or less is None or more <= less:
        return ()
    return ((name, as_text(more)), (than, as_text(less)))


CHECKS: Mapping[str, Check] = {
    check.__name__.replace("_", "-"): check
    for check in (
        motivation_or_contacts_low,
        able_but_hindered,
        goals_coincide_and_both_act,
        volunteers_asked_too_much,
        municipality_acts_more,
        too_many_forms,
        answers_differ,
    )
}
