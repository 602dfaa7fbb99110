"""Every composed page answers, in Dutch and in English, to anyone, with as many questions for three rows as for one."""

import pytest
from django.urls import reverse
from django.utils.translation import override

from tests import factories
from tussenruimte.frameworks import catalogue
from tussenruimte.frameworks.schema import Glossary, Lens, Works
from tussenruimte.register.models import Initiative

PLAIN = [
    "web:home",
    "web:lenses",
    "web:landscape",
    "web:frameworks",
    "web:instruments",
    "web:signposts",
    "web:sources",
    "web:glossary",
    "web:open-data",
    "web:about",
    "web:privacy",
    "web:accessibility",
]


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", PLAIN)
def test_a_page_answers_anyone_in_both_languages(client, garden, name, language):
    with override(language):
        address = reverse(name)

    page = read(client, address)

    assert f'<html lang="{language}"' in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize(
    ("here", "there"),
    [("/brillen/drempels/", "/en/brillen/drempels/"), ("/en/brillen/drempels/", "/brillen/drempels/")],
)
def test_a_page_leads_to_itself_in_the_other_language(client, db, here, there):
    assert f'href="{there}"' in read(client, here)


@pytest.mark.parametrize("id", [lens.id for lens in catalogue().of_kind(Lens)])
def test_every_lens_has_its_page_with_a_drawing_and_its_items(client, garden, id):
    page = read(client, reverse("web:lens", args=[id]))

    for item in catalogue().framework(id).entries:
        assert f'id="{item.id}"' in page
    assert "<svg" in page


def test_a_lens_leads_to_the_initiatives_seen_through_it(client, garden):
    page = read(client, reverse("web:lens", args=["drempels"]))

    assert reverse("web:initiative", args=[garden.slug]) in page
    assert "?drempels=professionalisering" in page


@pytest.mark.parametrize(
    "id", [one.id for one in catalogue().frameworks.values() if not isinstance(one, Lens | Glossary | Works)]
)
def test_every_framework_has_its_page(client, db, id):
    framework = catalogue().framework(id)

    page = read(client, reverse("web:framework", args=[id]))

    for item in framework.entries:
        assert f'id="{item.id}"' in page
    for gap in framework.gaps:
        assert gap.text.split("’")[0].split("'")[0][:30] in page


def test_a_lens_asked_for_as_a_framework_leads_to_its_own_page(client, db):
    answer = client.get(reverse("web:framework", args=["drempels"]))

    assert answer.url == reverse("web:lens", args=["drempels"])


@pytest.mark.parametrize("name", ["web:lens", "web:framework", "web:initiative"])
def test_what_is_not_there_is_not_found(client, db, name):
    assert client.get(reverse(name, args=["bestaat-niet"])).status_code == 404


def test_the_landscape_of_a_municipality_names_what_is_empty(client, garden):
    page = read(client, reverse("web:landscape-of", args=["gm0392"]))

    assert "Het landschap van Haarlem" in page
    assert "Nog leeg:" in page
    assert "gemeente=GM0392" in page


def test_choosing_a_municipality_leads_to_its_landscape(client, garden):
    answer = client.get(reverse("web:landscape"), {"gemeente": "GM0392"})

    assert answer.url == reverse("web:landscape-of", args=["gm0392"])


def test_a_municipality_that_does_not_exist_has_no_landscape(client, db):
    assert client.get(reverse("web:landscape-of", args=["gm9999"])).status_code == 404


def test_the_page_of_an_initiative_tells_it_whole(client, garden):
    page = read(client, reverse("web:initiative", args=[garden.slug]))

    for expected in ("Buurttuin De Hoek", "Haarlem", "Een schuur", "Professionalisering", "Advies, met redenen"):
        assert expected in page


def test_advice_on_the_page_comes_with_its_reasons_and_source(client, garden):
    page = read(client, reverse("web:initiative", args=[garden.slug]))

    advice = page[page.index("Advies, met redenen") :]
    assert "tr-reasons" in advice
    assert reverse("web:sources") in advice


def test_nothing_is_advised_when_nothing_is_known(client, db):
    factories.initiative("Onbekend", slug="onbekend")

    assert "Nog geen advies" in read(client, reverse("web:initiative", args=["onbekend"]))


@pytest.mark.parametrize("state", [Initiative.State.DRAFT, Initiative.State.HIDDEN])
def test_a_stranger_does_not_find_what_is_not_listed(client, stranger, state):
    factories.initiative("Nog geheim", slug="nog-geheim", state=state)

    assert client.get(reverse("web:initiative", args=["nog-geheim"])).status_code == 404
    client.force_login(stranger)
    assert client.get(reverse("web:initiative", args=["nog-geheim"])).status_code == 404


def test_an_owner_sees_their_own_draft(client, db):
    draft = factories.initiative("Eigen concept", slug="eigen-concept", state=Initiative.State.DRAFT, listed_on=None)
    client.force_login(factories.member(draft))

    assert "Nog niet zichtbaar" in read(client, reverse("web:initiative", args=["eigen-concept"]))


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("name", "arguments", "questions"),
    [
        ("web:home", [], 9),
        ("web:lenses", [], 2),
        ("web:lens", ["werkvelden"], 4),
        ("web:landscape", [], 4),
        ("web:landscape-of", ["gm0392"], 5),
    ],
)
def test_more_rows_ask_no_more_questions(
    client, garden, count, name, arguments, questions, django_assert_max_num_queries
):
    for number in range(count):
        one = factories.initiative(f"Initiatief {number}", municipality=garden.municipality, place=garden.place)
        factories.reading(one, "werkvelden", "energie")

    with django_assert_max_num_queries(questions):
        read(client, reverse(name, args=arguments))


def test_my_desk_asks_who_you_are(client, db):
    assert client.get(reverse("web:my-desk")).status_code == 302


def test_my_desk_says_so_when_nothing_waits(client, stranger):
    client.force_login(stranger)

    assert "Vertel het hier" in read(client, reverse("web:my-desk"))


def test_the_own_statement_of_an_organisation_stands_in_for_ours(client, settings):
    settings.ACCESSIBILITY_STATEMENT_URL = "https://gemeente.example/verklaring"

    assert client.get(reverse("web:accessibility")).url == "https://gemeente.example/verklaring"


@pytest.mark.parametrize("name", PLAIN)
def test_reading_needs_no_cookie(client, garden, name):
    assert "sessionid" not in client.get(reverse(name)).cookies
