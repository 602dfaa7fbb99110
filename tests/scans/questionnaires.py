"""Small questionnaires and lenses to test with: one question of every type, so that each rule has an example."""

from typing import Any

from tussenruimte.frameworks.schema import Lens, LensItem, LensState, Option, Poles, Question, Questionnaire, Section
from tussenruimte.frameworks.schema import Source as Cited

SOURCE = Cited(work="seed-003")


def question(id_: str = "vraag", type_: str = "one", **fields: Any) -> Question:
    """A question; choices are rood and blauw, a scale runs from nee to ja."""
    given: dict[str, Any] = {"id": id_, "type": type_, "title": f"Wat is {id_}?", "section": "kern"}
    if type_ in ("one", "several", "classes"):
        given["options"] = (Option(id="rood", title="Rood"), Option(id="blauw", title="Blauw"))
    if type_ == "scale":
        given["poles"] = Poles(low="Nee", high="Ja")
        given["dont_know"] = True
    return Question(**given | fields)


def questionnaire(*items: Question, sections: tuple[str, ...] = ("kern",), **fields: Any) -> Questionnaire:
    """A questionnaire with these questions."""
    steps = tuple(Section(id=id_, title=id_.capitalize()) for id_ in sections)
    given = {"kind": "questionnaire", "id": "proef", "title": "Proef", "source": SOURCE, "sections": steps}
    return Questionnaire(**given | {"items": items} | fields)


EVERY_TYPE = questionnaire(
    question("kleur", "one", other=True),
    question("kleuren", "several", other=True, dont_know=True),
    question("klasse", "classes"),
    question("cijfer", "scale"),
    question("verhaal", "text", section="slot"),
    question("woord", "short-text", section="slot", required=True),
    sections=("kern", "slot", "leeg"),
)


def lens(id_: str = "kleurenbril", **fields: Any) -> Lens:
    """A lens with two items."""
    items = (LensItem(id="rood", title="Rood"), LensItem(id="blauw", title="Blauw"))
    return Lens(**{"kind": "lens", "id": id_, "title": id_.capitalize(), "source": SOURCE, "items": items} | fields)


THRESHOLDS = lens(
    "drempels", order=5, states=(LensState(id="bezig", title="Bezig"), LensState(id="genomen", title="Ja"))
)
