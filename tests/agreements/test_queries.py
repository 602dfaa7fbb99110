"""Finding agreements: the register, what waits for whom, and as many questions for three as for one."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from tests.agreements.conftest import NOON, completed, party_of, propose, sign
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.agreements import actions, queries, wording
from tussenruimte.agreements.kinds import kind_facts
from tussenruimte.agreements.models import Agreement, Version
from tussenruimte.agreements.rules.canonical import canonical_text, from_json, without_people
from tussenruimte.agreements.rules.completeness import Missing
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Membership, Organisation

pytestmark = pytest.mark.django_db


def begun(dossier: Dossier, owner: Person, title: str) -> Agreement:
    """Another draft in the same dossier."""
    return actions.start_agreement(dossier=dossier, kind="intentieovereenkomst", title=title, by=owner, at=NOON)


def signed(dossier: Dossier, owner: Person, official: Person, title: str) -> Agreement:
    """Another agreement that is in force."""
    version = propose(completed(begun(dossier, owner, title), owner, official), owner)
    sign(version, owner)
    sign(version, official)
    return version.agreement


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_asks_the_same_number_of_questions_however_long_it_is(
    dossier: Dossier, owner: Person, official: Person, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        signed(dossier, owner, official, f"Tuin {number}")

    with django_assert_num_queries(3):
        rows = queries.with_figures(queries.public_register())
        told = [[row.title, row.dossier.lead.name, *(one.party.name for one in row.parties.all())] for row in rows]
    with django_assert_num_queries(1):
        listed = [row.signed for row in queries.of_dossier(dossier)]
    assert (len(told), len(listed)) == (count, count)


@pytest.mark.parametrize("count", [1, 3])
def test_a_draft_asks_the_same_number_of_questions_however_much_is_suggested(
    agreement: Agreement, owner: Person, member: Person, count: int, django_assert_num_queries: Any
) -> None:
    clause = queries.clauses_of(agreement)[0].clause
    for _number in range(count):
        actions.suggest(
            agreement=agreement,
            clause=clause,
            text="Anders.",
            reason="",
            party=agreement.dossier.initiative,
            by=member,
            at=NOON,
        )

    with django_assert_num_queries(3):
        now = queries.clauses_of(agreement)
        assert [str(one.by) for one in now[0].suggestions] == [str(member)] * count


def test_figures_count_what_is_asked_and_done(proposed: Version, owner: Person, official: Person) -> None:
    # Another agreement with signatures of its own, which are not counted here.
    other = signed(proposed.agreement.dossier, owner, official, "Het plein")
    sign(proposed, owner)
    row = queries.of_dossier(proposed.agreement.dossier).exclude(pk=other.pk).get()

    assert (row.out_version, row.signed, row.to_sign, row.open_suggestions, row.next_review) == (1, 1, 2, 0, None)


def test_figures_of_a_withdrawn_version_count_no_signature(proposed: Version, owner: Person) -> None:
    sign(proposed, owner)
    actions.withdraw_proposal(agreement=proposed.agreement, why="Fout.", by=owner, at=NOON)
    (row,) = queries.of_dossier(proposed.agreement.dossier)

    assert (row.out_version, row.signed) == (None, 0)


def test_the_register_is_newest_first_and_filtered(
    dossier: Dossier, owner: Person, official: Person, agreement: Agreement
) -> None:
    first, second = (signed(dossier, owner, official, title) for title in ("Het plein", "De moestuin"))

    assert list(queries.public_register()) == [second, first]
    assert list(queries.public_register("plein")) == [first]
    assert list(queries.public_register(state="ended")) == []
    assert list(queries.public_register(kind="intentieovereenkomst", state="active")) == [second, first]
    assert set(queries.visible_to(AnonymousUser())) == {first, second}


def test_the_public_text_names_no_people(concluded: Agreement) -> None:
    assert concluded.current is not None
    text = canonical_text(without_people(from_json(concluded.current.content)))

    assert "Olga" in concluded.current.text
    assert not {"Olga", "Aydin", "mandaatbesluit"} & set(text.replace(",", "").split())


def test_a_signature_is_asked_of_who_was_named_until_it_is_there(
    proposed: Version, owner: Person, official: Person, stranger: Person
) -> None:
    assert [line.party_id for line in queries.waiting_for_signature_of(owner)] == [party_of(owner).pk]
    assert list(queries.waiting_for_signature_of(stranger)) == []
    sign(proposed, owner)
    assert list(queries.waiting_for_signature_of(owner)) == []
    Membership.objects.filter(person=official).update(until=DAY)
    assert list(queries.waiting_for_signature_of(official)) == []


def test_a_party_that_only_reads_along_in_the_dossier_is_no_party(
    dossier: Dossier, owner: Person, official: Person, fund: Organisation
) -> None:
    dossiers.bring_in(dossier=dossier, party=fund, shared=False, by=official, on=DAY)

    assert begun(dossier, owner, "Tuin").parties.count() == 2


def test_what_is_missing_is_said_in_words(agreement: Agreement) -> None:
    lines = wording.missing(queries.missing_in(agreement))

    assert lines[0] == "Vat de overeenkomst samen in één zin. Iedereen mag die later lezen."
    assert "Buurttuin heeft nog niet gezegd wie er tekent." in lines
    assert "Vul de lege plekken in bij ‘Wie wij zijn’. Ze staan tussen accolades." in lines
    assert wording.missing([Missing("suggestion")]) == ["Geef antwoord op de voorstellen voor een nieuwe bepaling."]


def test_a_kind_is_read_in_dutch_with_its_clauses() -> None:
    kind = kind_facts("samenwerkingspact")

    assert (kind.title, kind.binding, "doorlopend" in kind.intensities) == ("Samenwerkingspact", "choice", True)
    with pytest.raises(KeyError):
        kind_facts("huwelijk")


def test_where_it_stands_is_said_for_everyone(concluded: Agreement, owner: Person) -> None:
    assert wording.sentence(concluded) == "Alle partijen hebben getekend. De afspraken gelden."
    amending = actions.amend(agreement=concluded, reason="Groter.", by=owner, on=DAY)
    assert wording.sentence(amending).startswith("De partijen schrijven aan een nieuwe versie.")
    assert wording.sentence(amending, out_for_signing=True).startswith("Er ligt een nieuwe versie om te tekenen.")
    assert (wording.judgement("clash"), wording.outcome("stop")) == ("botsen", "stoppen")
