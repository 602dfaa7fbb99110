"""Every file that we ship: it loads, keeps its ids, names only what exists, and says its source."""

import itertools
import json
from datetime import date

import pytest

from tussenruimte.frameworks import catalogue
from tussenruimte.frameworks.catalogue import DATA, PUBLISHED, TRANSLATIONS, languages, problems_in
from tussenruimte.frameworks.checking import every_part
from tussenruimte.frameworks.keeping import ids_of, publish, published, unpublished, vanished
from tussenruimte.frameworks.reading import read_file
from tussenruimte.frameworks.schema import Framework, Item, Questionnaire, Source

FILES = sorted(DATA.rglob("*.yaml"))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_a_file_is_named_after_its_framework(path):
    assert read_file(path).id == path.stem


def test_whatever_one_file_names_another_has():
    assert problems_in(catalogue()) == []


def test_every_source_cites_a_work_we_know():
    for framework in catalogue().frameworks.values():
        cited = [part for _, part in every_part(framework) if isinstance(part, Source)]
        assert cited
        assert all(catalogue().work(source.work) for source in cited)


def test_every_question_can_be_answered():
    for questionnaire in catalogue().of_kind(Questionnaire):
        for question in questionnaire.items:
            if question.type in ("one", "several", "classes"):
                assert len(catalogue().options_of(question)) > 1, question.id


def test_classes_of_numbers_touch_and_do_not_overlap():
    for questionnaire in catalogue().of_kind(Questionnaire):
        for question in (one for one in questionnaire.items if one.type == "classes"):
            bounds = [(option.lower, option.upper) for option in question.options]
            assert bounds[0][0] == 0, question.id
            assert bounds[-1][1] is None, question.id
            assert all(one[1] == after[0] for one, after in itertools.pairwise(bounds)), question.id


def test_no_published_id_ever_vanishes():
    assert vanished(catalogue().frameworks, PUBLISHED) == []


def test_every_id_is_published():
    new = unpublished(catalogue().frameworks, PUBLISHED)

    assert new == [], "doe `tussenruimte frameworks --publish` en neem published.json op in dezelfde wijziging"


@pytest.mark.parametrize("language", [language for language in languages() if language != "nl"])
def test_every_word_is_translated(language: str):
    assert catalogue(language).untranslated == {}


@pytest.mark.parametrize(
    "path", sorted(TRANSLATIONS.rglob("*.yaml")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_a_translation_is_named_after_what_it_translates(path):
    assert catalogue().has(path.stem)


def test_the_six_lenses_come_in_order():
    assert [lens.id for lens in catalogue().lenses()] == [
        "bloedgroepen",
        "werkvelden",
        "toegevoegde-waarde",
        "rol-in-transformatie",
        "drempels",
        "fasen",
        "verhouding-overheid",
    ]


def sample(**changes: object) -> Framework:
    """One of our frameworks, changed."""
    return catalogue().framework("fasen").model_copy(update=changes)


def test_publishing_adds_what_is_new_and_takes_nothing_away(tmp_path):
    path = tmp_path / "published.json"
    path.write_text('["oud/onderdeel"]')

    new = publish({"fasen": sample()}, path)

    assert "fasen/opstart" in new
    assert json.loads(path.read_text()) == sorted(["oud/onderdeel", *new])
    assert publish({"fasen": sample()}, path) == []


def test_a_vanished_id_is_named(tmp_path):
    path = tmp_path / "published.json"
    publish({"fasen": sample()}, path)
    fewer = tuple(item for item in sample().entries if item.id != "rijping")

    assert vanished({"fasen": sample(items=fewer)}, path) == ["fasen/rijping"]
    assert vanished({}, path) == sorted(published(path))


def test_a_retired_item_stays_and_is_no_longer_offered():
    items = tuple(
        item.model_copy(update={"retired": date(2027, 1, 1)}) if item.id == "rijping" else item
        for item in sample().entries
    )
    framework = sample(items=items)

    assert "fasen/rijping" in ids_of({"fasen": framework})
    assert "rijping" in [item.id for item in framework.entries]
    assert "rijping" not in [item.id for item in framework.shown]


def test_options_and_states_are_kept_too():
    ids = ids_of(catalogue().frameworks)

    assert {"intake/ondersteuning/vergunning", "drempels/states/bezig", "instrumenten/groups/geld"} <= ids


def test_nothing_is_published_before_the_first_time(tmp_path):
    assert published(tmp_path / "published.json") == set()


def test_every_item_of_every_framework_is_an_item():
    assert all(isinstance(item, Item) for one in catalogue().frameworks.values() for item in one.entries)
