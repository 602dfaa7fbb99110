"""Facts as people write them become ids; what cannot be read gets one clear sentence."""

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tussenruimte.advice.facts import Facts, FactsError, read_facts
from tussenruimte.frameworks import Catalogue, catalogue
from tussenruimte.frameworks.facts import HIGH, LOW, MIDDLE

PHASES = "Kies uit: ideevorming, opstart, rijping, continuiteit, gevestigd."
THRESHOLDS = f"Kies uit: {', '.join(catalogue().facts['drempels'].items)}."
STRANGE = "dit feit kennen wij niet. Kijk bij `tussenruimte frameworks intake` welke vragen er zijn."
SHAPE = (
    "schrijf hier een antwoord, een lijst, of wie wat zegt "
    "(initiatief, gemeente, makelaar, bewoner, partner, bron, redactie)."
)


def read(**given: Any) -> Facts:
    """The facts, with `_` for the `-` of a name."""
    return read_facts({name.replace("_", "-"): value for name, value in given.items()}, catalogue())


def problems(given: Any) -> dict[str, str]:
    """What is wrong, by fact."""
    with pytest.raises(FactsError) as refusal:
        read_facts(given, catalogue())
    return dict(refusal.value.problems)


@pytest.mark.parametrize("word", ["opstart", "Opstart 0-2 jaar", "OPSTART", "Start-up 0-2 years"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_answer_may_be_an_id_or_a_title_in_any_language(word: str, language: str):
    facts = read_facts({"fase": word}, catalogue(language))

    assert facts.values == {"fasen": ["opstart"]}


@pytest.mark.parametrize("name", ["essentie", "werkvelden", "Werkvelden", "Waar gaat uw initiatief over?"])
def test_a_fact_may_be_named_as_the_lens_or_as_the_question(name: str):
    assert read_facts({name: "energie"}, catalogue()).values == {"werkvelden": ["energie"]}


def test_an_alias_is_an_answer_and_the_same_answer_counts_once():
    assert read(drempels=["d4", "professionalisering"]).values["drempels"] == ["professionalisering"]


@pytest.mark.parametrize("unknown", [None, "", "weet niet", "Weet-niet", "onbekend", "unknown", [], ["weet niet"]])
@pytest.mark.parametrize("name", ["fase", "commitment", "vrijwilligers", "ondersteuning", "drempels", "formulieren"])
def test_what_nobody_knows_is_no_fact(name: str, unknown: Any):
    if name == "formulieren" and unknown == ["weet niet"]:
        return
    facts = read(**{name: unknown})

    assert (facts.values, facts.counts) == ({}, {})


@pytest.mark.parametrize(
    ("number", "third"), [(1, LOW), (4, LOW), (5, MIDDLE), (6, MIDDLE), (7, HIGH), ("8", HIGH), (7.5, HIGH), (10, HIGH)]
)
def test_a_number_on_a_scale_is_low_middle_or_high(number: Any, third: str):
    facts = read(commitment=number)

    assert facts.values == {"commitment": [third]}
    assert facts.numbers == {("commitment", third): float(number)}


@pytest.mark.parametrize(
    ("number", "class_"), [(0, "0-2"), (2, "0-2"), (3, "3-10"), (100, "31-100"), (101, "100-plus"), (5000, "100-plus")]
)
def test_a_number_falls_in_its_class(number: int, class_: str):
    facts = read(vrijwilligers=number)

    assert facts.values == {"vrijwilligers": [class_]}
    assert facts.numbers == {("vrijwilligers", class_): number}


def test_a_class_may_be_named():
    assert read(vrijwilligers="100+").values == {"vrijwilligers": ["100-plus"]}


def test_a_threshold_without_a_state_is_one_people_are_busy_with():
    facts = read(drempels=["professionalisering"])

    assert facts.values == {"drempels": ["professionalisering"], "drempels-bezig": ["professionalisering"]}


def test_thresholds_have_states_and_only_open_ones_ask_for_support():
    facts = read(
        drempels={
            "d1": "genomen",
            "Professionalisering": "Daar zijn wij mee bezig",
            "d2": "nog-niet",
            "d5": "nvt",
            "d6": None,
        }
    )

    assert facts.values == {
        "drempels": ["professionalisering", "aandacht-en-erkenning"],
        "drempels-bezig": ["professionalisering"],
        "drempels-nog-niet": ["aandacht-en-erkenning"],
        "drempels-genomen": ["eerste-volgers"],
        "drempels-nvt": ["schaalvergroting"],
    }


def test_views_of_both_sides_are_kept_and_the_difference_is_noted():
    facts = read(fase={"initiatief": "opstart", "municipality": ["rijping"], "makelaar": None})

    assert facts.values == {"fasen": ["opstart", "rijping"]}
    assert facts.differing == ["fasen"]


def test_a_difference_is_noted_once_when_a_fact_comes_under_two_names():
    facts = read(fase=["opstart", "rijping"], fasen=["opstart", "gevestigd"])

    assert facts.values == {"fasen": ["opstart", "rijping", "gevestigd"]}
    assert facts.differing == ["fasen"]


def test_several_answers_are_no_difference_where_several_are_asked():
    assert read(ondersteuning=("ruimte", "kennis")).differing == []


def test_groups_and_flat_names_say_the_same():
    grouped = read(actie={"animo": 2}, dossier={"formulieren": "4"})
    flat = read(actie_animo=2, formulieren=4)

    assert grouped == flat
    assert flat.counts == {"formulieren": 4}


def test_free_text_is_no_fact():
    text = (
        catalogue()
        .frameworks["intake"]
        .model_copy(
            update={
                "items": (
                    catalogue()
                    .item("intake/fase")
                    .model_copy(update={"id": "verhaal", "type": "short-text", "fact": None, "options_from": None}),
                )
            }
        )
    )
    small = Catalogue({"intake": text})

    assert read_facts({"verhaal": "Wij willen een tuin"}, small).values == {}


def test_an_answer_of_ones_own_is_accepted_where_the_question_has_it():
    assert read(essentie="anders").values == {"werkvelden": ["anders"]}


@pytest.mark.parametrize(
    ("given", "name", "expected"),
    [
        ({"fasse": "opstart"}, "fasse", "dit feit kennen wij niet. Bedoelt u `fase`?"),
        ({"qqq": 1}, "qqq", f"{STRANGE}"),
        ({"fase": "opstrat"}, "fase", f"‘opstrat’ past hier niet. {PHASES} Bedoelt u `opstart`?"),
        ({"fase": True}, "fase", f"‘True’ past hier niet. {PHASES}"),
        ({"fase": 3}, "fase", f"‘3’ past hier niet. {PHASES}"),
        ({"fase": {"buurman": "opstart"}}, "fase", f"{SHAPE}"),
        ({"fase": [["a", "b"]]}, "fase", f"‘['a', 'b']’ past hier niet. {PHASES}"),
        (
            {"commitment": "veel"},
            "commitment",
            "‘veel’ past hier niet. Schrijf een cijfer van 1 tot en met 10, of `weet niet`.",
        ),
        ({"commitment": 11}, "commitment", "schrijf hier een cijfer van 1 tot en met 10."),
        ({"commitment": 0}, "commitment", "schrijf hier een cijfer van 1 tot en met 10."),
        ({"actie": {"animo": 6}}, "actie-animo", "schrijf hier een cijfer van 1 tot en met 5."),
        ({"actie": {"moed": 1}}, "actie-moed", "dit feit kennen wij niet. Bedoelt u `actie-animo`?"),
        (
            {"vrijwilligers": -1},
            "vrijwilligers",
            "‘-1’ past hier niet. Kies uit: 0-2, 3-10, 11-30, 31-100, 100-plus. Bedoelt u `3-10`?",
        ),
        ({"drempels": {"x": "bezig"}}, "drempels", f"‘x’ past hier niet. {THRESHOLDS}"),
        (
            {"drempels": {"d1": "klaar"}},
            "drempels",
            "‘klaar’ is geen stand van `eerste-volgers`. Kies uit: nog-niet, bezig, genomen, nvt.",
        ),
        ({"formulieren": -1}, "formulieren", "schrijf hier een getal van 0 of meer, niet ‘-1’."),
        ({"formulieren": "veel"}, "formulieren", "schrijf hier een getal van 0 of meer, niet ‘veel’."),
        ({"formulieren": math.nan}, "formulieren", "schrijf hier een getal van 0 of meer, niet ‘nan’."),
        ({"formulieren": True}, "formulieren", "schrijf hier een getal van 0 of meer, niet ‘True’."),
        ({"dossier": 3}, "dossier", f"{STRANGE}"),
        ({"fase": "x" * 90}, "fase", f"‘{'x' * 39}…’ past hier niet. {PHASES}"),
    ],
)
def test_a_wrong_fact_gets_one_sentence(given: Any, name: str, expected: str):
    assert problems(given) == {name: expected}


def test_everything_that_is_wrong_is_said_at_once():
    assert list(problems({"fasse": 1, "fase": "nee", "commitment": 99})) == ["fasse", "fase", "commitment"]


def test_the_message_has_a_line_per_problem():
    error = FactsError(("fase", "past niet."), ("x", "kennen wij niet."))

    assert str(error) == "fase: past niet.\nx: kennen wij niet."


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.dictionaries(
        st.sampled_from(["fase", "drempels", "commitment", "vrijwilligers", "formulieren", "actie"]), VALUES
    )
)
def test_whatever_is_given_is_read_or_refused_in_words(given: dict[str, Any]):
    try:
        facts = read_facts(given, catalogue())
    except FactsError as refusal:
        sentences = [sentence for _, sentence in refusal.problems]
    else:
        sentences = []
        assert all(values for values in facts.values.values())
    assert all(sentence.endswith((".", "?")) for sentence in sentences)
