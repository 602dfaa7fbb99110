"""Looking things up, in a language, with what links to what."""

import pytest

from tussenruimte.frameworks import Catalogue, FrameworkError, catalogue
from tussenruimte.frameworks.catalogue import languages, read_all
from tussenruimte.frameworks.checking import unknown_checks
from tussenruimte.frameworks.editors import json_schema
from tussenruimte.frameworks.facts import class_of, counted, third_of
from tussenruimte.frameworks.schema import Lens, PlainList, Questionnaire


def test_a_framework_an_item_and_a_title_are_found_by_id():
    assert catalogue().framework("drempels").title == "Drempels"
    assert catalogue().item("drempels/eerste-volgers").title == "Eerste volgers"
    assert catalogue().title("drempels") == "Drempels"
    assert catalogue().title("drempels/eerste-volgers") == "Eerste volgers"
    assert catalogue().has("drempels")
    assert catalogue().has("drempels/eerste-volgers")


@pytest.mark.parametrize("reference", ["weg", "drempels/weg"])
def test_what_is_not_there_is_a_key_error(reference: str):
    assert not catalogue().has(reference)
    with pytest.raises(KeyError):
        catalogue().title(reference)


def test_the_same_language_is_read_once():
    assert catalogue() is catalogue()
    assert catalogue("en") is not catalogue()


def test_every_language_knows_the_others():
    assert languages() == ("nl", "en")
    assert catalogue().siblings == (catalogue("en"),)
    assert catalogue("en").siblings == (catalogue(),)
    assert Catalogue({}).siblings == ()


def test_a_work_and_a_term_are_found():
    assert catalogue().work("seed-003").year
    term = catalogue().term("Drempel")
    assert term is not None
    assert catalogue().term(term.en) is term
    assert catalogue().term("qwerty") is None


def test_everything_knows_what_links_to_it():
    links = catalogue().links_to("drempels/eerste-volgers")

    assert {"fasen/ideevorming", "faseadvies/ideevorming"} <= set(links)
    assert len(links) == len(set(links))
    assert catalogue().links_to("weg") == ()


def test_a_link_from_a_framework_itself_names_the_framework():
    assert "drempels" in catalogue().links_to("fasen")


def test_a_link_from_an_option_names_its_question():
    assert "intake/ondersteuning" in catalogue().links_to("ruimte-en-rugdekking")


def test_frameworks_of_one_kind_come_in_order():
    assert "intake" in [one.id for one in catalogue().of_kind(Questionnaire)]
    assert [one.id for one in catalogue().of_kind(Lens)] == sorted(one.id for one in catalogue().lenses())


def test_options_come_from_the_question_or_from_a_lens():
    intake = catalogue().framework("intake")
    assert isinstance(intake, Questionnaire)
    by_id = {question.id: question for question in intake.items}

    assert [option.id for option in catalogue().options_of(by_id["fase"])] == [
        "ideevorming",
        "opstart",
        "rijping",
        "continuiteit",
        "gevestigd",
    ]
    assert catalogue().options_of(by_id["rechtsvorm"]) == by_id["rechtsvorm"].options
    assert catalogue().options_of(by_id["commitment"]) == ()


def test_facts_name_what_fits_may_accept():
    named = catalogue().facts_named

    assert named["fasen"] == ("ideevorming", "opstart", "rijping", "continuiteit", "gevestigd")
    assert named["drempels-genomen"] == named["drempels"]
    assert named["commitment"] == ("laag", "midden", "hoog")
    assert "anders" in named["werkvelden"]
    assert named["rechtsvorm"].count("anders") == 1


def test_numbers_find_their_class_and_their_third():
    facts = catalogue().facts

    assert class_of(facts["vrijwilligers"], 10) == "3-10"
    assert class_of(facts["vrijwilligers"], -1) is None
    assert class_of(facts["fasen"], 3) is None
    assert [third_of(facts["commitment"], number) for number in (1, 5, 10)] == ["laag", "midden", "hoog"]


def test_editors_get_a_schema_without_what_is_set_while_reading():
    schema = json_schema()

    assert {"Lens", "Questionnaire", "Overlay"} <= schema["$defs"].keys()
    assert not {"untranslated", "hidden"} & schema["$defs"]["LensItem"]["properties"].keys()


def test_every_broken_file_of_a_folder_is_named_at_once(tmp_path):
    (tmp_path / "a.yaml").write_text("kind: lens\n")
    good = "kind: list\nid: zelfde\ntitle: A\nsource: {work: seed-003}\n"
    (tmp_path / "b.yaml").write_text(good)
    (tmp_path / "c.yaml").write_text(good)

    with pytest.raises(FrameworkError) as refusal:
        read_all(tmp_path)

    assert [line.split(":")[0] for line in refusal.value.problems] == ["a.yaml"] * 4 + ["c.yaml"]


def test_numbers_are_counted_from_nought():
    dossier = catalogue().framework("dossierfeiten")
    assert isinstance(dossier, PlainList)

    assert counted(dossier)["formulieren"].lowest == 0


def test_a_check_that_is_not_there_is_named_with_what_it_may_be():
    problems = unknown_checks(catalogue().frameworks, ["too-many-form"])

    assert "valkuilen/overspoelen: `too-many-forms` is geen functie van advies. Bedoelt u `too-many-form`?" in problems
