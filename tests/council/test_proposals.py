"""A proposal from its first word to what the council did with it."""

import pytest

from tests.conftest import DAY
from tests.council.conftest import LATER, NOON, WITHOUT_LENS, looked_through_lens, put_before
from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.council import actions, filling
from tussenruimte.council.actions.proposals import LensFirst, NotShared, Treatment, UnknownSection
from tussenruimte.council.actions.refusing import ChangedMeanwhile, NoReason, NotFromHere, TellsWho
from tussenruimte.council.models import FrozenText, Proposal, SectionVersion
from tussenruimte.council.queries.cards import Card
from tussenruimte.council.queries.proposals import is_unchanged, sections_of, written
from tussenruimte.council.rules.proposal import OWN_WORDS, Section
from tussenruimte.dossiers import actions as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.journal.models import Entry


def happened() -> list[str]:
    return list(Entry.objects.filter(what__startswith="council.").order_by("pk").values_list("what", flat=True))


def whole_text(proposal: Proposal) -> dict[str, Section]:
    card = Card(proposal.dossier, DAY)
    return {section.id: section for section in filling.composed(card, written(proposal))}


def test_a_new_proposal_fills_itself_from_the_dossier_and_says_what_is_missing(proposal: Proposal) -> None:
    text = whole_text(proposal)

    assert list(text) == [name for name, _title in filling.sections()]
    assert text["samenvatting"].text == "Samen tuinieren.\nToestemming voor de grond."
    assert "Buurttuin en Gemeente Haarlem werken samen" in text["aanleiding"].text
    assert text["participatie"].text == "Wie meedoen: Buurttuin, Gemeente Haarlem."
    assert {name for name, section in text.items() if section.is_open} == {
        *("argumenten", "kanttekeningen", "financien", "democratische-toets", "alternatieven"),
        *(OWN_WORDS, "uitvoering-en-evaluatie", "bijlagen"),
    }
    assert happened() == ["council.proposal-started"]


def test_only_who_handles_the_dossier_begins_a_proposal(clean: Dossier, owner: Person, councillor: Person) -> None:
    for person in (owner, councillor):
        with pytest.raises(NotAllowed):
            actions.start_proposal(dossier=clean, title="Tuin", by=person, on=DAY)


def test_every_version_of_a_section_stays_and_the_last_one_counts(proposal: Proposal, official: Person) -> None:
    for seen, text in enumerate(("Eerst.", "Daarna.")):
        actions.write_section(proposal=proposal, section="argumenten", text=text, seen=seen, by=official, at=NOON)

    assert whole_text(proposal)["argumenten"] == Section("argumenten", "Argumenten", "Daarna.")
    assert [one.text for one in SectionVersion.objects.order_by("version")] == ["Eerst.", "Daarna."]


def test_a_section_that_is_emptied_fills_itself_again(proposal: Proposal, official: Person) -> None:
    for seen, text in enumerate(("Eigen tekst.", "")):
        actions.write_section(proposal=proposal, section="samenvatting", text=text, seen=seen, by=official, at=NOON)

    assert whole_text(proposal)["samenvatting"].filled


def test_the_second_of_two_writers_is_told_what_the_first_one_wrote(proposal: Proposal, official: Person) -> None:
    actions.write_section(proposal=proposal, section="argumenten", text="Eerst.", seen=0, by=official, at=NOON)

    with pytest.raises(ChangedMeanwhile) as caught:
        actions.write_section(proposal=proposal, section="argumenten", text="Ook.", seen=0, by=official, at=NOON)

    assert (caught.value.revision, caught.value.now) == (1, {"text": "Eerst."})
    assert SectionVersion.objects.count() == 1


def test_the_words_of_the_initiative_are_its_own(proposal: Proposal, owner: Person, official: Person) -> None:
    given = {"proposal": proposal, "text": "Wij doen dit samen.", "seen": 0, "at": NOON}
    with pytest.raises(NotAllowed):
        actions.write_section(section=OWN_WORDS, by=official, **given)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed):
        actions.write_section(section="argumenten", by=owner, **given)  # type: ignore[arg-type]

    actions.write_section(section=OWN_WORDS, by=owner, **given)  # type: ignore[arg-type]

    assert whole_text(proposal)[OWN_WORDS].text == "Wij doen dit samen."


def test_a_section_we_do_not_know_is_refused(proposal: Proposal, official: Person) -> None:
    with pytest.raises(UnknownSection):
        actions.write_section(proposal=proposal, section="slot", text="Ja.", seen=0, by=official, at=NOON)


# --- before the council ----------------------------------------------------------------------------------------------
def test_what_the_council_gets_never_changes_again(presented: Proposal, official: Person) -> None:
    (frozen,) = FrozenText.objects.all()
    before = sections_of(frozen)
    dossiers.edit_dossier(
        dossier=presented.dossier,
        changes={"goal": "Iets heel anders."},
        revision=Dossier.objects.get(pk=presented.dossier_id).revision,
        by=official,
    )

    frozen.refresh_from_db()
    assert sections_of(frozen) == before
    assert is_unchanged(frozen)
    assert (frozen.version, frozen.without_lens, presented.state) == (1, WITHOUT_LENS, Proposal.State.FOR_COUNCIL)
    assert happened()[-1] == "council.proposal-presented"


