"""A municipality's own folder: it adds, hides, reorders and rewords, and never changes what we published."""

from pathlib import Path

import pytest

from tests.frameworks.conftest import Write
from tussenruimte.frameworks import Catalogue, FrameworkError, catalogue
from tussenruimte.frameworks.catalogue import shipped

OWN = """\
kind: list
id: spelregels-dorp
title: Onze spelregels
source: {work: seed-003}
items:
  - {id: een, title: Regel één, see: [drempels]}
"""


def problems(folder: Path) -> tuple[str, ...]:
    """What is wrong in the folder."""
    with pytest.raises(FrameworkError) as refusal:
        catalogue("nl", str(folder))
    return refusal.value.problems


def loaded(folder: Path, language: str = "nl") -> Catalogue:
    """Our frameworks with the folder over them."""
    return catalogue(language, str(folder))


def test_an_own_file_is_added(folder: Path, write: Write):
    write("spelregels.yaml", OWN)

    assert loaded(folder).framework("spelregels-dorp").title == "Onze spelregels"
    assert "spelregels-dorp/een" in loaded(folder).links_to("drempels")
    assert not catalogue().has("spelregels-dorp")


def test_an_overlay_hides_orders_adds_and_rewords(folder: Path, write: Write):
    write(
        "werkvelden.yaml",
        "kind: overlay\nover: werkvelden\ntitle: Waar het over gaat\ntext: In ons dorp.\n"
        "hide: [jeugdzorg]\norder: [dorpshuis, energie]\n"
        "items:\n  - {id: dorpshuis, title: Dorpshuis, text: Ons eigen dorpshuis.}\n",
    )

    lens = loaded(folder).framework("werkvelden")

    assert (lens.title, lens.text) == ("Waar het over gaat", "In ons dorp.")
    assert [item.id for item in lens.shown][:3] == ["dorpshuis", "energie", "zorg-ouderen"]
    assert "jeugdzorg" not in [item.id for item in lens.shown]
    assert loaded(folder).item("werkvelden/jeugdzorg").hidden
    assert "dorpshuis" in loaded(folder).facts["werkvelden"].items


def test_an_overlay_may_only_hide(folder: Path, write: Write):
    write("fasen.yaml", "kind: overlay\nover: fasen\nhide: [gevestigd]\n")

    ours, theirs = catalogue().framework("fasen"), loaded(folder).framework("fasen")

    assert (theirs.title, theirs.text) == (ours.title, ours.text)
    assert [item.id for item in theirs.entries] == [item.id for item in ours.entries]


def test_our_own_stay_as_they_were(folder: Path, write: Write):
    before = catalogue().framework("fasen")
    write("fasen.yaml", "kind: overlay\nover: fasen\nhide: [gevestigd]\n")
    loaded(folder)

    assert shipped()[0]["fasen"] is before


def test_an_overlay_may_change_a_file_of_the_municipality_itself(folder: Path, write: Write):
    write("a-spelregels.yaml", OWN)
    write("b-spelregels.yaml", "kind: overlay\nover: spelregels-dorp\ntitle: Anders\n")

    assert loaded(folder).framework("spelregels-dorp").title == "Anders"


