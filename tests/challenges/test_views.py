"""The pages: the happy path, the refusal, the form that is not right, and a number of queries that does not grow."""

import io
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests import factories
from tests.challenges.conftest import INVITED, NOON, PARK, answered, bid_of, now
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.challenges import actions
from tussenruimte.challenges.models import Challenge, Invitation, MunicipalTask
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Initiative, Organisation

pytestmark = pytest.mark.django_db


def as_(client: Client, person: Person) -> Client:
    """The same browser, signed in as someone."""
    person.is_persona = True
    person.save(update_fields=["is_persona"])
    client.force_login(person)
    return client


def at(name: str, *args: Any) -> str:
    return reverse(f"challenges:{name}", args=args)


def words(page: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


# --- the list of tasks -----------------------------------------------------------------------------------------------
def test_everyone_reads_the_list_and_what_nobody_told_says_unknown(
    client: Client, municipality: Organisation, park: MunicipalTask, official: Person
) -> None:
    actions.add_task(municipality=municipality, facts={"name": "Het plein vegen"}, by=official, on=DAY)
    page = words(client.get(at("tasks", municipality.slug)))

    assert "€ 18.000 in 2026, zonder btw" in page.replace("\xa0", " ")
    assert "onbekend" in page
    assert "Voeg een taak toe" not in page
    task = MunicipalTask.objects.get(name="Het plein vegen")
    assert "niet eerlijk te wegen" in words(client.get(at("task", task.number)))
    assert "niet eerlijk te wegen" not in words(client.get(at("task", park.number)))


def test_the_filters_stand_in_the_address(
    client: Client, municipality: Organisation, park: MunicipalTask, official: Person
) -> None:
    actions.add_task(municipality=municipality, facts={"name": "Het plein vegen"}, by=official, on=DAY)

    def found(query: str) -> set[str]:
        page = client.get(at("tasks", municipality.slug) + query).content.decode()
        return {name for name in (park.name, "Het plein vegen") if name in page}

    assert found("?q=zwembad") == set()
    assert found("?q=snoeien") == {park.name}
    assert found("?veld=natuur") == {park.name}
    assert found("?mist=iets") == {"Het plein vegen"}
    assert found("?mist=huidige-kosten&stand=open") == {"Het plein vegen"}
    assert found("?stand=excluded") == set()
    assert found("?stand=onzin&veld=onzin") == {park.name, "Het plein vegen"}


def test_the_number_of_queries_does_not_grow_with_the_list(
    client: Client, municipality: Organisation, park: MunicipalTask, official: Person
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(at("tasks", municipality.slug))
        return len(seen)

    client.get(at("tasks", municipality.slug))
    one = queries()
    for number in range(2):
        facts = PARK | {"name": f"Park {number}", "place": None}
        actions.add_task(municipality=municipality, facts=facts, by=official, on=DAY)

    assert queries() == one


def test_a_list_that_was_taken_along_reads_in_again_unchanged(
    client: Client, municipality: Organisation, park: MunicipalTask, official: Person
) -> None:
    taken = b"".join(client.get(at("tasks-csv", municipality.slug)).streaming_content)  # type: ignore[attr-defined]
    as_(client, official)
    answer = client.post(at("import", municipality.slug), {"file": SimpleUploadedFile("taken.csv", taken)})
    page = words(client.get(answer["Location"]))
    assert "0 nieuwe taken." in page
    assert "1 taak wordt aangepast." in page

    client.post(answer["Location"], {"rows": "all"})
    after = MunicipalTask.objects.get()
    assert (after.revision, after.cost, after.contract_end) == (1, park.cost, park.contract_end)


def test_the_list_comes_as_a_workbook(client: Client, municipality: Organisation, park: MunicipalTask) -> None:
    book = load_workbook(io.BytesIO(client.get(at("tasks-xlsx", municipality.slug)).content))

    assert [row[0].value for row in book.active.iter_rows()] == ["naam", park.name]  # type: ignore[union-attr]


def test_a_wrong_file_changes_nothing_and_says_which_cell(
    client: Client, municipality: Organisation, official: Person
) -> None:
    as_(client, official)
    content = b"naam;kosten per jaar;kosten over jaar\nZwembad;veel;2026\nPlein;1.250,50;2026\n=1+1;;\n"
    answer = client.post(at("import", municipality.slug), {"file": SimpleUploadedFile("t.csv", content)})
    page = words(client.get(answer["Location"]))

    assert "Vul een bedrag in" in page
    assert client.post(answer["Location"], {"rows": "all"}).status_code == 422
    assert not MunicipalTask.objects.exists()
    client.post(answer["Location"], {"rows": "good"})
    assert [(one.name, str(one.cost)) for one in MunicipalTask.objects.all()] == [("Plein", "1250.50")]


def test_an_official_adds_and_changes_a_task_and_the_second_keeps_their_words(
    client: Client, municipality: Organisation, official: Person
) -> None:
    as_(client, official)
    given = {"name": "Het plein vegen", "standing": "open", "cost_vat": "unknown", "carried_out": "own"}
    answer = client.post(at("add-task", municipality.slug), given)
    task = MunicipalTask.objects.get()
    assert answer["Location"] == at("task", task.number)

    edit = at("edit-task", task.number)
    client.post(edit, given | {"revision": 1, "cost": "1.250,50", "cost_year": "2026"})
    late = client.post(edit, given | {"revision": 1, "quality": "Mijn woorden"})

    assert late.status_code == 422
    assert "Mijn woorden" in late.content.decode()
    assert 'value="1250.50"' in late.content.decode()
    client.post(edit, given | {"revision": 2, "quality": "Mijn woorden", "cost": "1250.50", "cost_year": "2026"})
    task.refresh_from_db()
    assert (task.quality, str(task.cost), task.cost_checked_on) == ("Mijn woorden", "1250.50", DAY)


def test_what_is_excluded_says_why_and_in_which_article(
    client: Client, municipality: Organisation, official: Person
) -> None:
    as_(client, official)
    given = {"name": "Paspoorten", "standing": "excluded", "cost_vat": "unknown", "carried_out": "own"}

    assert client.post(at("add-task", municipality.slug), given).status_code == 422
    client.post(at("add-task", municipality.slug), given | {"excluded_because": "Wet", "excluded_by": "artikel 3"})
    page = words(client.get(at("task", MunicipalTask.objects.get().number)))
    assert "Wet (artikel 3)" in page


# --- from draft to decision ------------------------------------------------------------------------------------------
def test_a_request_is_written_in_steps_and_sent(
    client: Client, garden: Initiative, park: MunicipalTask, owner: Person
) -> None:
    as_(client, owner)
    answer = client.post(
        at("start", garden.slug) + f"?taak={park.number}", {"title": "Wij doen het park", "variant": "ourselves"}
    )
    draft = Challenge.objects.get()
    assert answer["Location"] == at("step", draft.number, "plan")
    assert "Samen zorgen wij voor groen" in client.get(answer["Location"]).content.decode()

    answer = client.post(answer["Location"], {"revision": draft.revision, "text_beschrijving": "Wij maaien."})
    assert answer["Location"] == at("step", draft.number, "geld-en-tijd")
    money = {"revision": now(draft).revision, "start": "01-06-2027", "cost": "15.000", "own_contribution": "veel"}
    wrong = client.post(answer["Location"], money)
    assert wrong.status_code == 422
    assert "15.000" in wrong.content.decode()
    client.post(answer["Location"], money | {"own_contribution": "3000,50"})
    assert str(now(draft).own_contribution) == "3000.50"

    look = words(client.get(at("send", draft.number)))
    assert "1 februari 2027" in look
    assert "Hoe u die mensen bereikt" in look
    assert client.post(at("send", draft.number), {"revision": now(draft).revision}).status_code == 422
    answer = client.post(at("send", draft.number), {"revision": now(draft).revision, "agreed": "on"})
    assert answer["Location"] == at("receipt", draft.number)
    receipt = words(client.get(answer["Location"]))
    assert draft.number in receipt
    assert "Besluit uiterlijk 1 februari 2027" in receipt
    assert "Wij maaien." in receipt


def test_too_late_is_told_before_sending_with_the_first_start_that_is_possible(
    client: Client, draft: Challenge, owner: Person
) -> None:
    soon = DAY + timedelta(days=30)
    actions.save_step(challenge=draft, changes={"start": soon}, answers={}, revision=draft.revision, by=owner)
    page = words(as_(client, owner).get(at("send", draft.number)))

    assert "op zijn vroegst beginnen op 29 maart 2027" in page
    client.post(at("send", draft.number), {"revision": now(draft).revision, "agreed": "on"})
    assert now(draft).state == "sent"


def test_without_an_ordinance_the_page_says_so_and_points_at_a_lawyer(
    client: Client, garden: Initiative, owner: Person
) -> None:
    assen = factories.organisation("Gemeente Assen", slug="assen", place=factories.place("Assen", "GM0106"))

    assert "Leg het voor aan een jurist" in words(client.get(at("tasks", assen.slug)))


def test_who_comes_second_reads_what_the_first_wrote_and_keeps_their_own_words(
    client: Client, draft: Challenge, owner: Person, contact: Person
) -> None:
    actions.save_step(
        challenge=draft, changes={}, answers={"beschrijving": "Van Olga."}, revision=draft.revision, by=owner
    )
    given = {"revision": draft.revision, "text_beschrijving": "Van Cor."}
    page = as_(client, contact).post(at("step", draft.number, "plan"), given)

    assert page.status_code == 422
    assert "Van Olga." in page.content.decode()
    assert "Van Cor." in page.content.decode()
    revision = re.search(r'name="revision" value="(\d+)"', page.content.decode())
    assert revision is not None
    client.post(at("step", draft.number, "plan"), given | {"revision": revision[1]})
    assert now(draft).answers["beschrijving"] == "Van Cor."


def test_both_sides_read_the_same_last_day(client: Client, sent: Challenge, owner: Person, official: Person) -> None:
    for person in (owner, official):
        page = words(as_(client, person).get(at("challenge", sent.number)))
        assert "uiterlijk 1 februari 2027, nog 70 dagen" in page
        assert "€ 3.000 minder" in page.replace("\xa0", " ")


def test_asking_completing_weighing_and_deciding(
    client: Client, sent: Challenge, owner: Person, official: Person
) -> None:
    as_(client, official)
    asked = {"revision": sent.revision, "what": "Wie ruimt op?", "add_by": "07-12-2026"}
    assert client.post(at("ask-completion", sent.number), asked | {"add_by": "01-01-2020"}).status_code == 422
    client.post(at("ask-completion", sent.number), asked)
    assert "de klok staat stil" in words(client.get(at("challenge", sent.number)))

    as_(client, owner)
    assert "Wie ruimt op?" in words(client.get(at("step", sent.number, "plan")))
    client.post(at("complete", sent.number), {"revision": now(sent).revision})
    as_(client, official)
    client.post(at("confirm", sent.number), {"revision": now(sent).revision})
    assert now(sent).state == "complete"

    criteria = {"v-draagvlak": "ja", "r-draagvlak": "85 buren.", "n-draagvlak": "0"}
    rest = {
        f"{part}-{name}": value
        for name in ("maatschappelijke-meerwaarde", "regie-bij-indieners", "niet-duurder", "zelfde-kwaliteit")
        for part, value in (("v", "onbekend"), ("r", ""), ("n", "0"))
    }
    assert client.post(at("assess", sent.number), criteria | rest | {"r-draagvlak": ""}).status_code == 422
    client.post(at("assess", sent.number), criteria | rest)
    page = client.get(at("decide", sent.number)).content.decode()
    assert "85 buren." in page
    assert "Right to challenge sociaal domein, Geertruidenberg" in page

    decision = {
        "revision": now(sent).revision,
        "dossier_revision": Dossier.objects.get().revision,
        "outcome": "granted",
        "decider": "Het college",
        "decided_on": "23-11-2026",
        "text": "U mag het doen.",
        "reason": "Er is veel steun.",
        "criteria": "Steun.",
        "alternatives": "Het zelf blijven doen.",
        "own_rule": "",
    }
    assert client.post(at("decide", sent.number), decision | {"reason": ""}).status_code == 422
    client.post(at("decide", sent.number), decision)
    page = words(client.get(at("challenge", sent.number)))
    assert "Er is veel steun." in page
    assert client.get(at("decide", sent.number)).status_code == 403

    client.post(at("plan", sent.number), {"revision": now(sent).revision, "transfer": "01-06-2027"})
    assert "De taak overdragen: 1 juni 2027" in words(client.get(at("challenge", sent.number)))
    ending = {"revision": now(sent).revision, "ending": "continued", "reason": "Het gaat goed."}
    client.post(at("end", sent.number), ending)
    assert now(sent).ending == "continued"


def test_a_file_comes_back_as_a_download_for_who_may_see_it(
    client: Client, draft: Challenge, owner: Person, stranger: Person
) -> None:
    as_(client, owner)
    file = SimpleUploadedFile("lijst.pdf", b"%PDF-1.7 namen")
    client.post(at("add-support", draft.number), {"title": "Handtekeningen", "file": file})
    document = draft.documents.get()
    answer = client.get(at("support", draft.number, document.pk))

    assert b"".join(answer.streaming_content) == b"%PDF-1.7 namen"  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == 'attachment; filename="lijst.pdf"'
    assert as_(client, stranger).get(at("support", draft.number, document.pk)).status_code == 404
    as_(client, owner).post(at("remove-support", draft.number, document.pk))
    assert not draft.documents.exists()


def test_the_request_comes_on_paper(client: Client, draft: Challenge, owner: Person) -> None:
    answer = as_(client, owner).get(at("paper", draft.number))

    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF") or "Handtekening" in answer.content.decode()


def test_a_draft_is_thrown_away_and_a_request_taken_back(
    client: Client, draft: Challenge, owner: Person, garden: Initiative
) -> None:
    as_(client, owner)
    assert client.post(at("stop", draft.number), {"revision": draft.revision}).status_code == 422
    client.post(at("stop", draft.number), {"revision": draft.revision, "sure": "on"})
    assert not Challenge.objects.exists()


def test_others_do_not_learn_that_a_request_exists(
    client: Client, draft: Challenge, sent: Challenge, stranger: Person
) -> None:
    as_(client, stranger)
    for name in ("challenge", "send", "receipt", "paper", "assess", "decide", "ask-completion"):
        assert client.get(at(name, sent.number)).status_code == 404, name


# --- in public -------------------------------------------------------------------------------------------------------
def test_the_public_list_says_what_and_never_who(
    client: Client, sent: Challenge, garden: Initiative, municipality: Organisation, owner: Person
) -> None:
    page = words(client.get(at("status", municipality.slug)))
    file = b"".join(client.get(at("status-csv", municipality.slug)).streaming_content).decode()  # type: ignore[attr-defined]

    for text in (page, file):
        assert sent.task is not None
        assert sent.task.name in text
        assert garden.name not in text
        assert owner.name not in text
    assert "Besluit uiterlijk 1 februari 2027" in page


def test_the_public_list_asks_the_same_number_of_queries_for_one_and_three(
    client: Client, sent: Challenge, municipality: Organisation, owner: Person, official: Person
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get(at("status", municipality.slug))
        return len(seen)

    client.get(at("status", municipality.slug))
    one = queries()
    for number in range(2):
        made = actions.start_challenge(
            initiative=sent.initiative,
            municipality=municipality,
            title=f"Nog een {number}",
            variant="ourselves",
            by=owner,
            on=DAY,
        )
        made = actions.save_step(
            challenge=made, changes={"start": date(2027, 9, 1)}, answers={}, revision=made.revision, by=owner
        )
        actions.send_challenge(challenge=made, revision=made.revision, by=owner, at=NOON)

    assert queries() == one


# --- the other way round ---------------------------------------------------------------------------------------------
def test_a_municipality_invites_and_everyone_reads_it(
    client: Client, municipality: Organisation, official: Person, park: MunicipalTask
) -> None:
    given = {
        **{name: value for name, value in INVITED.items() if isinstance(value, str)},
        "budget": "9.000",
        "budget_vat": "with",
        "criteria": ["draagvlak"],
        "own_criteria": "Elke dag open.\nMet de buurt.",
        "questions_until": "14-12-2026",
        "bids_until": "10-01-2027",
        "choice_by": "01-02-2027",
    }
    as_(client, official)
    assert client.post(at("invite", municipality.slug), given | {"criteria": [], "own_criteria": ""}).status_code == 422
    answer = client.post(at("invite", municipality.slug), given)
    made = Invitation.objects.get()
    client.logout()
    assert client.get(answer["Location"]).status_code == 404
    as_(client, official).post(at("publish", made.number))
    client.logout()

    page = words(client.get(answer["Location"]))
    assert "Elke dag open." in page
    # The tenth of January is a Sunday.
    assert "11 januari 2027" in page
    assert b"BEGIN:VCALENDAR" in client.get(at("invitation-calendar", made.number)).content
    assert made.title in words(client.get(at("challenges")))


def test_questions_and_answers_are_for_everyone_without_names(
    client: Client, invitation: Invitation, owner: Person, official: Person
) -> None:
    as_(client, owner).post(at("ask", invitation.number), {"text": "Mag er muziek zijn?"})
    question = invitation.questions.get()
    as_(client, official).post(at("answer", invitation.number, question.pk), {"answer": "Tot tien uur."})
    client.logout()
    page = words(client.get(at("invitation", invitation.number)))

    assert "Mag er muziek zijn?" in page
    assert "Tot tien uur." in page
    assert owner.name not in page


def test_bids_are_closed_until_the_last_day_and_stand_beside_each_other_after_it(
    client: Client, invitation: Invitation, garden: Initiative, owner: Person, official: Person, monkeypatch: Any
) -> None:
    bid = bid_of(garden, invitation, owner)
    as_(client, official)
    assert client.get(at("bids", invitation.number)).status_code == 403
    assert client.get(at("challenge", bid.number)).status_code == 404

    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON.replace(year=2027, month=1, day=12))
    client.force_login(official)
    assert garden.name in words(client.get(at("bids", invitation.number)))
    assert client.get(at("challenge", bid.number)).status_code == 200
    client.logout()
    assert garden.name not in words(client.get(at("invitation", invitation.number)))

    client.force_login(official)
    choice = {"revision": invitation.revision, "how": "Samen gelezen.", f"chosen-{bid.pk}": "on"}
    assert client.post(at("choose", invitation.number), choice).status_code == 422
    client.post(at("choose", invitation.number), choice | {f"reason-{bid.pk}": "Het beste plan."})
    client.logout()
    page = words(client.get(at("invitation", invitation.number)))
    assert garden.name in page
    assert "Samen gelezen." in page
    assert now(bid).dossier is not None


def test_the_index_and_the_panels_lead_on(
    client: Client, sent: Challenge, owner: Person, official: Person, garden: Initiative
) -> None:
    assert sent.dossier is not None
    as_(client, official)
    assert at("challenge", sent.number) in client.get(reverse("web:my-desk")).content.decode()
    page = client.get(reverse("dossiers:dossier", args=[sent.dossier.number])).content.decode()
    assert at("challenge", sent.number) in page
    assert "Het verzoek is verstuurd" in page
    as_(client, owner)
    assert at("challenge", sent.number) in client.get(reverse("web:initiative", args=[garden.slug])).content.decode()
    assert sent.municipality.name in words(client.get(at("challenges")))


def test_a_request_in_free_words_is_linked_to_a_task(
    client: Client, sent: Challenge, official: Person, municipality: Organisation
) -> None:
    other = actions.add_task(municipality=municipality, facts={"name": "Het plein vegen"}, by=official, on=DAY)
    as_(client, official).post(at("link-task", sent.number), {"revision": sent.revision, "task": other.pk})

    assert now(sent).task_id == other.pk


def test_answering_goes_first(client: Client, draft: Challenge, owner: Person, official: Person) -> None:
    done = actions.send_challenge(challenge=draft, revision=draft.revision, by=owner, at=NOON)
    answered(done, official)

    assert Dossier.objects.get().state == "running"
