"""Drafting through the pages: begin, write beside each other, suggest and answer, lay values side by side."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.agreements.conftest import NOON, fresh, line_of, write
from tests.agreements.looking import as_, at, words
from tussenruimte.accounts.models import Person
from tussenruimte.agreements import actions
from tussenruimte.agreements.models import Agreement, Clause, Suggestion
from tussenruimte.dossiers.models import Dossier

pytestmark = pytest.mark.django_db
# So many questions the page of an agreement asks of the database, however much was written.
QUERIES = 62


@pytest.fixture(autouse=True)
def _on_the_day(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """The clock stands still at noon, nobody has used up their tries, and personas need no second step."""
    cache.clear()
    settings.DEMO = True
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


@pytest.fixture
def clause(agreement: Agreement) -> Clause:
    """The second clause of the draft, which has blanks to fill in."""
    return agreement.clauses.order_by("order")[1]


def typed(clause: Clause, **changes: Any) -> dict[str, Any]:
    """What a browser sends from the page of a clause."""
    now = Clause.objects.get(pk=clause.pk)
    newest = now.texts.latest("number")
    sent = {"heading": now.heading, "text": newest.text, "reason": "", "seen": newest.number, "revision": now.revision}
    return sent | changes


# --- beginning -------------------------------------------------------------------------------------------------------
def test_a_party_begins_with_a_kind_and_is_told_whether_it_binds(
    client: Client, dossier: Dossier, owner: Person
) -> None:
    address = reverse("agreements:start", args=[dossier.number])
    page = words(as_(client, owner).get(address))
    assert "Intentieovereenkomst bindt nooit" in page
    assert "Hulpmiddel, geen juridisch advies." in page

    answer = client.post(address, {"kind": "samenwerkingspact", "title": "Pact voor de tuin", "summary": ""})

    made = Agreement.objects.get()
    assert answer["Location"] == at("agreement", made)
    assert "Zorg" not in made.title
    assert "Vat de overeenkomst samen in één zin." in words(client.get(answer["Location"]))


def test_a_form_without_a_kind_is_shown_again_with_what_was_typed(
    client: Client, dossier: Dossier, owner: Person
) -> None:
    page = as_(client, owner).post(reverse("agreements:start", args=[dossier.number]), {"title": "Ons plan"})

    assert page.status_code == 422
    assert 'value="Ons plan"' in page.content.decode()
    assert not Agreement.objects.exists()


def test_facts_are_written_and_the_second_of_two_keeps_their_words(
    client: Client, agreement: Agreement, owner: Person, official: Person
) -> None:
    address = at("edit", agreement)
    read = {"title": agreement.title, "summary": "", "ownership": "undecided", "public": "yes", "revision": 1}
    actions.edit_agreement(agreement=agreement, changes={"title": "Ons pact"}, revision=1, by=official)

    page = as_(client, owner).post(address, read | {"summary": "Samen zaaien."})

    assert page.status_code == 422
    assert "Iemand anders was u voor" in words(page)
    assert 'value="Ons pact"' in page.content.decode()
    assert 'value="Samen zaaien."' in page.content.decode()
    again = {"title": "Ons pact", "summary": "Samen zaaien.", "ownership": "community", "public": "yes", "revision": 2}
    assert client.post(address, again).status_code == 302
    now = fresh(agreement)
    assert (now.title, now.summary, now.ownership) == ("Ons pact", "Samen zaaien.", "community")


def test_an_end_before_the_beginning_is_one_clear_sentence(client: Client, agreement: Agreement, owner: Person) -> None:
    sent = {"title": "Tuin", "ownership": "community", "public": "no", "revision": 1}
    page = as_(client, owner).post(at("edit", agreement), sent | {"starts_on": "1-2-2027", "ends_on": "1-1-2027"})

    assert page.status_code == 422
    assert "Het einde ligt voor het begin." in words(page)
    assert 'value="1-2-2027"' in page.content.decode()


# --- clauses ---------------------------------------------------------------------------------------------------------
def test_a_clause_starts_from_a_model_text_and_shows_its_question(
    client: Client, agreement: Agreement, clause: Clause, owner: Person
) -> None:
    page = words(as_(client, owner).get(at("clause", agreement, clause.pk)))

    assert "Wat zien wij alle partijen als de opgave?" in page
    assert "Hieronder staat een modeltekst om mee te beginnen." in page


def test_a_clause_is_written_and_its_history_says_in_words_what_changed(
    client: Client, agreement: Agreement, clause: Clause, owner: Person
) -> None:
    write(clause, "Wij zaaien elke maand.", owner)

    answer = as_(client, owner).post(at("clause", agreement, clause.pk), typed(clause, text="Wij zaaien elke week."))

    assert answer.status_code == 302
    page = words(client.get(answer["Location"]))
    assert "1 woord erbij, 1 woord weg." in page
    assert "weg: maand. erbij: week." in page


def test_the_second_writer_sees_what_changed_and_keeps_their_own_text(
    client: Client, agreement: Agreement, clause: Clause, owner: Person, official: Person
) -> None:
    write(clause, "Wij zaaien elke maand.", owner)
    read = typed(clause, text="Wij zaaien en oogsten.")
    write(clause, "Wij zaaien elke week.", official)

    page = as_(client, owner).post(at("clause", agreement, clause.pk), read)

    assert page.status_code == 422
    assert "Iemand anders was u voor" in words(page)
    assert "weg: maand. erbij: week." in words(page)
    assert "Wij zaaien en oogsten." in page.content.decode()
    again = typed(clause, text="Wij zaaien en oogsten.")
    assert f'name="revision" value="{again["revision"]}"' in page.content.decode()
    assert client.post(at("clause", agreement, clause.pk), again).status_code == 302
    assert clause.texts.latest("number").text == "Wij zaaien en oogsten."


def test_a_member_may_suggest_and_not_write(
    client: Client, agreement: Agreement, clause: Clause, member: Person
) -> None:
    address = at("clause", agreement, clause.pk)
    as_(client, member)

    assert client.post(address, typed(clause, text="Anders.")).status_code == 403
    assert client.post(address, typed(clause, text="Anders.", voorstel="1")).status_code == 302
    assert Suggestion.objects.get().text == "Anders."


def test_the_other_party_takes_a_suggestion_over_beside_the_text_of_now(
    client: Client, agreement: Agreement, clause: Clause, owner: Person, official: Person
) -> None:
    write(clause, "Wij zaaien elke maand.", owner)
    as_(client, official).post(
        at("clause", agreement, clause.pk),
        typed(clause, text="Wij zaaien elke week.", reason="Vaker is beter.", voorstel="1"),
    )
    suggestion = Suggestion.objects.get()
    assert client.get(at("settle", agreement, suggestion.pk)).status_code == 403

    page = words(as_(client, owner).get(at("settle", agreement, suggestion.pk)))
    assert "Vaker is beter." in page
    assert "weg: maand. erbij: week." in page
    revision = Clause.objects.get(pk=clause.pk).revision
    client.post(at("settle", agreement, suggestion.pk), {"outcome": "take", "answer": "", "revision": revision})

    assert clause.texts.latest("number").text == "Wij zaaien elke week."
    assert "overgenomen" in words(client.get(at("clause", agreement, clause.pk)))


def test_declining_asks_why(
    client: Client, agreement: Agreement, clause: Clause, owner: Person, official: Person
) -> None:
    as_(client, official).post(at("suggest-clause", agreement), {"heading": "Water", "text": "Er komt een kraan."})
    suggestion = Suggestion.objects.get()
    address = at("settle", agreement, suggestion.pk)

    page = as_(client, owner).post(address, {"outcome": "decline", "answer": "", "revision": 1})
    assert page.status_code == 422
    assert "Schrijf op waarom." in words(page)

    client.post(address, {"outcome": "decline", "answer": "Te duur.", "revision": 1})
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.answer) == ("declined", "Te duur.")


def test_one_takes_back_ones_own_suggestion(client: Client, agreement: Agreement, official: Person) -> None:
    as_(client, official).post(at("suggest-clause", agreement), {"heading": "Water", "text": "Er komt een kraan."})
    suggestion = Suggestion.objects.get()

    client.post(at("withdraw-suggestion", agreement, suggestion.pk))

    suggestion.refresh_from_db()
    assert suggestion.state == Suggestion.State.WITHDRAWN


def test_clauses_are_added_moved_and_taken_out(client: Client, agreement: Agreement, owner: Person) -> None:
    as_(client, owner)
    client.post(at("own-clause", agreement) + "?soort=stoppen", {"heading": "Stoppen", "text": "Wij praten eerst."})
    client.post(at("own-clause", agreement), {"heading": "Water", "text": "Er komt een kraan."})
    water = agreement.clauses.get(heading="Water")
    assert agreement.clauses.get(heading="Stoppen").key == "stoppen"

    client.post(at("arrange", agreement, water.pk, "omhoog"), {"revision": water.revision})
    assert [one.heading for one in agreement.clauses.order_by("order")][-2:] == ["Water", "Stoppen"]
    water.refresh_from_db()
    client.post(at("arrange", agreement, water.pk, "weg"), {"revision": water.revision})
    water.refresh_from_db()
    assert water.dropped
    assert "Zet terug in de tekst" in words(client.get(at("clause", agreement, water.pk)))


# --- values, goals, what parties will do -----------------------------------------------------------------------------
def test_two_parties_lay_their_goals_side_by_side_and_see_what_to_talk_about(
    client: Client, agreement: Agreement, owner: Person, official: Person
) -> None:
    for person, given in (
        (owner, {"kind": "value", "value": "vertrouwen", "text": ""}),
        (official, {"kind": "goal", "value": "", "text": "Een veilige buurt."}),
    ):
        assert as_(client, person).post(at("add-ambition", agreement), given).status_code == 302
    first, second = agreement.ambitions.order_by("pk")
    for person, judgement in ((owner, "strengthen"), (official, "clash")):
        as_(client, person).post(at("compare", agreement, first.pk, second.pk), {"judgement": judgement, "note": ""})

    page = words(client.get(at("matrix", agreement)))

    assert "waarde: Vertrouwen" in page
    assert "1 en 2: partijen zien dit anders (waarde: Vertrouwen – Een veilige buurt)." in page


def test_a_party_takes_something_upon_itself_and_drops_it(
    client: Client, agreement: Agreement, owner: Person, official: Person
) -> None:
    given = {"text": "Wij maaien.", "due": "", "days_after_start": "14", "hours_per_week": "2,5"}
    assert as_(client, owner).post(at("add-obligation", agreement), given).status_code == 302
    obligation = agreement.obligations.get()
    assert str(obligation.hours_per_week) == "2.5"
    assert "14 dagen na het begin" in words(client.get(at("agreement", agreement)))

    assert as_(client, official).post(at("drop-obligation", agreement, obligation.pk)).status_code == 403
    as_(client, owner).post(at("drop-obligation", agreement, obligation.pk))
    obligation.refresh_from_db()
    assert obligation.dropped_on is not None


def test_a_day_and_a_number_of_days_is_too_much(client: Client, agreement: Agreement, owner: Person) -> None:
    given = {"text": "Wij maaien.", "due": "1-3-2027", "days_after_start": "14"}

    page = as_(client, owner).post(at("add-obligation", agreement), given)

    assert page.status_code == 422
    assert "Kies een dag, of een aantal dagen na het begin." in words(page)
    assert 'value="Wij maaien."' in page.content.decode()


# --- who signs -------------------------------------------------------------------------------------------------------
def test_a_party_names_who_signs_for_itself_only(
    client: Client, agreement: Agreement, owner: Person, official: Person
) -> None:
    ours, theirs = (line_of(agreement, party) for party in (agreement.dossier.initiative, agreement.dossier.lead))
    as_(client, owner)
    assert client.get(at("signatory", agreement, theirs.pk)).status_code == 403

    sent = {"role": "Beheert de tuin", "signatory": owner.pk, "paper_name": "", "capacity": "", "spokesperson": ""}
    client.post(at("signatory", agreement, ours.pk), sent | {"revision": ours.revision})

    ours.refresh_from_db()
    assert (ours.signatory, ours.role) == (owner, "Beheert de tuin")
    again = client.post(at("signatory", agreement, ours.pk), sent | {"role": "Anders", "revision": 1})
    assert again.status_code == 422
    assert "Beheert de tuin" in words(again)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_as_many_questions_whatever_was_written(
    count: int,
    client: Client,
    agreement: Agreement,
    owner: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        actions.suggest(
            agreement=agreement,
            clause=None,
            heading=f"Nieuw {number}",
            text="Iets nieuws.",
            reason="",
            party=agreement.dossier.initiative,
            by=owner,
            at=NOON,
        )
        actions.add_obligation(
            agreement=agreement, party=agreement.dossier.initiative, text=f"Doen {number}", days_after_start=1, by=owner
        )
    as_(client, owner)
    client.get(at("agreement", agreement))

    with django_assert_num_queries(QUERIES):
        assert client.get(at("agreement", agreement)).status_code == 200
