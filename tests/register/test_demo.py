"""The demonstration: the 102 initiatives of the sources, honest, complete, and loaded twice without harm."""

import re
from datetime import date

import pytest
from django.conf import LazySettings

from tests.conftest import DAY
from tussenruimte.frameworks import catalogue
from tussenruimte.frameworks.schema import Lens
from tussenruimte.journal.models import Entry
from tussenruimte.register.demo import data, load
from tussenruimte.register.models import (
    Figure,
    Initiative,
    LensReading,
    Membership,
    Need,
    Organisation,
    Party,
    Side,
)
from tussenruimte.search.queries import matching

TOLD = data.initiatives()


@pytest.fixture
def loaded(db: None, settings: LazySettings) -> list[str]:
    """What loading said."""
    settings.DEMO = True
    said: list[str] = []
    load(DAY, said.append)
    return said


def test_all_102_of_the_sources_are_there_once():
    assert [one.id for one in TOLD] == [f"I-{number:03}" for number in range(1, 103)]


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.id)
def test_each_cites_works_we_know_and_uses_lenses_we_have(told):
    known = catalogue("nl")

    assert {source.work for source in told.sources} <= {item.id for item in known.framework("werken").entries}
    for lens, item, state in [*data.items_of(told.seen), *data.items_of(told.derived)]:
        framework = known.framework(lens)
        assert isinstance(framework, Lens)
        assert item in {entry.id for entry in framework.items}
        assert state in {"", *(each.id for each in framework.states)}


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.id)
def test_each_is_told_in_short_sentences_without_names_of_residents(told):
    sentences = re.split(r"(?<=[.!?]) ", f"{told.summary} {told.text} {told.note}".strip())

    assert max(len(sentence.split()) for sentence in sentences) <= 20
    assert not re.search(r"Patrick|Leendert|Bartels|Rip\b", told.model_dump_json())


def test_loading_makes_102_findable_initiatives_and_one_draft(loaded):
    listed = Initiative.objects.filter(state="listed")

    assert listed.count() == 102
    assert set(listed.values_list("origin", flat=True)) == {"source"}
    assert set(listed.values_list("listed_on", flat=True)) == {DAY}
    assert not listed.filter(source_kind="").exists()
    assert Initiative.objects.get(state="draft").name == "Voorbeeld: Buurttuin De Brink"
    assert [Initiative.objects.get(pk=pk).name for pk in matching("initiative", "stadslandbouw oogst")] == []
    assert {Initiative.objects.get(pk=pk).source_key for pk in matching("initiative", "energiecoöperaties")} >= {
        "I-006",
        "I-087",
        "I-097",
    }


def test_what_a_source_says_is_kept_beside_what_we_derive(loaded):
    team = Initiative.objects.get(source_key="I-044")

    assert team.municipality_id == "GM0363"
    assert team.shown_lat is not None
    assert list(team.readings.filter(side=Side.SOURCE).values_list("lens", "item")) == [("bloedgroepen", "gekanteld")]
    assert team.readings.filter(side=Side.EDITORS, lens="werkvelden").get().note.startswith("Afgeleid")
    threshold = LensReading.objects.get(initiative__source_key="I-041", lens="drempels")
    assert (threshold.item, threshold.state) == ("steun-van-instituties", "genomen")


def test_what_a_source_leaves_out_stays_empty(loaded):
    unnamed = Initiative.objects.get(source_key="I-055")

    assert (unnamed.municipality, unnamed.place_text, unnamed.website) == (None, "Overschie", "")
    assert unnamed.source_note == "De gemeente staat niet in de bron."
    assert not Need.objects.filter(party__initiative__state="listed").exists()


def test_figures_stay_as_the_source_gives_them(loaded):
    figure = Figure.objects.get(initiative__source_key="I-033", what="ingeschreven deelnemers")

    assert (figure.value, figure.unit, figure.as_of) == ("3400", "personen", "eind 2014")
    assert figure.source["work"] == "seed-003"
    assert Figure.objects.count() == sum(len(one.figures) for one in TOLD)


def test_the_hospice_grew_from_the_idea(loaded):
    assert Initiative.objects.get(source_key="I-043").mother_links.get().mother.source_key == "I-042"


def test_municipalities_have_a_desk_at_an_address_that_cannot_exist(loaded):
    desks = Organisation.objects.filter(kind=Party.Kind.MUNICIPALITY)

    assert set(desks.values_list("place_id", flat=True)) == {one.municipality for one in TOLD if one.municipality}
    assert all(desk.desk_email.endswith(".example") and desk.answer_within_days for desk in desks)


def test_personas_belong_somewhere(loaded):
    belongs = {m.person.name: (m.party.name, m.mandate) for m in Membership.objects.select_related("person", "party")}

    assert belongs == {
        "Ruben Hoekstra": ("Gemeente Amsterdam", "editor"),
        "Elif Demir": ("Voorbeeldfonds Samen Verder", "owner"),
        "Joke van Dalen": ("Voorbeeld: Buurttuin De Brink", "owner"),
    }


def test_loading_again_changes_nothing_and_keeps_what_people_changed(loaded):
    Initiative.objects.filter(source_key="I-001").update(summary="Zelf aangepast.")
    before = [model.objects.count() for model in (Initiative, Organisation, LensReading, Figure, Need, Entry)]

    load(date(2027, 1, 4), lambda line: None)

    assert [model.objects.count() for model in (Initiative, Organisation, LensReading, Figure, Need, Entry)] == before
    assert Initiative.objects.get(source_key="I-001").summary == "Zelf aangepast."


def test_without_the_demonstration_there_are_no_personas(db, settings):
    settings.DEMO = False

    load(DAY, lambda line: None)

    assert Initiative.objects.count() == 102
    assert not Membership.objects.exists()
