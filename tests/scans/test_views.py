"""The pages: the whole intake without JavaScript, and what happens when something is wrong."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.scans.conftest import NOON
from tussenruimte.accounts.models import Person
from tussenruimte.register.models import Initiative, Place
from tussenruimte.scans import actions
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.questionnaires import questionnaire
from tussenruimte.scans.rules import Who, sections_of

pytestmark = pytest.mark.django_db

BASICS = {
    "name": "Buurtkeuken Noord",
    "summary": "Elke week koken wij samen.",
    "municipality": "haarlem",
    "listed": "ja",
    "point_shown": "blurred",
    "email": "tess@voorbeeld.example",
}


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands still at noon, and nobody has used up their tries."""
    cache.clear()
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


def seen(page: object) -> str:
    """The mark of what the page showed."""
    found = re.search(r'name="seen" value="([^"]*)"', page.content.decode())
    return found[1] if found else ""


def words(page: object) -> str:
    return " ".join(page.content.decode().split())


def begin(client: Client, **changed: str) -> Response:
    answer = client.post(reverse("scans:begin"), BASICS | changed)
    assert answer.status_code == 302, words(answer)
    return Response.objects.latest("pk")


def at(name: str, response: Response, *more: str) -> str:
    return reverse(f"scans:{name}", args=[response.token, *more])


# --- the whole way -------------------------------------------------------------------------------------------------
def test_a_whole_intake_without_javascript_or_account(
    client: Client, desk: object, django_capture_on_commit_callbacks
) -> None:
    assert client.get(reverse("scans:start")).status_code == 200
    assert client.get(reverse("scans:begin")).status_code == 200
    response = begin(client)
    address = at("step", response, "het-idee")
    choices = {
        "het-idee": {"essentie": ["voedsel", "zorg-ouderen"], "fase": "opstart"},
        "steun": {"ondersteuning": "kennis"},
    }

    for section in sections_of(questionnaire("intake")):
        assert address == at("step", response, section.id)
        page = client.get(address)
        assert page.status_code == 200
        answer = client.post(address, {"seen": seen(page), **choices.get(section.id, {})})
        assert answer.status_code == 302
        address = answer["Location"]

    assert address == at("check", response)
    assert "Zorg bieden aan ouderen" in words(client.get(address))
    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post(address)
    receipt = client.get(sent["Location"])
    scan = Scan.objects.get()
    for said in (scan.number, "30 november 2026", "Loket Initiatieven", "loket@haarlem.example", "23 november 2026"):
        assert said in words(receipt)
    initiative = Initiative.objects.get()
    assert reverse("web:initiative", args=[initiative.slug]) in words(receipt)
    assert len(mail.outbox) == 1


def test_pressing_send_twice_gives_one_receipt(client: Client, haarlem: Place) -> None:
    response = begin(client)

    first, second = client.post(at("check", response)), client.post(at("check", response))

    assert first["Location"] == second["Location"] == at("receipt", response)
    assert Initiative.objects.count() == 1


def test_english_pages_speak_english(client: Client, haarlem: Place) -> None:
    page = client.get("/en/vertel/")
    assert page.status_code == 200
    assert '<html lang="en"' in words(page)


# --- the first step ------------------------------------------------------------------------------------------------
def test_a_first_step_with_errors_keeps_what_was_typed(client: Client, haarlem: Place) -> None:
    page = client.post(reverse("scans:begin"), BASICS | {"name": "", "email": "geen adres"})

    assert page.status_code == 200
    assert "Elke week koken wij samen." in words(page)
    assert 'href="#id_name"' in words(page)
    assert "Dit e-mailadres klopt niet." in words(page)
    assert not Response.objects.exists()


def test_an_unknown_municipality_asks_which_one_is_meant(client: Client, haarlem: Place) -> None:
    factories.place("Haarlemmermeer", "GM0394")
    asked = client.post(reverse("scans:begin"), BASICS | {"municipality": "Haarlm"})
    assert "Welke gemeente bedoelt u?" in words(asked)
    assert "Haarlemmermeer" in words(asked)

    response = begin(client, municipality="Haarlm", place="GM0392")

    assert (response.basics["place"], response.basics["municipality"]) == ("GM0392", "Haarlem")


