"""A lens is filled in too: the items at which someone sees an initiative, or a state for each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tussenruimte.frameworks.schema import Lens, LensItem, Option, Question, Questionnaire, Section
from tussenruimte.scans.rules.answers import DONT_KNOW, Answers

# The scan that looks through all lenses at once.
LENSES = "brillen"


@dataclass(frozen=True)
class Seen:
    """That an initiative is seen at an item of a lens; `state` only for thresholds."""

    lens: str
    item: str
    state: str = ""


def questionnaire_from_lens(lens: Lens) -> Questionnaire:
    """The lens as a questionnaire of one step."""
    return _questionnaire(lens.id, lens.title, lens.text, [lens])


def questionnaire_from_lenses(lenses: Sequence[Lens], *, title: str, text: str = "") -> Questionnaire:
    """Every lens as one step of one questionnaire."""
    return _questionnaire(LENSES, title, text, sorted(lenses, key=lambda lens: lens.order))


def _questionnaire(id_: str, title: str, text: str, lenses: Sequence[Lens]) -> Questionnaire:
    return Questionnaire(
        kind="questionnaire",
        id=id_,
        title=title,
        text=text,
        about="initiative",
        # It rises whenever the meaning of one of the lenses changes.
        version=sum(lens.version for lens in lenses),
        source=lenses[0].source,
        sections=tuple(Section(id=lens.id, title=lens.title, text=lens.text) for lens in lenses),
        items=tuple(question for lens in lenses for question in _questions(lens)),
    )


def _questions(lens: Lens) -> list[Question]:
    items = [item for item in lens.items if item.retired is None and not item.hidden]
    if lens.states:
        return [_question_of_state(lens, item) for item in items]
    options = tuple(Option(id=item.id, title=item.title, text=item.text) for item in items)
    return [
        Question(
            id=lens.id,
            title=lens.question or lens.title,
            type=lens.choose,
            section=lens.id,
            options=options,
            dont_know=True,
        )
    ]


def _question_of_state(lens: Lens, item: LensItem) -> Question:
    return Question(
        id=_state_question(lens.id, item.id),
        title=item.title,
        text=item.text,
        type="one",
        section=lens.id,
        options=tuple(Option(id=state.id, title=state.title) for state in lens.states),
        dont_know=True,
    )


def _state_question(lens: str, item: str) -> str:
    return f"{lens}-{item}"[:80].rstrip("-")


def seen_in(lenses: Iterable[Lens], answers: Answers) -> tuple[Seen, ...]:
    """What was said through each lens; "weet ik niet" says nothing."""
    found: list[Seen] = []
    for lens in lenses:
        if lens.states:
            pairs = [(item.id, answers.get(_state_question(lens.id, item.id))) for item in lens.items]
            found += [Seen(lens.id, item, str(state)) for item, chosen in pairs for state in _known(chosen)]
        else:
            found += [Seen(lens.id, item) for item in _known(answers.get(lens.id))]
    return tuple(found)


def _known(chosen: object) -> list[str]:
    return [id_ for id_ in chosen if id_ != DONT_KNOW] if isinstance(chosen, list) else []
