"""The pages: the happy path, the refusal, the form that is not right, and a number of queries that does not grow."""

import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories
from tussenruimte.accounts.models import Person
from tussenruimte.register import links, queries, urls
from tussenruimte.register.links import Confirmation, Invitation
from tussenruimte.register.models import (
    Descent,
    Initiative,
    LensReading,
    Need,
    Offer,
    Organisation,
    OwnershipClaim,
    Side,
)
from tussenruimte.register.rules import RESERVED_SLUGS

pytestmark = pytest.mark.django_db
LIST = "/initiatieven/"


@pytest.fixture
def demo(settings: Any, editor: Person, broker: Person, official: Person) -> None:
    """Personas of the demonstration need no second factor."""
    settings.DEMO = True
    for person in (editor, broker, official):
        person.is_persona = True
        person.save()


def edit_answers(initiative: Initiative, **changed: Any) -> dict[str, Any]:
    """The form of an initiative as it was opened, with what someone changed."""
    given = {"name": initiative.name, "summary": initiative.summary, "point_shown": "blurred", "place": "GM0392"}
    return given | {"revision": initiative.revision} | changed


def test_every_word_of_our_own_addresses_is_reserved() -> None:
    words = {str(pattern.pattern).split("/", maxsplit=1)[0] for pattern in urls.urlpatterns}

    assert {word for word in words if word and "<" not in word and "." not in word} == RESERVED_SLUGS