def test_none_of_these_municipalities_is_an_answer_too(client: Client, haarlem: Place) -> None:
    response = begin(client, municipality="Brussel", place="geen-van-deze")

    assert (response.basics["place"], response.basics["municipality"]) == ("", "Brussel")


def test_without_places_in_the_register_what_was_typed_is_kept(client: Client) -> None:
    assert begin(client).basics["municipality"] == "haarlem"


def test_what_resembles_it_is_shown_first(client: Client, haarlem: Place) -> None:
    known = factories.initiative("Buurtkeuken Noord", municipality=haarlem)

    answer = client.post(reverse("scans:begin"), BASICS)

    response = Response.objects.get()
    assert answer["Location"] == at("lookalikes", response)
    page = words(client.get(answer["Location"]))
    assert reverse("web:initiative", args=[known.slug]) in page
    assert at("step", response, "het-idee") in page


def test_a_machine_that_fills_in_everything_is_stopped(client: Client, haarlem: Place) -> None:
    page = client.post(reverse("scans:begin"), BASICS | {"homepage": "http://spam.example"})

    assert "Laat dit veld leeg" in words(page)
    assert not Response.objects.exists()


def test_hostile_text_is_one_sentence_or_plain_text(client: Client, haarlem: Place) -> None:
    long = client.post(reverse("scans:begin"), BASICS | {"summary": "x" * 100_000})
    assert "Er passen 300 tekens, u schreef er 100000." in words(long)

    response = begin(client, name="Nul\x00 \u202eom <script>", description="مرحبا\r\nregel")

    assert response.basics["name"] == "Nul om <script>"
    assert response.basics["description"] == "مرحبا\nregel"
    assert "<script>alert" not in words(client.get(at("basics", response)))
    assert "Nul om &lt;script&gt;" in words(client.get(at("check", response)))


def test_someone_signed_in_need_not_give_an_address(client: Client, teller: Person, haarlem: Place) -> None:
    client.force_login(teller)

    response = begin(client, email="")

    assert (response.person, response.email) == (teller, "")


def test_an_official_writes_down_a_story_in_conversation(client: Client, official: Person, monkeypatch) -> None:
    monkeypatch.setattr("tussenruimte.accounts.permissions.needs_second_factor", lambda person: False)
    client.force_login(official)
    page = client.get(reverse("scans:begin") + "?samen=1")
    assert "Vraag door" in words(page)
    assert 'value="Ambtenaar Aydin"' in words(page)

    client.post(
        reverse("scans:begin") + "?samen=1",
        BASICS | {"email": "", "companion": "Ambtenaar Aydin", "companion_side": "municipality"},
    )

    response = Response.objects.get()
    assert (response.helper, response.person, response.mode, response.companion_side) == (
        official,
        None,
        "together",
        "municipality",
    )


# --- a step --------------------------------------------------------------------------------------------------------
def test_a_half_right_step_says_what_is_wrong_and_saves_the_rest(client: Client, haarlem: Place) -> None:
    response = begin(client)
    address = at("step", response, "het-idee")
    page = client.get(address)

    wrong = client.post(address, {"seen": seen(page), "essentie": ["bestaat-niet"], "fase": "rijping"})

    assert wrong.status_code == 200
    assert "Deze keuze bestaat niet." in words(wrong)
    response.refresh_from_db()
    assert response.answers == {"fase": ["rijping"]}
    right = client.post(address, {"seen": seen(wrong), "essentie": ["voedsel"], "fase": "rijping"})
    assert right.status_code == 302


def test_a_second_tab_sees_both_and_chooses(client: Client, haarlem: Place) -> None:
    response = begin(client)
    address = at("step", response, "het-idee")
    page = client.get(address)
    client.post(address, {"seen": seen(page), "fase": "rijping"})

    refused = client.post(address, {"seen": seen(page), "fase": "opstart", "initiatiefnemer": "bewoners"})

    assert refused.status_code == 409
    assert "Al bewaard" in words(refused)
    response.refresh_from_db()
    assert response.answers["fase"] == ["rijping"]
    client.post(address, {"seen": seen(refused), "fase": "opstart"})
    response.refresh_from_db()
    assert response.answers["fase"] == ["opstart"]


