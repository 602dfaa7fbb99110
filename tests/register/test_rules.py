"""The register decides without database, clock or page."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tussenruimte.register import rules
from tussenruimte.register.rules import Change, Difference, Filters, Likeness, Looks

latitudes = st.floats(50.7, 53.6)
longitudes = st.floats(3.3, 7.3)


@given(latitudes, longitudes)
def test_blurred_point_is_near_but_tells_only_the_cell(lat: float, lon: float) -> None:
    shown = rules.shown_point((lat, lon), "blurred")

    assert shown is not None
    assert abs(shown[0] - lat) <= rules.CELL_LAT / 2 + 1e-6
    assert abs(shown[1] - lon) <= rules.CELL_LON / 2 + 1e-6
    # The middle of the cell is shown at the middle of the cell: nothing of the exact point is left in it.
    assert rules.shown_point(shown, "blurred") == shown


@pytest.mark.parametrize(
    ("exact", "shown", "area", "expected"),
    [
        ((52.38, 4.63), "exact", (52.4, 4.6), (52.38, 4.63)),
        ((52.38, 4.63), "hidden", (52.4, 4.6), None),
        (None, "exact", (52.4, 4.6), (52.4, 4.6)),
        (None, "blurred", (52.4, 4.6), (52.4, 4.6)),
        (None, "hidden", (52.4, 4.6), None),
        (None, "blurred", None, None),
    ],
)
def test_shown_point_is_what_the_party_chose(
    exact: rules.Point | None, shown: str, area: rules.Point | None, expected: rules.Point | None
) -> None:
    assert rules.shown_point(exact, shown, area=area) == expected


@pytest.mark.parametrize(
    ("state", "new", "expected"),
    [
        ("draft", "listed", True),
        ("listed", "hidden", True),
        ("hidden", "listed", True),
        ("draft", "hidden", False),
        ("listed", "draft", False),
        ("listed", "listed", False),
        ("unknown", "listed", False),
    ],
)
def test_states_follow_each_other(state: str, new: str, *, expected: bool) -> None:
    assert rules.may_become(state, new) is expected


@pytest.mark.parametrize(
    ("listed_on", "confirmed_on", "today", "expected"),
    [
        (date(2025, 11, 23), None, date(2026, 11, 22), False),
        (date(2025, 11, 23), None, date(2026, 11, 23), True),
        (date(2020, 1, 1), date(2026, 2, 1), date(2026, 11, 23), False),
        (date(2024, 2, 29), None, date(2025, 2, 28), True),
        (None, None, date(2026, 11, 23), False),
    ],
)
def test_confirmation_is_due_after_a_year(
    listed_on: date | None, confirmed_on: date | None, today: date, *, expected: bool
) -> None:
    assert rules.is_due_for_confirmation(listed_on, confirmed_on, today) is expected


@pytest.mark.parametrize(
    ("reminded_on", "expected"),
    [(None, True), (date(2026, 11, 22), False), (date(2025, 11, 22), True)],
)
def test_nobody_is_reminded_twice_in_a_year(reminded_on: date | None, *, expected: bool) -> None:
    assert rules.is_due_for_reminder(date(2024, 1, 1), None, reminded_on, date(2026, 11, 23)) is expected


def test_changes_name_field_old_and_new() -> None:
    assert rules.changes_between({"name": "A", "place": "B"}, {"name": "A", "place": "C"}) == (
        Change("place", "B", "C"),
    )


def test_several_edits_read_as_one() -> None:
    steps = [
        [Change("name", "A", "B"), Change("place", "X", "Y")],
        [Change("name", "B", "C"), Change("place", "Y", "X")],
    ]

    assert rules.joined(steps) == (Change("name", "A", "C"),)


@pytest.mark.parametrize(
    ("one", "other", "enough", "because"),
    [
        (Looks("Stichting De Buurttuin"), Looks("buurttuin"), True, ("name",)),
        (Looks("Café Zuid", "GM1"), Looks("cafe zuid", "GM1"), True, ("name", "place")),
        (Looks("Buurttuin", "GM1"), Looks("Buurttuin", "GM2"), True, ("name",)),
        (Looks("Buurtuin"), Looks("Buurttuin"), True, ("name",)),
        (Looks("Repair Café Noord"), Looks("Energie Zuid"), False, ()),
        (Looks("A", website="https://www.tuin.nl/"), Looks("B", website="http://tuin.nl"), True, ("website",)),
        (Looks("A", "GM1"), Looks("B", "GM1"), False, ("place",)),
        (Looks(""), Looks(""), False, ()),
    ],
)
def test_likeness(one: Looks, other: Looks, *, enough: bool, because: tuple[str, ...]) -> None:
    likeness = rules.likeness(one, other)

    assert (likeness.is_enough, likeness.because) == (enough, because)


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_mutual_and_within_bounds(one: str, other: str) -> None:
    there, back = rules.likeness(Looks(one), Looks(other)), rules.likeness(Looks(other), Looks(one))

    assert 0 <= there.score <= 1
    assert there.because == back.because


@given(st.text(max_size=80))
def test_any_text_has_a_website_key(text: str) -> None:
    assert isinstance(rules.website_key(text), str)


def test_name_key_is_blind_to_order_and_common_words() -> None:
    assert rules.name_key("Stichting Het Groene Dak") == rules.name_key("dak, groene")


def test_a_name_of_common_words_alone_keeps_them() -> None:
    assert rules.words_of("Voor Ons") == ("voor", "ons")


def test_likeness_is_plain_data() -> None:
    assert Likeness(0.6).is_enough


@dataclass
class Said:
    lens: str
    item: str
    side: str
    state: str = ""


def test_sides_that_see_the_same_do_not_differ() -> None:
    assert rules.differences([Said("fasen", "opstart", "initiative"), Said("fasen", "opstart", "municipality")]) == ()


def test_one_side_alone_does_not_differ() -> None:
    assert rules.differences([Said("fasen", "opstart", "initiative"), Said("fasen", "rijping", "initiative")]) == ()


def test_difference_names_what_is_shared_and_what_each_side_says() -> None:
    readings = [
        Said("werkvelden", "zorg-ouderen", "initiative"),
        Said("werkvelden", "maatjes", "initiative"),
        Said("werkvelden", "zorg-ouderen", "municipality"),
        Said("drempels", "schaalvergroting", "initiative", "bezig"),
        Said("drempels", "schaalvergroting", "broker", "genomen"),
    ]

    assert rules.differences(readings) == (
        Difference("werkvelden", (("zorg-ouderen", ""),), {"initiative": (("maatjes", ""),), "municipality": ()}),
        Difference(
            "drempels",
            (),
            {"broker": (("schaalvergroting", "genomen"),), "initiative": (("schaalvergroting", "bezig"),)},
        ),
    )


@pytest.mark.parametrize(
    ("filters", "order"),
    [
        (Filters(), "nieuw"),
        (Filters(text="tuin"), "relevantie"),
        (Filters(text="tuin", sort="naam"), "naam"),
        (Filters(sort="relevantie"), "nieuw"),
        (Filters(sort="wat"), "nieuw"),
    ],
)
def test_order_of_the_list(filters: Filters, order: str) -> None:
    assert filters.order == order


def test_sorting_is_no_filter() -> None:
    assert Filters(sort="naam").are_none
    assert not Filters(text="tuin").are_none
