"""Rule sets and ordinances as readable pages: values by day with who says so, and what is not known said plainly."""

from django.test import Client

from tussenruimte.dossiers.routes import ROUTES
from tussenruimte.frameworks import catalogue
from tussenruimte.frameworks.rule_sets import OrdinanceItem, Ordinances, RuleSet
from tussenruimte.web import rule_pages

CATALOGUE = catalogue()


def rules(name: str) -> RuleSet:
    found = CATALOGUE.framework(name)
    assert isinstance(found, RuleSet)
    return found


def test_a_line_says_what_holds_when_and_who_says_so_and_the_unknown_stays_unknown() -> None:
    groups = {group.title: group for group in rule_pages.line_groups(CATALOGUE, rules("beslistermijnen"))}
    line = next(
        line for line in groups["Dwangsom bij een te laat besluit"].lines if line.item.id == "dwangsom-dag-1-14"
    )

    known, unknown = line.values
    assert (known.period, known.said, known.evidence) == (
        "Van 1 januari 2019 tot en met 31 december 2025",
        "€\xa023",
        "external",
    )
    assert known.source
    assert known.source.title == "Algemene wet bestuursrecht"
    assert (unknown.period, unknown.said, unknown.evidence) == ("Vanaf 1 januari 2026", "", "unknown")


def test_every_line_in_use_stands_in_one_group() -> None:
    for found in CATALOGUE.of_kind(RuleSet):
        shown = [line.item.id for group in rule_pages.line_groups(CATALOGUE, found) for line in group.lines]
        assert sorted(shown) == sorted(item.id for item in found.shown)


def test_a_question_says_where_each_answer_leads() -> None:
    first = rule_pages.questions(CATALOGUE, rules("subsidie-of-opdracht"))[0]

    assert [(answer.title, answer.is_outcome) for answer in first.answers] == [
        ("Ja", False),
        ("Nee", False),
        ("Weet ik niet", True),
    ]
    assert first.answers[0].leads_to == "Krijgt de uitvoerder geld of iets anders in ruil?"


def test_what_is_filled_in_has_its_choices_and_no_way_onwards() -> None:
    asked = {question.item.id: question for question in rule_pages.questions(CATALOGUE, rules("aanbesteden"))}

    assert [answer.title for answer in asked["soort"].answers][:2] == [
        "Een dienst",
        "Een sociale of andere specifieke dienst",
    ]
    assert asked["dag"].answers == ()


def test_ordinances_stand_by_municipality_the_newest_on_top() -> None:
    ordinances = CATALOGUE.framework("verordeningen-uitdaagrecht")
    assert isinstance(ordinances, Ordinances)
    old = next(item for item in ordinances.items if item.id == "opsterland-2021")
    new = OrdinanceItem.model_validate(old.model_dump() | {"id": "opsterland-2027", "since": "2027-01-01"})
    both = ordinances.model_copy(update={"items": (*ordinances.items, new)})

    found = rule_pages.municipalities(CATALOGUE, both)

    assert [(one.name, [record[0].id for record in one.records]) for one in found] == [
        ("Geertruidenberg", ["geertruidenberg-sociaal-domein"]),
        ("Opsterland", ["opsterland-2027", "opsterland-2021"]),
    ]


def test_the_page_of_a_rule_set_leads_to_the_route_that_uses_it(client: Client) -> None:
    for route in ROUTES.values():
        page = client.get(f"/kaders/{route.rule_set}/").content.decode()
        assert f'href="/routes/{route.rule_set}/"' in page
        assert "geen juridisch advies" in page
    assert rule_pages.route_of("drempels") == ""


def test_the_page_says_unknown_and_every_reason_and_outcome(client: Client) -> None:
    page = client.get("/kaders/beslistermijnen/").content.decode()

    assert "onbekend" in page
    assert 'id="awb-4-13"' in page
    assert "De klok staat stil" in page
    assert "Alle redenen die de route kan geven" in page
    assert "Versie 1." in page


def test_the_page_of_ordinances_says_what_each_municipality_asks(client: Client) -> None:
    page = client.get("/kaders/verordeningen-uitdaagrecht/").content.decode()

    assert "18 weken voor de start" in page
    assert 'id="opsterland-2021"' in page
    assert "/kaders/uitdaagrecht/#niet-duurder" in page
