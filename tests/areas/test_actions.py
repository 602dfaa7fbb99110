"""What each deed changes, what it tells the journal, and who or what is refused."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests import factories
from tests.areas.conftest import skill, thing
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.areas import actions, demo
from tussenruimte.areas.actions import progress, strengths, ties
from tussenruimte.areas.actions.refusing import NotYours
from tussenruimte.areas.models import AreaStep, Asset, AssetCount, AssetRelation
from tussenruimte.areas.rules.strengths import CONSENT_VERSION
from tussenruimte.core import days
from tussenruimte.journal.models import Entry, Visibility
from tussenruimte.register.models import NeedKind, Place

pytestmark = pytest.mark.django_db
SELF, PHONE = Asset.ConsentWay.SELF, Asset.ConsentWay.PHONE


def journal() -> list[tuple[str, dict[str, Any]]]:
    return list(Entry.objects.order_by("pk").values_list("what", "details"))


# --- strengths -------------------------------------------------------------------------------------------------------
def test_a_resident_adds_what_they_can_with_their_consent(district: Place, resident: Person, haarlem: Place) -> None:
    asset = actions.add_asset(
        place=district,
        asset_class="bewoners",
        by=resident,
        on=DAY,
        consent_way=SELF,
        offers="  Fietsen   maken ",
        kinds=["knowledge", "geen-soort"],
        contact="06 12345678",
        party=factories.initiative(),
    )

    asset.refresh_from_db()
    assert (asset.person, asset.added_by, asset.offers, asset.party) == (resident, resident, "Fietsen maken", None)
    assert (asset.consent_way, asset.consent_on, asset.consent_version) == (SELF, DAY, CONSENT_VERSION)
    assert (asset.shown, asset.kinds, asset.municipality) == ("involved", ["knowledge"], haarlem)
    assert journal() == [("asset.added", {"class": "bewoners", "place": "WK039211"})]
    assert "06 12345678" not in str(Entry.objects.values())


def test_a_broker_adds_for_someone_who_phones(district: Place, broker: Person) -> None:
    asset = actions.add_asset(
        place=district,
        asset_class="bewoners",
        by=broker,
        on=DAY,
        consent_way=PHONE,
        for_another=True,
        name="Gerda Geheim",
        offers="Koken",
    )

    assert (asset.person, asset.added_by, asset.consent_way) == (None, broker, PHONE)
    assert str(asset) == "Koken"


@pytest.mark.parametrize(("way", "for_another"), [("", False), (PHONE, False), ("", True), (SELF, True)])
def test_nothing_of_a_person_is_kept_without_consent(
    way: str, for_another: bool, district: Place, broker: Person
) -> None:
    with pytest.raises(strengths.NoConsent):
        actions.add_asset(
            place=district,
            asset_class="bewoners",
            by=broker,
            on=DAY,
            consent_way=way,
            for_another=for_another,
            offers="Koken",
        )

    assert (Asset.objects.count(), journal()) == (0, [])


def test_the_database_keeps_no_person_without_consent_either(district: Place) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        skill(district, consent_on=None)


def test_a_resident_writes_down_nobody_else(district: Place, resident: Person) -> None:
    with pytest.raises(NotYours):
        actions.add_asset(
            place=district,
            asset_class="bewoners",
            by=resident,
            on=DAY,
            consent_way=PHONE,
            for_another=True,
            offers="Koken",
        )


@pytest.mark.parametrize(
    ("asset_class", "name", "offers", "refusal"),
    [
        ("luchtkastelen", "Zaal", "Een zaal", strengths.NoSuchClass),
        ("plekken", " ", "Een zaal", strengths.NoName),
        ("plekken", "Zaal", " ", strengths.NothingOffered),
    ],
)
def test_what_cannot_be_added(
    asset_class: str, name: str, offers: str, refusal: type[Exception], district: Place, resident: Person
) -> None:
    with pytest.raises(refusal):
        actions.add_asset(place=district, asset_class=asset_class, by=resident, on=DAY, name=name, offers=offers)


def test_adding_the_same_twice_makes_one(district: Place, resident: Person) -> None:
    told: dict[str, Any] = {"place": district, "asset_class": "plekken", "by": resident, "on": DAY}

    first = actions.add_asset(**told, name="Zaal", offers="Een zaal")
    again = actions.add_asset(**told, name="Zaal", offers="Een zaal")

    assert first == again
    assert len(journal()) == 1


def test_changing_names_the_fields_and_not_their_words(district: Place, broker: Person) -> None:
    asset = skill(district)

    actions.edit_asset(asset=asset, changes={"contact": "geheim@x.example", "offers": "Koken"}, revision=1, by=broker)
    actions.edit_asset(asset=asset, changes={"offers": "Koken"}, revision=2, by=broker)

    asset.refresh_from_db()
    assert (asset.contact, asset.offers, asset.revision) == ("geheim@x.example", "Koken", 2)
    assert journal() == [("asset.edited", {"fields": ["contact", "offers"]})]


def test_the_second_of_two_editors_is_told(district: Place, broker: Person) -> None:
    asset = thing(district)
    actions.edit_asset(asset=asset, changes={"offers": "Twee zalen"}, revision=1, by=broker)

    with pytest.raises(actions.ChangedMeanwhile):
        actions.edit_asset(asset=asset, changes={"offers": "Drie zalen"}, revision=1, by=broker)

    asset.refresh_from_db()
    assert asset.offers == "Twee zalen"


def test_checking_again(district: Place, broker: Person, stranger: Person) -> None:
    asset, later = thing(district), DAY + timedelta(days=400)

    actions.check_asset(asset=asset, by=broker, on=later)
    with pytest.raises(NotYours):
        actions.check_asset(asset=asset, by=stranger, on=later)

    asset.refresh_from_db()
    assert asset.last_checked == later
    assert journal() == [("asset.checked", {})]


def test_taking_consent_back_leaves_nothing(district: Place, resident: Person, stranger: Person) -> None:
    asset = skill(district, person=resident)
    AssetRelation.objects.create(one=asset, other=thing(district), kind="knows", said_on=DAY)
    with pytest.raises(NotYours):
        actions.remove_asset(asset=asset, by=stranger)

    actions.remove_asset(asset=asset, by=resident)

    assert Asset.objects.filter(asset_class="bewoners").count() == AssetRelation.objects.count() == 0
    assert journal() == [("area.asset-removed", {"class": "bewoners"})]


# --- ties ------------------------------------------------------------------------------------------------------------
def test_a_tie_told_from_both_sides_is_one(district: Place, broker: Person, stranger: Person) -> None:
    hall, cook = thing(district), skill(district)

    actions.tie(one=cook, other=hall, kind="knows", strength=1, by=broker, on=DAY)
    relation = actions.tie(one=hall, other=cook, kind="knows", strength=3, by=broker, on=DAY)
    with pytest.raises(NotYours):
        actions.tie(one=hall, other=cook, kind="can-help", strength=1, by=stranger, on=DAY)
    with pytest.raises(ties.WithItself):
        actions.tie(one=hall, other=hall, kind="knows", strength=1, by=broker, on=DAY)

    kept = AssetRelation.objects.get()
    assert (kept, kept.one, kept.other, kept.strength, kept.said_by) == (relation, hall, cook, 3, broker)
    assert [what for what, _details in journal()] == ["asset.tied", "asset.tied"]


def test_untying(district: Place, broker: Person, stranger: Person) -> None:
    relation = AssetRelation.objects.create(one=thing(district), other=skill(district), kind="knows", said_on=DAY)
    with pytest.raises(NotYours):
        actions.untie(relation=relation, by=stranger)

    actions.untie(relation=relation, by=broker)

    assert AssetRelation.objects.count() == 0
    assert journal()[-1][0] == "asset.untied"


# --- steps and counts ------------------------------------------------------------------------------------------------
def test_a_step_is_done_when_someone_sees_by_what(district: Place, official: Person, stranger: Person) -> None:
    told: dict[str, Any] = {"place": district, "step": "stap-1", "on": DAY}
    with pytest.raises(progress.NoEvidence):
        actions.set_step(**told, state="done", evidence=" ", revision=0, by=official)
    with pytest.raises(NotYours):
        actions.set_step(**told, state="doing", evidence="", revision=0, by=stranger)
    with pytest.raises(progress.NoSuchStep):
        actions.set_step(**{**told, "step": "stap-9"}, state="doing", evidence="", revision=0, by=official)

    actions.set_step(**told, state="doing", evidence="", revision=0, by=official)
    step = actions.set_step(**told, state="done", evidence="Een lijst", revision=1, by=official)
    with pytest.raises(actions.ChangedMeanwhile):
        actions.set_step(**told, state="todo", evidence="", revision=1, by=official)

    assert (AreaStep.objects.get(), step.state, step.revision) == (step, "done", 2)
    entry = Entry.objects.order_by("pk").last()
    assert entry is not None
    assert (entry.what, entry.visibility, entry.about_key) == ("area.step-set", Visibility.PUBLIC, "WK039211")


def test_a_count_stands_on_one_day(district: Place, official: Person, stranger: Person) -> None:
    told: dict[str, Any] = {"place": district, "source": "rondgang", "today": DAY}
    with pytest.raises(NotYours):
        actions.keep_count(**told, on=DAY, counts={"plekken": 1}, initiatives=3, by=stranger)
    with pytest.raises(progress.NothingCounted):
        actions.keep_count(**told, on=DAY, counts={"luchtkastelen": 1}, initiatives=None, by=official)
    with pytest.raises(progress.NotYet):
        actions.keep_count(**told, on=DAY + timedelta(days=1), counts={}, initiatives=3, by=official)

    count = actions.keep_count(**told, on=DAY, counts={"plekken": 1, "weg": 2}, initiatives=None, by=official)
    with pytest.raises(progress.CountedThatDay):
        actions.keep_count(**told, on=DAY, counts={"plekken": 5}, initiatives=3, by=official)

    assert (AssetCount.objects.get(), count.counts, count.initiatives) == (count, {"plekken": 1}, None)
    assert [what for what, _details in journal()] == ["area.counted"]


# --- the demonstration -----------------------------------------------------------------------------------------------
def test_the_examples_are_put_on_the_map_once_and_only_in_the_demonstration(settings: Any) -> None:
    amsterdam = factories.place("Amsterdam", "GM0363")
    place = factories.place("Osdorp-Midden", "WK036382", kind=Place.Kind.DISTRICT, inside=amsterdam)
    demo.load(days.today(), say=lambda _line: None)
    assert Asset.objects.count() == 0

    settings.DEMO = True
    for _twice in range(2):
        demo.load(days.today(), say=lambda _line: None)

    assert Asset.objects.filter(place=place).count() == len(demo.STRENGTHS)
    assert all(asset.name.startswith("Voorbeeld") or asset.is_personal for asset in Asset.objects.all())
    assert set().union(*(set(asset.kinds) for asset in Asset.objects.all())) <= set(NeedKind.values)
    assert AssetCount.objects.count() == 2