def test_own_words_in_another_language(folder: Path, write: Write):
    write("spelregels.yaml", OWN)
    write("translations/en/spelregels.yaml", "id: spelregels-dorp\nitems:\n  een: {title: Rule one}\n")

    english = loaded(folder, "en")

    assert english.framework("spelregels-dorp").untranslated
    assert english.item("spelregels-dorp/een").title == "Rule one"
    assert english.untranslated["spelregels-dorp"] == ("spelregels-dorp",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            OWN.replace("spelregels-dorp", "fasen"),
            (
                "eigen.yaml:2: id: `fasen` is een kader van ons; "
                "kies een eigen id, of schrijf `kind: overlay` met `over: fasen`"
            ),
        ),
        (
            "kind: overlay\nover: fases\n",
            "eigen.yaml:2: over: er is geen kader met id `fases`. Bedoelt u `fasen`?",
        ),
        (
            "kind: overlay\nover: fasen\nhide: [rijpin]\norder: [weg]\n",
            (
                "eigen.yaml:3: hide.1: `rijpin` staat niet in `fasen`. Bedoelt u `rijping`?\n"
                "eigen.yaml:4: order.1: `weg` staat niet in `fasen`."
            ),
        ),
        (
            "kind: overlay\nover: fasen\nitems:\n  - {id: rijping, title: Onze rijping}\n",
            "eigen.yaml:4: items.rijping.id: `rijping` bestaat al en blijft zoals het is; kies een eigen id",
        ),
        (
            "kind: overlay\nover: fasen\nitems:\n  - {id: a, title: A}\n  - {id: a, title: B}\n",
            (
                "eigen.yaml:4: items.a.id: `a` bestaat al en blijft zoals het is; kies een eigen id\n"
                "eigen.yaml:5: items.a.id: `a` bestaat al en blijft zoals het is; kies een eigen id"
            ),
        ),
        (
            "kind: overlay\nover: fasen\nitems:\n  - {id: a}\n",
            "eigen.yaml:4: items.a.title: `title` ontbreekt; voeg een regel `title: …` toe",
        ),
        (
            "kind: overlay\nover: fasen\nverberg: [rijping]\n",
            (
                "eigen.yaml:3: verberg: `verberg` ken ik hier niet; "
                "u kunt kiezen uit: hide, items, kind, order, over, text, title."
            ),
        ),
        (
            OWN.replace("seed-003", "seed-999"),
            "eigen.yaml:4: source.work: `seed-999` kennen wij niet als werk. Bedoelt u `seed-004`?",
        ),
        (
            OWN.replace("[drempels]", "[drempel]"),
            "eigen.yaml:6: items.een.see.1: `drempel` kennen wij niet als verwijzing. Bedoelt u `drempels`?",
        ),
        (
            OWN.replace("kind: list", "kind: funding").replace(
                "see: [drempels]", "fits: {fase: [opstart], fasen: [opstat]}"
            ),
            (
                "eigen.yaml:6: items.een.fits.fase: `fase` kennen wij niet als feit. Bedoelt u `fasen`?\n"
                "eigen.yaml:6: items.een.fits.fasen.1: `opstat` kennen wij niet als antwoord op `fasen`. "
                "Bedoelt u `opstart`?"
            ),
        ),
        (
            "kind: overlay\nover: instrumenten\nitems:\n  - {id: a, title: A, group: gled}\n",
            "eigen.yaml:4: items.a.group: `gled` kennen wij niet als groep. Bedoelt u `geld`?",
        ),
        (
            "kind: overlay\nover: werkvelden\nitems:\n  - {id: a, title: A, groups: [oudre]}\n",
            "eigen.yaml:4: items.a.groups: `oudre` kennen wij niet als groep. Bedoelt u `oudere`?",
        ),
        (
            "kind: overlay\nover: intake\nitems:\n  - {id: a, title: A, type: text, section: doell}\n",
            "eigen.yaml:4: items.a.section: `doell` kennen wij niet als deel. Bedoelt u `doel`?",
        ),
    ],
)
def test_what_a_municipality_cannot_do_is_said_with_file_and_line(text: str, expected: str, folder: Path, write: Write):
    write("eigen.yaml", text)

    assert "\n".join(problems(folder)) == expected


def test_a_problem_in_an_own_file_is_named_there_though_an_overlay_lies_over_it(folder: Path, write: Write):
    write("a.yaml", OWN.replace("[drempels]", "[drempel]"))
    write("b.yaml", "kind: overlay\nover: spelregels-dorp\ntitle: Anders\n")

    assert problems(folder) == (
        "a.yaml:6: items.een.see.1: `drempel` kennen wij niet als verwijzing. Bedoelt u `drempels`?",
    )


def test_the_same_id_in_two_own_files_is_refused(folder: Path, write: Write):
    write("a.yaml", OWN)
    write("b.yaml", OWN)

    assert problems(folder) == ("b.yaml:2: id: `spelregels-dorp` is al het id van een ander bestand; kies een ander",)


def test_problems_in_several_files_are_said_at_once(folder: Path, write: Write):
    write("a.yaml", "kind: overlay\nover: weg\n")
    write("map/b.yaml", "nee\n")

    assert [line.split(":")[0] for line in problems(folder)] == ["a.yaml", "map/b.yaml"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path):
    assert problems(tmp_path / "weg") == (
        f"{tmp_path / 'weg'}: deze map met eigen kaders is er niet; kijk of TUSSENRUIMTE_FRAMEWORKS klopt",
    )