def test_a_text_that_somebody_changed_behind_our_back_is_noticed(presented: Proposal) -> None:
    frozen = presented.frozen.get()
    frozen.sections[0]["text"] = "Anders."
    frozen.save()

    assert not is_unchanged(frozen)


def test_a_dossier_that_is_not_shared_gives_the_council_nothing(
    unshared: Dossier, official: Person, proposal: Proposal, owner: Person
) -> None:
    dossiers.share_with_council(dossier=proposal.dossier, shared=False, by=owner, on=DAY)

    with pytest.raises(NotShared):
        put_before(proposal, official)


def test_without_a_look_through_the_lens_the_gate_opens_for_who_says_why(proposal: Proposal, official: Person) -> None:
    with pytest.raises(LensFirst):
        actions.present(proposal=proposal, without_lens=" ", revision=1, by=official, on=DAY)

    assert Proposal.objects.get().state == Proposal.State.DRAFT


def test_with_a_look_through_the_lens_no_reason_is_asked(proposal: Proposal, official: Person, owner: Person) -> None:
    looked_through_lens(proposal.dossier.initiative, owner)

    frozen = actions.present(proposal=proposal, without_lens="", revision=1, by=official, on=DAY)

    assert frozen.without_lens == ""
    check = next(section for section in sections_of(frozen) if section.id == "democratische-toets")
    assert check.text == "De democratische bril is ingevuld. De antwoorden zijn niet met iedereen gedeeld."


def test_a_proposal_that_tells_who_someone_is_stays_a_draft(
    proposal: Proposal, official: Person, owner: Person
) -> None:
    text = "Vraag het Olga Tuinhart, 06-12345678."
    actions.write_section(proposal=proposal, section="aanleiding", text=text, seen=0, by=official, at=NOON)

    with pytest.raises(TellsWho) as caught:
        put_before(proposal, official)

    assert "Olga Tuinhart" in str(caught.value)
    assert FrozenText.objects.count() == 0


def test_a_proposal_that_is_taken_back_keeps_what_the_council_got(presented: Proposal, official: Person) -> None:
    back = actions.take_back(proposal=presented, reason="Een bedrag klopt niet.", revision=2, by=official)
    actions.write_section(proposal=back, section="argumenten", text="Beter.", seen=0, by=official, at=NOON)
    again = put_before(back, official)

    assert [one.version for one in again.frozen.order_by("version")] == [1, 2]
    assert len({one.sha256 for one in again.frozen.all()}) == 2


def test_two_people_do_not_put_it_before_the_council_twice(proposal: Proposal, official: Person) -> None:
    put_before(proposal, official)

    with pytest.raises(NotFromHere):
        actions.present(proposal=proposal, without_lens=WITHOUT_LENS, revision=1, by=official, on=DAY)
    with pytest.raises(ChangedMeanwhile):
        actions.take_back(proposal=proposal, reason="Fout.", revision=1, by=official)


# --- treated ---------------------------------------------------------------------------------------------------------
def treated(proposal: Proposal, by: Person, **changes: object) -> Proposal:
    told = {"outcome": "amended", "text": "Met een hek erbij.", "on": DAY} | changes
    return actions.treat(
        proposal=proposal,
        what=Treatment(**told),
        revision=proposal.revision,
        by=by,
        today=DAY,  # type: ignore[arg-type]
    )


def test_the_clerk_writes_down_what_the_council_did_with_it(presented: Proposal, clerk: Person) -> None:
    done = treated(presented, clerk, votes_for=20, votes_against=15)

    assert (done.state, done.outcome, done.votes_for, done.votes_against) == ("treated", "amended", 20, 15)
    assert done.treated_on == DAY
    assert happened()[-1] == "council.proposal-amended"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"text": " "}, NoReason),
        ({"votes_for": 3}, Refusal),
        ({"on": LATER}, Refusal),
        ({"on": DAY.replace(day=1)}, Refusal),
        ({"text": "Zoals Olga Tuinhart vroeg."}, TellsWho),
    ],
)
def test_half_a_treatment_is_refused(
    presented: Proposal, clerk: Person, changes: dict[str, object], refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        treated(presented, clerk, **changes)

    assert Proposal.objects.get().state == Proposal.State.FOR_COUNCIL


def test_a_councillor_does_not_write_down_what_the_council_did(presented: Proposal, councillor: Person) -> None:
    with pytest.raises(NotAllowed):
        treated(presented, councillor)


def test_only_the_initiative_lets_everyone_read_it_and_twice_is_once(
    presented: Proposal, official: Person, owner: Person
) -> None:
    with pytest.raises(NotAllowed):
        actions.publish(proposal=presented, by=official, on=DAY)

    actions.publish(proposal=presented, by=owner, on=DAY)
    again = actions.publish(proposal=Proposal.objects.get(), by=owner, on=LATER)

    assert again.published_on == DAY
    assert happened().count("council.proposal-published") == 1
