"""Registering, changing, showing, reading, exchanging: what changed, what was journalled, who was refused."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed, Refusal
from tussenruimte.journal.models import Entry
from tussenruimte.register import actions
from tussenruimte.register.actions.exchange import EndsBeforeItStarts, NoLongerOpen
from tussenruimte.register.actions.initiatives import NotFromHere
from tussenruimte.register.actions.kinship import OwnAncestor
from tussenruimte.register.actions.organisations import WrongKind
from tussenruimte.register.actions.readings import UnknownView
from tussenruimte.register.actions.refusing import NoName
from tussenruimte.register.models import Descent, Initiative, LensReading, Need, Party, Place, Side
from tussenruimte.register.rules import Change
from tussenruimte.search.queries import matching

pytestmark = pytest.mark.django_db


def told(thing: Any) -> list[str]:
    """What the journal says happened to a thing, oldest first."""
    entries = Entry.objects.filter(about_kind=thing._meta.label_lower, about_key=str(thing.pk))
    return list(entries.order_by("pk").values_list("what", flat=True))


def findable(initiative: Initiative) -> bool:
    return initiative.pk in matching("initiative", initiative.name)


# --- initiatives -----------------------------------------------------------------------------------------------------
def test_registering_makes_a_draft_with_an_owner(stranger: Person) -> None:
    made = actions.register_initiative(name=" Het  Dak\n", summary="Samen.", on=DAY, by=stranger, owner=stranger)

    assert (made.name, made.slug, made.state, made.listed_on) == ("Het Dak", "het-dak", "draft", None)
    assert [(m.person, m.mandate, m.since) for m in made.memberships.all()] == [(stranger, "owner", DAY)]
    assert told(made) == ["initiative.registered"]
    assert not findable(made)


def test_registering_listed_places_it_in_its_municipality_and_in_the_index(haarlem: Place) -> None:
    district = factories.place("Centrum", "WK039201", kind=Place.Kind.DISTRICT, inside=haarlem)

    made = actions.register_initiative(
        name="Het Dak", summary="", on=DAY, listed=True, place=district, point=(52.3812, 4.6371)
    )

    assert (made.municipality, made.listed_on, made.point_shown) == (haarlem, DAY, "blurred")
    assert (made.shown_lat, made.shown_lon) != (made.lat, made.lon)
    assert findable(made)


def test_without_a_point_the_middle_of_the_place_is_shown(haarlem: Place) -> None:
    made = actions.register_initiative(name="Het Dak", summary="", on=DAY, place=haarlem)

    assert (made.shown_lat, made.shown_lon) == (52.38, 4.63)


def test_a_hidden_point_is_not_shown(haarlem: Place) -> None:
    made = actions.register_initiative(
        name="Het Dak", summary="", on=DAY, place=haarlem, point=(52.0, 4.0), point_shown="hidden"
    )

    assert (made.shown_lat, made.shown_lon) == (None, None)


def test_an_initiative_has_a_name() -> None:
    with pytest.raises(NoName):
        actions.register_initiative(name=" \u200b ", summary="", on=DAY)


def test_a_slug_that_was_just_taken_is_tried_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    first = actions.register_initiative(name="Dak", summary="", on=DAY)
    seen_too_early = iter([first.slug, first.slug, "dak-2"])
    monkeypatch.setattr("tussenruimte.register.queries.free_slug", lambda name: next(seen_too_early))

    assert actions.register_initiative(name="Dak", summary="", on=DAY).slug == "dak-2"


def test_a_slug_that_stays_taken_fails_loudly(monkeypatch: pytest.MonkeyPatch) -> None:
    first = actions.register_initiative(name="Dak", summary="", on=DAY)
    monkeypatch.setattr("tussenruimte.register.queries.free_slug", lambda name: first.slug)

    with pytest.raises(IntegrityError):
        actions.register_initiative(name="Dak", summary="", on=DAY)


@pytest.mark.parametrize("name", ["Inlezen", "Claims"])
def test_a_slug_is_never_a_word_of_our_own_addresses(name: str) -> None:
    assert actions.register_initiative(name=name, summary="", on=DAY).slug == f"{name.lower()}-2"


def test_the_same_name_twice_gives_two_slugs() -> None:
    slugs = [actions.register_initiative(name="Dak", summary="", on=DAY).slug for _ in range(2)]

    assert slugs == ["dak", "dak-2"]


def test_hiding_and_showing_again(garden: Initiative, owner: Person) -> None:
    actions.hide_initiative(initiative=garden, reason="Wij verhuizen.", by=owner)
    hidden = garden.state, findable(garden)
    actions.list_initiative(initiative=garden, by=owner, on=DAY + timedelta(days=9))

    assert hidden == ("hidden", False)
    assert (garden.state, garden.listed_on, findable(garden)) == ("listed", DAY, True)
    assert told(garden) == ["initiative.hidden", "initiative.listed"]


def test_a_draft_is_listed_on_a_day(stranger: Person) -> None:
    draft = actions.register_initiative(name="Dak", summary="", on=DAY, owner=stranger)

    actions.list_initiative(initiative=draft, by=stranger, on=DAY)

    assert (draft.state, draft.listed_on, findable(draft)) == ("listed", DAY, True)


def test_listing_twice_is_refused(garden: Initiative, owner: Person) -> None:
    with pytest.raises(NotFromHere):
        actions.list_initiative(initiative=garden, by=owner, on=DAY)


@pytest.mark.parametrize("deed", ["list", "hide", "edit", "post", "confirm", "invite", "link"])
def test_a_stranger_is_refused_and_nothing_is_told(deed: str, garden: Initiative, stranger: Person) -> None:
    other = factories.initiative("Ander")
    deeds = {
        "list": lambda: actions.list_initiative(initiative=garden, by=stranger, on=DAY),
        "hide": lambda: actions.hide_initiative(initiative=garden, reason="", by=stranger),
        "edit": lambda: actions.edit_initiative(initiative=garden, changes={}, revision=1, by=stranger),
        "post": lambda: actions.post_need(party=garden, kind="space", title="x", by=stranger, on=DAY),
        "confirm": lambda: actions.confirm_still_right(initiative=garden, by=stranger, on=DAY),
        "invite": lambda: actions.invite_member(party=garden, email="a@b.example", mandate="owner", by=stranger),
        "link": lambda: actions.link_offshoot(mother=garden, offshoot=other, by=stranger, on=DAY),
    }

    with pytest.raises(NotAllowed):
        deeds[deed]()

    assert told(garden) == []


def test_editing_tells_what_changed(garden: Initiative, owner: Person) -> None:
    changes = {"name": "Groene tuin", "summary": garden.summary, "started_year": 2019, "contact_route": "06-12345678"}

    edited = actions.edit_initiative(initiative=garden, changes=changes, revision=1, by=owner)

    entry = Entry.objects.get(what="initiative.edited")
    assert (edited.name, edited.started_year, edited.revision, edited.slug) == ("Groene tuin", 2019, 2, "buurttuin")
    assert entry.details == {
        "revision": 2,
        "changes": [
            ["name", "Buurttuin", "Groene tuin"],
            ["started_year", None, 2019],
            ["contact_route", None, None],
        ],
    }
    assert findable(edited)


def test_editing_nothing_is_no_news(garden: Initiative, owner: Person) -> None:
    edited = actions.edit_initiative(initiative=garden, changes={"name": "Buurttuin"}, revision=1, by=owner)

    assert (edited.revision, told(garden)) == (1, [])


def test_editing_away_the_name_is_refused(garden: Initiative, owner: Person) -> None:
    with pytest.raises(NoName):
        actions.edit_initiative(initiative=garden, changes={"name": "  "}, revision=1, by=owner)


def test_the_second_editor_hears_what_the_first_changed(garden: Initiative, owner: Person, editor: Person) -> None:
    first = {"name": "Groene tuin", "contact_route": "loket"}
    actions.edit_initiative(initiative=garden, changes=first, revision=1, by=owner)
    actions.edit_initiative(initiative=garden, changes={"name": "Tuin Noord"}, revision=2, by=owner)

    with pytest.raises(actions.ChangedMeanwhile) as refusal:
        actions.edit_initiative(initiative=garden, changes={"name": "Mijn tuin"}, revision=1, by=editor)

    garden.refresh_from_db()
    assert refusal.value.changes == (Change("name", "Buurttuin", "Tuin Noord"), Change("contact_route", None, "loket"))
    assert (refusal.value.by, refusal.value.revision, garden.name) == (owner, 3, "Tuin Noord")


def test_a_revision_nobody_made_is_refused_too(garden: Initiative, owner: Person) -> None:
    with pytest.raises(actions.ChangedMeanwhile) as refusal:
        actions.edit_initiative(initiative=garden, changes={"name": "x"}, revision=7, by=owner)

    assert (refusal.value.changes, refusal.value.by, refusal.value.at) == ((), None, None)


# --- readings --------------------------------------------------------------------------------------------------------
def say(initiative: Initiative, item: str, side: str, by: Person | None, **more: Any) -> LensReading:
    given = {"lens": "bloedgroepen", "on": DAY, **more}
    return actions.add_reading(initiative=initiative, item=item, side=side, by=by, **given)


def test_views_stand_side_by_side(garden: Initiative, owner: Person, official: Person) -> None:
    mine = say(garden, "collectief", Side.INITIATIVE, owner)
    theirs = say(garden, "burger", Side.MUNICIPALITY, official)

    standing = set(garden.readings.filter(withdrawn_on__isnull=True))
    assert standing == {mine, theirs}
    assert told(garden) == ["initiative.read", "initiative.read"]


def test_saying_the_same_twice_is_saying_it_once(garden: Initiative, owner: Person) -> None:
    first, second = (say(garden, "collectief", Side.INITIATIVE, owner) for _ in range(2))

    assert first == second
    assert told(garden) == ["initiative.read"]


def test_another_state_takes_the_place_of_ones_own(garden: Initiative, owner: Person) -> None:
    before = say(garden, "schaalvergroting", Side.INITIATIVE, owner, lens="drempels", state="bezig")
    say(garden, "professionalisering", Side.INITIATIVE, owner, lens="drempels", state="genomen")
    tomorrow = DAY + timedelta(days=1)
    say(garden, "schaalvergroting", Side.INITIATIVE, owner, lens="drempels", state="genomen", on=tomorrow)

    before.refresh_from_db()
    standing = garden.readings.filter(withdrawn_on__isnull=True).order_by("item").values_list("item", "state")
    assert before.withdrawn_on == tomorrow
    assert list(standing) == [("professionalisering", "genomen"), ("schaalvergroting", "genomen")]


def test_in_a_lens_with_one_choice_the_last_word_counts(garden: Initiative, owner: Person) -> None:
    say(garden, "opstart", Side.INITIATIVE, owner, lens="fasen")
    say(garden, "rijping", Side.INITIATIVE, owner, lens="fasen")

    garden.refresh_from_db()
    standing = garden.readings.filter(lens="fasen", withdrawn_on__isnull=True).values_list("item", flat=True)
    assert (list(standing), garden.phase) == (["rijping"], "rijping")


def test_the_municipality_does_not_overwrite_the_phase(garden: Initiative, owner: Person, official: Person) -> None:
    say(garden, "opstart", Side.MUNICIPALITY, official, lens="fasen")
    first = Initiative.objects.get(pk=garden.pk).phase
    say(garden, "rijping", Side.INITIATIVE, owner, lens="fasen")
    say(garden, "gevestigd", Side.MUNICIPALITY, official, lens="fasen")

    assert (first, Initiative.objects.get(pk=garden.pk).phase) == ("opstart", "rijping")


@pytest.mark.parametrize(
    ("lens", "item", "state"),
    [("bestaat-niet", "x", ""), ("werken", "seed-003", ""), ("fasen", "x", ""), ("drempels", "schaalvergroting", "x")],
)
def test_a_view_must_exist(lens: str, item: str, state: str, garden: Initiative) -> None:
    with pytest.raises(UnknownView):
        say(garden, item, Side.SOURCE, None, lens=lens, state=state)


def test_nobody_speaks_for_another_side(garden: Initiative, owner: Person) -> None:
    with pytest.raises(NotAllowed):
        say(garden, "collectief", Side.MUNICIPALITY, owner)


def test_set_view_replaces_ones_own_view_and_no_one_elses(garden: Initiative, owner: Person, official: Person) -> None:
    say(garden, "burger", Side.MUNICIPALITY, official)
    view: dict[str, Any] = {"initiative": garden, "lens": "bloedgroepen", "side": "initiative", "by": owner, "on": DAY}
    actions.set_view(choices={"burger": "", "collectief": ""}, **view)
    actions.set_view(choices={"collectief": "", "mantelzorg": ""}, **view)
    actions.set_view(choices={"collectief": "", "mantelzorg": ""}, **view)

    standing = garden.readings.filter(withdrawn_on__isnull=True).order_by("side", "item").values_list("side", "item")
    assert list(standing) == [("initiative", "collectief"), ("initiative", "mantelzorg"), ("municipality", "burger")]
    assert told(garden) == ["initiative.read"] * 3


def test_set_view_takes_one_answer_where_the_lens_does(garden: Initiative, owner: Person) -> None:
    with pytest.raises(UnknownView):
        actions.set_view(
            initiative=garden,
            lens="fasen",
            choices={"opstart": "", "rijping": ""},
            side="initiative",
            by=owner,
            on=DAY,
        )


def test_withdrawing_keeps_the_row(garden: Initiative, owner: Person, stranger: Person) -> None:
    reading = say(garden, "collectief", Side.INITIATIVE, owner)
    with pytest.raises(NotAllowed):
        actions.withdraw_reading(reading=reading, by=stranger, on=DAY)

    actions.withdraw_reading(reading=reading, by=owner, on=DAY)
    actions.withdraw_reading(reading=reading, by=owner, on=DAY + timedelta(days=1))

    assert LensReading.objects.get().withdrawn_on == DAY
    assert told(garden) == ["initiative.read", "initiative.reading-withdrawn"]


# --- needs and offers ------------------------------------------------------------------------------------------------
def test_a_need_posted_twice_stands_once(garden: Initiative, owner: Person) -> None:
    needs = [actions.post_need(party=garden, kind="space", title="Een schuur", by=owner, on=DAY) for _ in range(2)]

    assert needs[0] == needs[1]
    assert told(garden) == ["need.posted"]


def test_a_need_is_met_once(garden: Initiative, broker: Person) -> None:
    need = actions.post_need(party=garden, kind="space", title="Een schuur", by=broker, on=DAY)
    actions.mark_met(thing=need, by=broker)

    with pytest.raises(NoLongerOpen):
        actions.withdraw(thing=need, by=broker)

    assert Need.objects.get().state == "met"
    assert told(garden) == ["need.posted", "need.met"]


def test_an_offer_is_withdrawn(garden: Initiative, owner: Person) -> None:
    offer = actions.post_offer(party=garden, kind="people", title="Tien handen", by=owner, on=DAY)
    actions.withdraw(thing=offer, by=owner)

    offer.refresh_from_db()
    assert offer.state == "withdrawn"
    assert told(garden) == ["offer.posted", "offer.withdrawn"]


def test_a_need_says_what_and_ends_after_it_starts(garden: Initiative, owner: Person) -> None:
    with pytest.raises(NoName):
        actions.post_need(party=garden, kind="space", title=" ", by=owner, on=DAY)
    with pytest.raises(EndsBeforeItStarts):
        actions.post_need(
            party=garden,
            kind="space",
            title="x",
            by=owner,
            on=DAY,
            from_day=DAY,
            until_day=DAY - timedelta(days=1),
        )


# --- kin -------------------------------------------------------------------------------------------------------------
def test_mother_and_offshoot_are_linked_once(garden: Initiative, owner: Person) -> None:
    offshoot = factories.initiative("Tuin Zuid")
    for _ in range(2):
        descent = actions.link_offshoot(mother=garden, offshoot=offshoot, by=owner, on=DAY)

    assert (Descent.objects.count(), told(offshoot)) == (1, ["initiative.offshoot-linked"])

    actions.unlink_offshoot(descent=descent, by=owner)

    assert (Descent.objects.count(), told(offshoot)[-1]) == (0, "initiative.offshoot-unlinked")


def test_nobody_is_their_own_ancestor(garden: Initiative, owner: Person) -> None:
    child, grandchild = factories.initiative("Kind"), factories.initiative("Kleinkind")
    factories.descent(garden, child)
    factories.descent(child, grandchild)

    for mother, offshoot in ((garden, garden), (grandchild, garden)):
        with pytest.raises(OwnAncestor):
            actions.link_offshoot(mother=mother, offshoot=offshoot, by=owner, on=DAY)


def test_unlinking_asks_for_a_mandate(garden: Initiative, stranger: Person) -> None:
    descent = factories.descent(garden, factories.initiative("Kind"))

    with pytest.raises(NotAllowed):
        actions.unlink_offshoot(descent=descent, by=stranger)


# --- organisations ---------------------------------------------------------------------------------------------------
def test_an_organisation_gets_a_desk(haarlem: Place, editor: Person, stranger: Person) -> None:
    made = actions.register_organisation(
        name="Gemeente Haarlem", kind=Party.Kind.MUNICIPALITY, by=editor, on=DAY, place=haarlem, owner=stranger
    )
    desk = {"name": "Loket", "email": "loket@haarlem.example", "phone": "14 023", "answer_within_days": 10}
    actions.set_desk(organisation=made, by=stranger, **desk)

    made.refresh_from_db()
    assert (made.slug, made.desk_name, made.answer_within_days, made.revision) == ("gemeente-haarlem", "Loket", 10, 2)
    assert told(made) == ["organisation.registered", "organisation.desk-set"]


@pytest.mark.parametrize("kind", ["initiative", "municipality", "municipal-unit", "x"])
def test_an_organisation_is_of_a_kind_and_somewhere(kind: str, editor: Person) -> None:
    with pytest.raises(WrongKind):
        actions.register_organisation(name="Iets", kind=kind, by=editor, on=DAY)


def test_an_organisation_has_a_name_and_an_editor(editor: Person, stranger: Person) -> None:
    with pytest.raises(NoName):
        actions.register_organisation(name=" ", kind="funder", by=editor, on=DAY)
    with pytest.raises(Refusal):
        actions.register_organisation(name="Fonds", kind="funder", by=stranger, on=DAY)


def test_a_stranger_sets_no_desk(stranger: Person) -> None:
    fund = factories.organisation("Fonds", Party.Kind.FUNDER)

    with pytest.raises(NotAllowed):
        actions.set_desk(organisation=fund, name="x", email="", phone="", answer_within_days=None, by=stranger)