def test_a_second_tab_on_the_first_step_sees_both(client: Client, haarlem: Place) -> None:
    response = begin(client)
    page = client.get(at("basics", response))
    client.post(at("basics", response), BASICS | {"seen": seen(page), "name": "Eerste"})

    refused = client.post(at("basics", response), BASICS | {"seen": seen(page), "name": "Tweede"})

    assert refused.status_code == 409
    assert "Eerste" in words(refused)
    assert 'value="Tweede"' in words(refused)
    client.post(at("basics", response), BASICS | {"seen": seen(refused), "name": "Tweede"})
    response.refresh_from_db()
    assert response.basics["name"] == "Tweede"


def test_a_change_from_the_check_page_goes_back_there(client: Client, haarlem: Place) -> None:
    response = begin(client)
    address = at("step", response, "het-idee") + "?terug=controleren"

    answer = client.post(address, {"seen": seen(client.get(address)), "fase": "rijping"})

    assert answer["Location"] == at("check", response)


def test_an_answer_can_be_taken_back(client: Client, haarlem: Place) -> None:
    response = begin(client)
    address = at("step", response, "het-idee")
    client.post(address, {"seen": seen(client.get(address)), "fase": "rijping"})
    page = client.get(address)
    assert "Toch geen antwoord" in words(page)

    client.post(address, {"seen": seen(page), "fase": ""})

    response.refresh_from_db()
    assert response.answers == {}


def test_judgements_say_that_they_are_always_shown(client: Client, haarlem: Place) -> None:
    response = begin(client)

    assert "De initiatiefnemer ziet altijd wat iedereen hier invult" in words(
        client.get(at("step", response, "waarde"))
    )


# --- later, links, receipts ----------------------------------------------------------------------------------------
def test_saving_for_later_shows_the_link_and_mails_it(client: Client, haarlem: Place) -> None:
    response = begin(client)
    step = at("step", response, "het-idee")
    answer = client.post(step, {"seen": seen(client.get(step)), "fase": "rijping", "later": "1"})
    assert answer["Location"] == at("later", response)
    assert at("resume", response) in words(client.get(answer["Location"]))

    client.post(at("later", response), {"email": "thuis@voorbeeld.example"})

    (letter,) = mail.outbox
    assert letter.to == ["thuis@voorbeeld.example"]
    assert at("resume", response) in letter.body


def test_a_change_of_the_first_step_goes_back_to_the_check_or_waits(client: Client, haarlem: Place) -> None:
    response = begin(client)
    address = at("basics", response) + "?terug=controleren"

    back = client.post(address, BASICS | {"seen": seen(client.get(address))})
    away = client.post(address, BASICS | {"seen": seen(client.get(address)), "later": "1"})

    assert (back["Location"], away["Location"]) == (at("check", response), at("later", response))
    assert client.get(at("lookalikes", response))["Location"] == at("step", response, "het-idee")


def test_the_link_goes_to_the_first_open_step(client: Client, haarlem: Place) -> None:
    response = begin(client)

    assert client.get(at("resume", response))["Location"] == at("step", response, "het-idee")


def test_a_wrong_link_is_not_found(client: Client) -> None:
    for name, more in (("resume", []), ("step", ["het-idee"]), ("receipt", []), ("check", []), ("compare-own", [])):
        assert client.get(reverse(f"scans:{name}", args=["x" * 43, *more])).status_code == 404


def test_a_step_that_does_not_exist_is_not_found(client: Client, haarlem: Place) -> None:
    assert client.get(at("step", begin(client), "bestaat-niet")).status_code == 404


def test_an_expired_link_explains_itself_also_after_forgetting(client: Client, haarlem: Place) -> None:
    response = begin(client)
    Response.objects.update(expires_on=NOON.date() - timedelta(days=1))

    page = client.get(at("step", response, "het-idee"))
    assert page.status_code == 410
    assert "De link werkte tot en met 22 november 2026" in words(page)

    actions.forget_draft(response=Response.objects.get(), on=NOON.date())
    page = client.get(at("resume", response))
    assert page.status_code == 410
    assert "gewist" in words(page)


