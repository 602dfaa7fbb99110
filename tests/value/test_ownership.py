"""Which part of the production is local."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.value.models import asked, codes
from tussenruimte.value.rules import ValueInputError
from tussenruimte.value.rules.ownership import Installation, Owner, ownership


def owner(type_: str, share: object, **more: object) -> dict[str, object]:
    return {"type": type_, "share": share, **more}


def installation(*owners: dict[str, object], **more: object) -> dict[str, object]:
    return {"name": "Windpark", "kind": "wind", "production_mwh": 1000, "owners": list(owners), **more}


def area(*installations: dict[str, object]) -> dict[str, object]:
    return {"installations": list(installations)}


@pytest.mark.parametrize(
    ("share", "status"),
    [("0.5", "gehaald"), ("0.499999", "onderweg"), ("0.25", "onderweg"), ("0.249999", "aandacht"), ("0", "aandacht")],
)
def test_status_says_how_far_the_aim_is(share, status):
    rest = 1 - Decimal(share)
    found = asked("ownership", area(installation(owner("collective", share), owner("non-local", rest))))

    assert (found["local_share"], found["collective_share"], found["status"]) == (share, share, status)


def test_collectives_public_parties_and_local_businesses_are_local():
    found = asked("ownership", area(installation(
        owner("collective", 0.1), owner("public", 0.2), owner("local_business", 0.3), owner("non-local", 0.4)
    )))  # fmt: skip

    assert (found["local_share"], found["collective_share"]) == ("0.6", "0.1")


def test_installations_weigh_by_what_they_make():
    found = asked("ownership", area(
        installation(owner("collective", 1), production_mwh=3000),
        installation(owner("non-local", 1), production_mwh=1000, kind="solar-field"),
    ))  # fmt: skip

    assert (found["local_share"], found["counted_mwh"], found["weighed_by"]) == ("0.75", "4000", "production_mwh")


def test_solar_roofs_do_not_count():
    roof = installation(owner("collective", 1), name="Dak", kind="solar-roof")
    found = asked("ownership", area(roof, installation(owner("non-local", 1))))

    assert (found["local_share"], found["left_out"]) == ("0", ["Dak"])
    assert "roofs-left-out" in codes(found)


def test_nothing_that_counts_leaves_the_share_unknown():
    found = asked("ownership", area(installation(owner("collective", 1), kind="solar-roof")))

    assert (found["local_share"], found["collective_share"], found["status"]) == (None, None, "onbekend")
    assert "nothing-counted" in codes(found)


def test_a_holding_is_looked_through():
    deep = owner("holding", 0.5, owners=[owner("public", 0.4), owner("holding", 0.6, owners=[owner("collective", 1)])])
    found = asked("ownership", area(installation(deep, owner("non-local", 0.5))))

    assert (found["local_share"], found["collective_share"]) == ("0.5", "0.3")


def test_who_decides_and_who_gets_the_proceeds_are_numbers_of_their_own():
    found = asked("ownership", area(installation(
        owner("collective", 0.2, votes=0.6, benefits=0.1), owner("non-local", 0.8, votes=0.4, benefits=0.9)
    )))  # fmt: skip

    assert found["voting"] == {"local": "0.6", "collective": "0.6"}
    assert found["benefits"] == {"local": "0.1", "collective": "0.1"}
    assert codes(found) == set()


def test_votes_that_are_not_all_known_stay_unknown():
    found = asked("ownership", area(installation(owner("collective", 0.2, votes=1), owner("non-local", 0.8))))

    assert found["voting"] == {"local": None, "collective": None}
    assert codes(found) == {"votes-unknown"}


def nested(depth: int) -> dict[str, object]:
    return owner("holding", 1, owners=[nested(depth - 1)]) if depth else owner("collective", 1)


@pytest.mark.parametrize(
    ("given_", "place"),
    [
        ({}, "installations"),
        ({"installations": []}, "installations"),
        ({"installations": [7]}, "installations.1"),
        (area(installation()), "installations.1.owners"),
        (area(installation(owner("collective", 0.6), owner("public", 0.6))), "installations.1.owners"),
        (area(installation(owner("collective", 0.6))), "installations.1.owners"),
        (area(installation(owner("buren", 1))), "installations.1.owners.1.type"),
        (area(installation(owner("collective", 1), kind="kern")), "installations.1.kind"),
        (area(installation(owner("collective", 1), production_mwh=-1)), "installations.1.production_mwh"),
        (area(installation(nested(11))), f"installations.1.{'owners.1.' * 10}owners"),
    ],
)
def test_what_is_wrong_is_named(given_, place):
    with pytest.raises(ValueInputError) as refused:
        asked("ownership", given_)

    assert place in [problem.place for problem in refused.value.problems]


@given(st.lists(st.tuples(st.integers(0, 10**6), st.decimals(0, 1, places=6)), min_size=1, max_size=8))
def test_the_local_part_lies_between_the_smallest_and_the_largest_of_the_installations(parts):
    found = ownership(
        Installation("x", "wind", Decimal(made), (Owner("collective", share), Owner("non-local", 1 - share)))
        for made, share in parts
    )

    if found.owned.local is None:
        assert all(made == 0 for made, _share in parts)
    else:
        shares = [share for made, share in parts if made]
        assert min(shares) <= found.owned.local <= max(shares)