# --- the list --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("view", ["lijst", "kaarten"])
@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_number_of_questions(
    count: int, view: str, client: Client, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        initiative = factories.initiative(f"Tuin {number}")
        factories.reading(initiative, "werkvelden", "natuur")
        factories.need(initiative)
    queries.facet_counts()

    with django_assert_num_queries(5):
        response = client.get(LIST, {"weergave": view})

    assert response.content.decode().count('href="/initiatieven/initiatief-') == count


@pytest.mark.parametrize(
    "query",
    [
        {"q": "x" * 5_000},
        {"q": '"; drop table register_party; --'},
        {"q": "\u0000\u202e😀"},
        {"gemeente": "';--", "thema": "geen", "fase": "x", "nood": "y", "herkomst": "z"},
        {"pagina": "-1"},
        {"pagina": "nee", "sorteer": "duurste", "weergave": "hologram"},
        {"fasen": ["opstart", "rijping"], "bloedgroepen": "collectief"},
    ],
)
def test_nothing_in_the_address_makes_the_list_fail(query: dict[str, Any], client: Client, garden: Initiative) -> None:
    assert client.get(LIST, query).status_code == 200


def test_a_filter_can_be_taken_off_by_a_link(client: Client, garden: Initiative) -> None:
    factories.reading(garden, "werkvelden", "natuur")
    page = client.get(LIST, {"thema": ["natuur", "energie"], "gemeente": "GM0392", "pagina": "1"}).content.decode()

    assert 'href="?thema=energie&amp;gemeente=GM0392"' in page
    assert "1 initiatief gevonden" in page


def test_an_empty_list_says_what_to_do(client: Client) -> None:
    assert "Geen initiatief gevonden" in client.get(LIST, {"q": "onvindbaar"}).content.decode()


def test_the_second_page_keeps_the_filters(client: Client) -> None:
    for number in range(26):
        factories.initiative(f"Tuin {number:02}")

    first = client.get(LIST, {"sorteer": "naam"}).content.decode()
    second = client.get(LIST, {"sorteer": "naam", "pagina": "2"}).content.decode()

    assert "?sorteer=naam&amp;pagina=2" in first
    assert ("Tuin 25" in first, "Tuin 25" in second) == (False, True)


def test_only_editors_are_offered_the_import(client: Client, demo: None, editor: Person) -> None:
    before = client.get(LIST).content.decode()
    client.force_login(editor)

    assert (reverse("register:import") in before, reverse("register:import") in client.get(LIST).content.decode()) == (
        *(False, True),
    )


# --- changing --------------------------------------------------------------------------------------------------------
def test_editing(client: Client, garden: Initiative, owner: Person) -> None:
    client.force_login(owner)
    response = client.post(
        reverse("register:edit", args=["buurttuin"]),
        edit_answers(garden, name="Groene tuin", lat="52,3812", lon="4,6371", started_year="2019"),
    )

    garden.refresh_from_db()
    assert response.status_code == 302
    assert (garden.name, garden.lat, garden.started_year, garden.revision) == ("Groene tuin", 52.3812, 2019, 2)


@pytest.mark.parametrize(
    "changed",
    [{"name": ""}, {"lat": "52"}, {"started_year": "2020", "ended_year": "2019"}, {"website": "javascript:x"}],
)
def test_a_form_that_is_not_right_keeps_what_was_typed(
    changed: dict[str, str], client: Client, garden: Initiative, owner: Person
) -> None:
    client.force_login(owner)
    response = client.post(
        reverse("register:edit", args=["buurttuin"]), edit_answers(garden, summary="Mijn zin", **changed)
    )

    garden.refresh_from_db()
    assert (response.status_code, garden.revision) == (422, 1)
    assert "Mijn zin" in response.content.decode()


def test_two_people_editing_the_second_sees_what_changed_and_keeps_their_text(
    client: Client, garden: Initiative, owner: Person
) -> None:
    client.force_login(owner)
    address = reverse("register:edit", args=["buurttuin"])
    opened_by_both = edit_answers(garden)
    marks = client.get(address).context["form"].initial["opened"]
    opened_by_both |= {"opened": json.dumps(marks), "description": "", "contact_route": ""}
    client.post(address, opened_by_both | {"name": "Groene <tuin>", "contact_route": "loket"})

    second = client.post(address, opened_by_both | {"name": "Mijn tuin"})
    page = second.content.decode()
    again = second.context["form"]

    assert (second.status_code, Initiative.objects.get().name) == (422, "Groene <tuin>")
    assert "Wat er intussen veranderde" in page
    assert "Groene &lt;tuin&gt;" in page
    assert 'value="Mijn tuin"' in page
    # What the second did not touch is as the first left it.
    assert again["contact_route"].value() == "loket"

    third = client.post(address, {name: again[name].value() or "" for name in again.fields})

    garden.refresh_from_db()
    assert (third.status_code, garden.name, garden.contact_route) == (302, "Mijn tuin", "loket")


def test_hiding_and_showing(client: Client, garden: Initiative, owner: Person) -> None:
    client.force_login(owner)
    address = reverse("register:visibility", args=["buurttuin"])

    states = []
    for answers in ({"reason": ""}, {"reason": "Wij stoppen even."}, {}):
        client.get(address)
        client.post(address, answers)
        states.append(Initiative.objects.get().state)

    assert states == ["listed", "hidden", "listed"]


def test_a_hidden_initiative_is_not_there_for_others(client: Client, garden: Initiative, stranger: Person) -> None:
    Initiative.objects.update(state="hidden")
    client.force_login(stranger)

    assert {client.get(reverse(f"register:{page}", args=["buurttuin"])).status_code for page in OWN_PAGES} == {404}


OWN_PAGES = ("edit", "visibility", "confirm-here", "claim", "members", "invite", "kin", "readings", "exchange")


@pytest.mark.parametrize("page", OWN_PAGES)
def test_what_a_stranger_meets(page: str, client: Client, garden: Initiative, stranger: Person) -> None:
    address = reverse(f"register:{page}", args=["buurttuin"])
    public = page in ("readings", "exchange")

    anonymous = client.get(address).status_code
    client.force_login(stranger)

    assert anonymous == (200 if public else 302)
    assert client.get(address).status_code == (200 if public or page == "claim" else 403)


# --- is this still right? --------------------------------------------------------------------------------------------
def test_confirming_by_the_link_from_the_mail(client: Client, garden: Initiative, owner: Person) -> None:
    address = reverse("register:confirm", args=[links.write(Confirmation(garden.pk, owner.pk))])

    client.get(address)
    asked = Initiative.objects.get().confirmed_on
    answered = client.post(address)

    assert (asked, answered.status_code) == (None, 200)
    assert Initiative.objects.get().confirmed_on is not None


def test_a_link_of_someone_who_left_says_no_and_an_old_one_says_so(
    client: Client, garden: Initiative, stranger: Person
) -> None:
    left = reverse("register:confirm", args=[links.write(Confirmation(garden.pk, stranger.pk))])
    old = reverse("register:confirm", args=["eyJpbml0aWF0aXZlIjoxfQ:1uuuuu:xxxx"])

    assert (client.post(left).status_code, client.get(old).status_code) == (403, 410)
    assert "Er is niets verloren" in client.get(old).content.decode()


def test_confirming_from_my_desk(client: Client, garden: Initiative, owner: Person) -> None:
    client.force_login(owner)
    client.post(reverse("register:confirm-here", args=["buurttuin"]))

    assert Initiative.objects.get().confirmed_on is not None


# --- lenses ----------------------------------------------------------------------------------------------------------
def test_saying_how_you_see_it(client: Client, garden: Initiative, owner: Person, official: Person, demo: None) -> None:
    factories.reading(garden, "werkvelden", "energie", Side.MUNICIPALITY, person=official)
    client.force_login(owner)
    address = reverse("register:view-through", args=["buurttuin", "werkvelden"])

    response = client.post(address, {"side": "initiative", "items": ["natuur", "voedsel"], "note": "<b>Ja</b>"})
    page = client.get(response["Location"]).content.decode()

    standing = (
        LensReading.objects.filter(withdrawn_on__isnull=True).order_by("side", "item").values_list("side", "item")
    )
    assert list(standing) == [("initiative", "natuur"), ("initiative", "voedsel"), ("municipality", "energie")]
    assert "Hier verschilt de blik" in page
    assert "<b>Ja</b>" not in page


def test_thresholds_are_answered_one_by_one_and_a_phase_once(client: Client, garden: Initiative, owner: Person) -> None:
    client.force_login(owner)
    client.post(
        reverse("register:view-through", args=["buurttuin", "drempels"]),
        {"side": "initiative", "item-schaalvergroting": "bezig", "item-professionalisering": ""},
    )
    client.post(
        reverse("register:view-through", args=["buurttuin", "fasen"]), {"side": "initiative", "items": "opstart"}
    )
    client.post(reverse("register:view-through", args=["buurttuin", "fasen"]), {"side": "initiative", "items": ""})

    standing = LensReading.objects.filter(withdrawn_on__isnull=True).values_list("item", "state")
    assert list(standing) == [("schaalvergroting", "bezig")]


def test_speaking_for_another_side_is_no_choice(client: Client, garden: Initiative, owner: Person) -> None:
    client.force_login(owner)
    response = client.post(
        reverse("register:view-through", args=["buurttuin", "fasen"]), {"side": "municipality", "items": "opstart"}
    )

    assert (response.status_code, LensReading.objects.count()) == (422, 0)


def test_there_is_no_such_lens(client: Client, garden: Initiative, owner: Person) -> None:
    client.force_login(owner)

    assert client.get(reverse("register:view-through", args=["buurttuin", "roze"])).status_code == 404


def test_withdrawing_ones_own_view(client: Client, garden: Initiative, owner: Person, stranger: Person) -> None:
    reading = factories.reading(garden, "fasen", "opstart", person=owner)
    address = reverse("register:withdraw-reading", args=["buurttuin", reading.pk])

    client.force_login(stranger)
    refused = client.post(address).status_code
    client.force_login(owner)
    client.post(address)

    assert (refused, LensReading.objects.get().withdrawn_on is None) == (403, False)


# --- needs, claims, people, kin --------------------------------------------------------------------------------------
def test_asking_and_offering(client: Client, garden: Initiative, owner: Person) -> None:
    client.force_login(owner)
    answers = {"kind": "money", "title": "Voor hout", "quantity": "1250,50", "unit": "euro", "until_day": "31-12-2026"}
    for _ in range(2):
        client.post(reverse("register:post", args=["buurttuin", "vraag"]), answers)
    client.post(reverse("register:post", args=["buurttuin", "aanbod"]), {"kind": "people", "title": "Handen"})

    need, offer = Need.objects.get(), Offer.objects.get()
    assert (str(need.quantity), str(need.until_day)) == ("1250.50", "2026-12-31")

    for _ in range(2):
        client.post(reverse("register:close", args=["buurttuin", "vraag", need.pk]), {"met": "1"})
    client.post(reverse("register:close", args=["buurttuin", "aanbod", offer.pk]))

    assert (Need.objects.get().state, Offer.objects.get().state) == ("met", "withdrawn")


def test_a_period_that_ends_before_it_starts_is_said_above_the_form(
    client: Client, garden: Initiative, owner: Person
) -> None:
    client.force_login(owner)
    response = client.post(
        reverse("register:post", args=["buurttuin", "vraag"]),
        {"kind": "money", "title": "x", "from_day": "2-1-2027", "until_day": "1-1-2027"},
    )

    assert response.status_code == 422
    assert "De einddatum ligt voor de begindatum" in response.content.decode()


@pytest.mark.parametrize("name", ["post", "close"])
def test_there_is_only_asking_and_offering(name: str, client: Client, garden: Initiative, owner: Person) -> None:
    client.force_login(owner)
    arguments = ["buurttuin", "ruil", 1] if name == "close" else ["buurttuin", "ruil"]

    assert client.post(reverse(f"register:{name}", args=arguments)).status_code == 404


def test_claiming_and_answering(
    client: Client, garden: Initiative, stranger: Person, broker: Person, demo: None
) -> None:
    client.force_login(stranger)
    address = reverse("register:claim", args=["buurttuin"])
    statuses = [client.post(address, {"message": text}).status_code for text in ("", "Ik begon het.", "Nog eens.")]
    made = OwnershipClaim.objects.get()
    client.force_login(broker)
    inbox = client.get(reverse("register:claims")).content.decode()
    decide = reverse("register:decide-claim", args=[made.pk])
    empty = client.post(decide, {"granted": "yes", "reason": ""}).status_code
    client.post(decide, {"granted": "yes", "reason": "Klopt."})
    again = client.post(decide, {"granted": "no", "reason": "Toch niet."})

    assert statuses == [422, 302, 422]
    assert ("Sam Vreemd" in inbox, empty, again.status_code) == (True, 422, 422)
    assert garden.memberships.get().person == stranger


def test_claiming_too_often_is_slowed_down(client: Client, garden: Initiative, stranger: Person) -> None:
    client.force_login(stranger)
    address = reverse("register:claim", args=["buurttuin"])

    statuses = [client.post(address, {"message": ""}).status_code for _ in range(11)]

    assert statuses == [422] * 10 + [429]


def test_people_of_an_initiative(client: Client, garden: Initiative, owner: Person, helper: Person) -> None:
    client.force_login(owner)
    membership = garden.memberships.get(person=helper)
    change = reverse("register:change-member", args=["buurttuin", membership.pk])
    client.post(change, {"mandate": "editor"})
    mine = garden.memberships.get(person=owner)
    refused = client.post(reverse("register:change-member", args=["buurttuin", mine.pk]), {"end": "1"}, follow=True)
    client.force_login(helper)
    client.post(change, {"end": "1"})

    membership.refresh_from_db()
    assert (membership.mandate, membership.until is not None) == ("editor", True)
    assert "Er moet een eigenaar blijven" in refused.content.decode()
    assert client.get(reverse("register:members", args=["buurttuin"])).status_code == 403


def test_inviting_and_joining(client: Client, garden: Initiative, owner: Person, stranger: Person) -> None:
    client.force_login(owner)
    client.post(reverse("register:invite", args=["buurttuin"]), {"email": stranger.email, "mandate": "editor"})
    address = reverse("register:join", args=[links.write(Invitation(garden.pk, stranger.email, "editor", owner.pk))])
    for_someone_else = client.post(address)
    client.force_login(stranger)
    client.get(address)
    client.post(address)

    assert for_someone_else.status_code == 422
    assert garden.memberships.get(person=stranger).mandate == "editor"
    assert client.get(reverse("register:join", args=["oud"])).status_code == 410


@pytest.mark.parametrize("given", ["Tuin Zuid", "tuin zuid", "http://testserver/initiatieven/tuin-zuid/"])
@pytest.mark.parametrize("how", ["mother", "offshoot"])
def test_kin_by_name_or_address(how: str, given: str, client: Client, garden: Initiative, owner: Person) -> None:
    other = factories.initiative("Tuin Zuid", slug="tuin-zuid")
    client.force_login(owner)
    address = reverse("register:kin", args=["buurttuin"])
    client.post(address, {"how": how, "other": given})
    link = Descent.objects.get()

    assert (link.mother, link.offshoot) == ((other, garden) if how == "mother" else (garden, other))

    client.post(reverse("register:unlink", args=["buurttuin", link.pk]))
    assert Descent.objects.count() == 0


def test_kin_that_is_not_found_or_not_one(client: Client, garden: Initiative, owner: Person) -> None:
    for _ in range(2):
        factories.initiative("Dubbel")
    client.force_login(owner)
    address = reverse("register:kin", args=["buurttuin"])

    statuses = [client.post(address, {"how": "mother", "other": name}).status_code for name in ("Geen", "Dubbel")]

    assert statuses == [422, 422]


# --- organisations ---------------------------------------------------------------------------------------------------
def test_organisations_and_their_desk(client: Client, municipality: Organisation, editor: Person, demo: None) -> None:
    client.force_login(editor)
    client.post(reverse("register:register-organisation"), {"name": "Fonds", "kind": "funder"})
    wrong = client.post(reverse("register:register-organisation"), {"name": "Gemeente", "kind": "municipality"})
    desk = reverse("register:desk", args=[municipality.slug])
    client.get(desk)
    client.post(desk, {"name": "Eén loket", "phone": "14 023", "answer_within_days": "10"})
    page = client.get(reverse("register:organisations")).content.decode()

    assert wrong.status_code == 422
    assert all(word in page for word in ("Fonds", "Eén loket", "binnen 10 werkdagen"))


def test_english_pages_speak_english(client: Client, garden: Initiative) -> None:
    page = client.get("/en/initiatieven/").content.decode()

    assert 'lang="en"' in page
    assert "Initiatives" in page
