"""References in frameworks become titles and addresses."""

import pytest

from tussenruimte.frameworks import catalogue
from tussenruimte.frameworks.schema import Framework
from tussenruimte.web import methods

CATALOGUE = catalogue()


@pytest.mark.parametrize(
    ("reference", "address"),
    [
        ("drempels", "/brillen/drempels/"),
        ("drempels/professionalisering", "/brillen/drempels/#professionalisering"),
        ("instrumenten", "/instrumenten/"),
        ("wegwijzers/tussenruimte", "/wegwijzers/#tussenruimte"),
        ("werken/seed-003", "/bronnen/#seed-003"),
        ("begrippen", "/begrippen/"),
        ("acht-waarden", "/kaders/acht-waarden/"),
        ("intake/fase", "/kaders/intake/#fase"),
    ],
)
def test_a_reference_has_an_address(reference, address):
    assert methods.address(CATALOGUE, reference) == address


def test_links_stand_once_and_skip_what_a_municipality_hid():
    found = methods.links(CATALOGUE, ["drempels", "drempels", "bestaat-niet", "drempels/bestaat-niet"])

    assert [link.title for link in found] == ["Drempels"]


def test_every_framework_is_in_one_group():
    groups = methods.in_groups(CATALOGUE)

    shown = [member.id for group in groups for member in group.members if isinstance(member, Framework)]
    assert sorted(shown) == sorted(CATALOGUE.frameworks)


def test_every_link_of_every_item_leads_somewhere():
    for framework in CATALOGUE.frameworks.values():
        for entry in methods.entries(CATALOGUE, framework):
            assert len(entry.see) >= len(set(entry.item.see))


def test_a_work_knows_who_cites_it():
    citing = [link.title for link in methods.from_work(CATALOGUE, "seed-003")]

    assert "Drempels" in citing


def test_a_kind_of_agreement_says_whether_it_binds_and_leads_to_its_clauses():
    kinds = methods.entries(CATALOGUE, CATALOGUE.framework("soorten-overeenkomst"))

    intent = kinds[0]
    assert ("Bindt het voor de rechter?", "Nee, nooit") in intent.facts
    assert "/kaders/bepalingen-intentieovereenkomst/" in [link.url for link in intent.see]


def test_a_clause_shows_its_question_its_model_text_and_who_has_to_check_it():
    (clause,) = [
        entry
        for entry in methods.entries(CATALOGUE, CATALOGUE.framework("bepalingen-samenwerkingspact"))
        if entry.item.id == "garanties"
    ]

    facts = dict(clause.facts)
    assert facts["De vraag"] == "Waar kan elke partij van op aan?"
    assert "{waar bewoners voor instaan}" in facts["Modeltekst om mee te beginnen"]
    assert facts["Waar het vandaan komt"] == "Algemeen bekend. Een redacteur kijkt dit nog na."
    assert "/kaders/inhoud-overeenkomst/#garanties" in [link.url for link in clause.see]
