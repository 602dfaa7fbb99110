"""What a questionnaire may say about who fills it in and how its answers are drawn."""

from typing import Any

import pytest
from pydantic import ValidationError

from tussenruimte.frameworks.schema import Axis, Questionnaire


def scale(id_: str, **fields: Any) -> dict[str, Any]:
    return {"id": id_, "title": id_, "type": "scale", "section": "s", "poles": {"low": "nee", "high": "ja"}, **fields}


def asked(*items: dict[str, Any], **fields: Any) -> Questionnaire:
    given = {"kind": "questionnaire", "id": "proef", "title": "Proef", "source": {"work": "seed-003"}}
    return Questionnaire(**given, sections=({"id": "s", "title": "S"},), items=items, **fields)


LADDER = {"id": "t", "title": "T", "type": "one", "section": "s", "options": ({"id": "a", "title": "A"},)}
BOTH = (scale("wij", party="initiative"), scale("zij", party="municipality"))


def test_a_questionnaire_says_what_it_can_be_about():
    assert asked(scale("a"), about="area").accepts == ("area",)
    assert asked(scale("a"), about="partnership", subjects=("initiative", "party")).accepts == ("initiative", "party")
    assert asked(scale("a"), about="anything").accepts == ()


def test_a_retired_question_is_drawn_no_more():
    found = asked(scale("a"), scale("b", retired="2027-01-01"), LADDER)

    assert [question.id for question in found.scales] == ["a"]


def test_what_can_be_drawn_is_taken():
    asked(scale("a"), scale("b"), drawing="radar", marks=tuple("abcdefghij"))
    asked(scale("a", axis="x"), scale("b", axis="x"), scale("c"), scale("d"), drawing="triangle", axes=(X,))
    asked(LADDER, drawing="ladder")
    asked(*BOTH, mirrored=True, gate=False)


X = Axis(id="x", title="X")


@pytest.mark.parametrize(
    ("items", "fields", "sentence"),
    [
        ((scale("a", axis="y"),), {}, "as 'y' staat niet bij axes"),
        ((LADDER | {"axis": "x"},), {"axes": (X,)}, "alleen een vraag met type scale"),
        ((scale("a"),), {"axes": (X,)}, "geen vraag staat op as 'x'"),
        ((LADDER,), {"drawing": "radar"}, "drawing 'radar' heeft schalen nodig"),
        ((scale("a"), scale("b", highest=5)), {"drawing": "bars"}, "met dezelfde lowest en highest"),
        ((scale("a"), scale("b")), {"drawing": "triangle"}, "precies drie assen"),
        ((scale("a"),), {"drawing": "ladder"}, "een vraag met type one"),
        ((scale("a"),), {"marks": ("laag", "hoog")}, "één woord nodig voor elk cijfer"),
        (BOTH[:1], {"mirrored": True}, "party initiative én party municipality"),
        ((scale("a"),), {"gate": True}, "houdt nooit iemand tegen"),
        ((scale("a"),), {"total": "sum"}, "Extra inputs"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_sentence(
    items: tuple[dict[str, Any], ...], fields: dict[str, Any], sentence: str
):
    with pytest.raises(ValidationError, match=sentence):
        asked(*items, **fields)
