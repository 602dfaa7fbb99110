"""Spaces and announcements in the API: what stands on their public pages, and no people."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tussenruimte.accounts.models import Person
from tussenruimte.spaces import actions
from tussenruimte.spaces.models import Space, SpaceProcedure, SpaceWish

pytestmark = pytest.mark.django_db
SPACES, ANNOUNCEMENTS = "/api/v1/spaces", "/api/v1/space-announcements"


def rows(client: Client, address: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(address).json()["results"]
    return found


def test_a_space_is_told_with_what_is_unknown_as_unknown(client: Client, space: Space, wish: SpaceWish) -> None:
    (row,) = rows(client, SPACES)

    assert (row["id"], row["state"], row["stepFree"], row["rent"]) == ("het-badhuis", "free", "unknown", None)
    assert (row["municipality"]["code"], row["sizeM2"], row["interested"]) == ("GM0392", 200, 1)
    assert "Buurttuin" not in str(row)


@pytest.mark.parametrize(
    ("query", "found"), [("?state=free", 1), ("?state=in-use", 0), ("?kind=ground", 0), ("?municipality=GM0392", 1)]
)
def test_a_list_of_spaces_can_be_asked_for_less(client: Client, space: Space, query: str, found: int) -> None:
    assert len(rows(client, SPACES + query)) == found


def test_what_is_taken_out_or_being_prepared_does_not_exist_here(
    client: Client, draft: SpaceProcedure, official: Person, make_space: Callable[..., Space]
) -> None:
    actions.change_state(space=make_space(name="De Kapel"), state="withdrawn", by=official)

    assert [row["id"] for row in rows(client, SPACES)] == ["het-badhuis"]
    assert rows(client, ANNOUNCEMENTS) == []


def test_an_announcement_is_told_with_its_criteria_and_without_candidates(
    client: Client, selection: SpaceProcedure, official: Person
) -> None:
    actions.enter(found=selection, name="Dansschool", plan="Dansen.", by=official, on=selection.started_on)

    (row,) = rows(client, ANNOUNCEMENTS)

    assert (row["way"], row["state"], row["enterBy"]) == ("open-selection", "announced", "2026-12-07")
    assert [one["title"] for one in row["criteria"]] == ["Open voor de hele buurt"]
    assert "Dansschool" not in str(row)
    assert "Aydin" not in str(row)
    assert rows(client, ANNOUNCEMENTS + "?state=closed") == []


@pytest.mark.parametrize("count", [1, 3])
def test_the_lists_ask_the_same_number_of_questions(
    count: int, client: Client, make_space: Callable[..., Space], django_assert_num_queries: Any
) -> None:
    for number in range(count):
        make_space(name=f"Ruimte {number}")
    with django_assert_num_queries(2):
        client.get(SPACES)