def test_a_draft_that_is_sent_or_expires_while_someone_types_explains_itself(
    client: Client, haarlem: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    response = begin(client)
    address = at("step", response, "het-idee")
    # The page was opened in time; in between another request sent it, or the last day passed.
    monkeypatch.setattr("tussenruimte.scans.queries.response_with", lambda _token: stale)
    stale = Response.objects.select_related("scan").get(pk=response.pk)
    Response.objects.update(expires_on=NOON.date() - timedelta(days=1))
    assert client.post(address, {"seen": ""}).status_code == 410

    Response.objects.update(sent_at=NOON)

    assert client.post(address, {"seen": ""})["Location"] == at("receipt", response)


def test_a_sent_draft_leads_to_its_receipt(client: Client, sent: Response) -> None:
    assert client.get(at("step", sent, "het-idee"))["Location"] == at("receipt", sent)


def test_a_number_alone_tells_nothing(client: Client, sent: Response, stranger: Person, teller: Person) -> None:
    address = reverse("scans:receipt-number", args=[sent.scan.number])
    unknown = reverse("scans:receipt-number", args=["TR-2026-ZZZZZZZZ"])
    assert client.get(address).status_code == client.get(unknown).status_code == 404
    client.force_login(stranger)
    assert "Buurtkeuken" not in words(client.get(address))

    client.force_login(teller)

    assert "Buurtkeuken" in words(client.get(address))


def test_pages_behind_a_key_are_not_kept_by_others(client: Client, haarlem: Place) -> None:
    page = client.get(at("check", begin(client)))

    assert "no-store" in page["Cache-Control"]
    assert page["X-Robots-Tag"] == "noindex"


def test_sending_too_often_is_refused_in_one_sentence_and_loses_nothing(client: Client, haarlem: Place) -> None:
    for number in range(10):
        client.post(at("check", begin(client, name=f"Verhaal {number} {'abcdefghij'[number] * 8}")))
    response = begin(client, name="Elfde")

    page = client.post(at("check", response))

    assert page.status_code == 429
    assert "te vaak" in words(page)
    assert "Uw antwoorden zijn bewaard" in words(page)
    response.refresh_from_db()
    assert response.sent_at is None


def test_the_paper_has_every_question_and_a_code(client: Client) -> None:
    page = words(client.get(reverse("scans:paper")))

    for asked in questionnaire("intake").items:
        assert asked.title in page
    assert "<svg" in page


# --- together ------------------------------------------------------------------------------------------------------
def test_an_invited_person_answers_and_both_stand_side_by_side(client: Client, sent: Response) -> None:
    invitation = reverse("scans:invited", args=[sent.scan.invitation])
    assert client.get(invitation).status_code == 200
    answer = client.post(invitation, {"name": "Roos", "side": "resident"})
    other = Response.objects.latest("pk")
    assert answer["Location"] == at("resume", other)
    step = at("step", other, "waarde")
    client.post(step, {"seen": seen(client.get(step)), "innovatie": "3"})
    assert client.get(at("basics", other)).status_code == 404
    assert client.get(at("compare-own", other))["Location"] == at("resume", other)
    assert client.get(at("receipt", other))["Location"] == at("resume", other)
    client.post(at("check", other))

    page = words(client.get(at("compare-own", sent)))

    assert "5 punten verschil" in page
    assert "bewoner: Roos" in page.lower().replace("roos", "Roos")
    assert Initiative.objects.count() == 1


def test_a_wrong_invitation_is_not_found(client: Client) -> None:
    assert client.get(reverse("scans:invited", args=["x" * 43])).status_code == 404


def test_only_those_involved_compare(client: Client, sent: Response, stranger: Person, broker: Person) -> None:
    address = reverse("scans:compare", args=[sent.scan.number])
    assert client.get(address).status_code == 302
    client.force_login(stranger)
    assert client.get(address).status_code == 404
    client.force_login(broker)
    assert client.get(address).status_code == 200


def test_looking_through_the_lenses_begins_at_the_initiative(client: Client, sent: Response, broker: Person) -> None:
    initiative = Initiative.objects.get()
    address = reverse("scans:about", args=[initiative.slug])
    client.force_login(broker)
    assert "Door zes brillen kijken" in words(client.get(address))

    client.post(address, {"framework": "brillen", "side": "broker", "name": "Bea"})

    response = Response.objects.latest("pk")
    step = at("step", response, "werkvelden")
    client.post(step, {"seen": seen(client.get(step)), "werkvelden": ["energie"]})
    client.post(at("check", response))
    assert initiative.readings.filter(side="broker", item="energie", person=broker).exists()


def test_a_stranger_fills_in_nothing_about_an_initiative(client: Client, sent: Response, stranger: Person) -> None:
    client.force_login(stranger)

    assert client.get(reverse("scans:about", args=[Initiative.objects.get().slug])).status_code == 403


# --- answering -----------------------------------------------------------------------------------------------------
ANSWER = {"answer": "later", "reason": "Na de zomer.", "next_contact": "11-1-2027", "revision": "0"}


def test_a_broker_answers(client: Client, sent: Response, broker: Person) -> None:
    client.force_login(broker)
    address = reverse("scans:answer", args=[sent.scan.number])
    assert "30 november 2026" in words(client.get(address))

    assert client.post(address, ANSWER)["Location"] == reverse("scans:compare", args=[sent.scan.number])

    scan = Scan.objects.get()
    assert (scan.answer, scan.next_contact) == ("later", date(2027, 1, 11))
    receipt = words(client.get(at("receipt", sent)))
    assert "Na de zomer." in receipt
    assert "11 januari 2027" in receipt


def test_an_answer_without_a_day_keeps_what_was_typed(client: Client, sent: Response, broker: Person) -> None:
    client.force_login(broker)

    page = client.post(reverse("scans:answer", args=[sent.scan.number]), ANSWER | {"next_contact": ""})

    assert page.status_code == 409
    assert "Kies een dag die nog komt." in words(page)
    assert "Na de zomer." in words(page)


def test_the_second_to_answer_sees_the_first_answer(client: Client, sent: Response, broker: Person) -> None:
    client.force_login(broker)
    address = reverse("scans:answer", args=[sent.scan.number])
    client.post(address, ANSWER)

    page = client.post(address, ANSWER | {"answer": "never", "reason": "Kan niet."})

    assert page.status_code == 409
    for said in ("Na de zomer.", "Kan niet.", 'name="revision" value="1"'):
        assert said in words(page)


def test_who_may_see_but_not_answer_is_told_so(client: Client, sent: Response, teller: Person) -> None:
    actions.join(scan=sent.scan, who=Who(side="resident"), by=teller, at=NOON)
    client.force_login(teller)

    assert client.get(reverse("scans:answer", args=[sent.scan.number])).status_code == 403


def test_what_was_told_without_account_is_made_ones_own(client: Client, sent: Response, teller: Person) -> None:
    client.force_login(teller)
    assert "Dit initiatief is van ons" in words(client.get(at("receipt", sent)))

    client.post(at("adopt", sent))

    assert Initiative.objects.get().memberships.filter(person=teller, mandate="owner").exists()


def test_nobody_else_makes_it_theirs(client: Client, sent: Response, stranger: Person) -> None:
    client.force_login(stranger)

    assert client.post(at("adopt", sent)).status_code == 403


# --- growth --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("others", [1, 3])
def test_comparing_asks_the_same_number_of_questions(
    client: Client, sent: Response, broker: Person, others: int, django_assert_num_queries
) -> None:
    for _number in range(others):
        joined = actions.join(scan=sent.scan, who=Who(side="resident"), by=None, at=NOON)
        actions.send_response(response=joined, at=NOON)
    client.force_login(broker)
    address = reverse("scans:compare", args=[sent.scan.number])
    client.get(address)

    with django_assert_num_queries(19):
        client.get(address)


@pytest.mark.parametrize("count", [1, 3])
def test_the_receipt_asks_the_same_number_of_questions(
    client: Client, tell: Callable[..., Response], count: int, django_assert_num_queries
) -> None:
    sent = [tell(number) for number in range(count)]
    client.get(at("receipt", sent[0]))

    with django_assert_num_queries(3):
        client.get(at("receipt", sent[0]))
