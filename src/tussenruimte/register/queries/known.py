"""The words a row of a file may use for places, themes, phases and the like."""

from tussenruimte.frameworks.schema import Lens, Questionnaire
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.importing import Known
from tussenruimte.register.models import Initiative, Place
from tussenruimte.register.queries.duplicates import lookalikes_by_key


def known_words() -> Known:
    """Ids and titles of everything a row may refer to, in lower case, and what we have already."""
    return Known(
        places=_places(),
        themes=_items("werkvelden"),
        phases=_items("fasen"),
        legal_forms=dict(_pairs(legal_forms())),
        points=dict(_pairs(tuple((value, str(label)) for value, label in Initiative.PointShown.choices))),
        twins=lookalikes_by_key(),
    )


def legal_forms() -> tuple[tuple[str, str], ...]:
    """The legal forms the intake asks for: id and title."""
    intake = current_catalogue().frameworks.get("intake")
    if not isinstance(intake, Questionnaire):
        return ()
    asked = (question for question in intake.items if question.id == "rechtsvorm")
    return tuple((option.id, option.title) for question in asked for option in question.options)


def _places() -> dict[str, str]:
    """Municipalities by name, and every place by code."""
    words: dict[str, str] = {}
    for code, kind, name in Place.objects.values_list("code", "kind", "name"):
        words[code.casefold()] = code
        if kind == Place.Kind.MUNICIPALITY:
            words[name.casefold()] = code
    return words


def _items(lens: str) -> dict[str, str]:
    framework = current_catalogue().frameworks.get(lens)
    if not isinstance(framework, Lens):
        return {}
    return dict(_pairs(tuple((item.id, item.title) for item in framework.items if item.retired is None)))


def _pairs(choices: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [pair for value, title in choices for pair in ((value.casefold(), value), (title.casefold(), value))]
