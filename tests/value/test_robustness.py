"""Whatever is given, the answer is an answer or a refusal that names a field."""

import copy
import json
from contextlib import suppress
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.value.models import asked, effect, model
from tests.value.test_command import EXAMPLES
from tussenruimte.value.rules import METHODS, ValueInputError

GIVEN = {method: yaml.safe_load(text) for method, text in EXAMPLES.items()}
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
anything = st.recursive(
    scalars, lambda below: st.lists(below, max_size=4) | st.dictionaries(st.text(max_size=8), below, max_size=4)
)


def answered(method: str, given_: Any) -> None:
    with suppress(ValueInputError):
        json.dumps(asked(method, given_), ensure_ascii=False).encode()


def places_in(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [place, *(found for key, one in below for found in places_in(one, (*place, key)))]


def with_at(value: Any, place: tuple[Any, ...], new: Any) -> Any:
    changed = copy.deepcopy(value)
    if not place:
        return new
    at = changed
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = new
    return changed


@pytest.mark.parametrize("method", METHODS)
@given(given_=anything)
def test_anything_is_answered_or_refused(method, given_):
    answered(method, given_)


@pytest.mark.parametrize("method", METHODS)
@settings(max_examples=150)
@given(data=st.data())
def test_an_example_with_anything_in_one_place_is_answered_or_refused(method, data):
    place = data.draw(st.sampled_from(places_in(GIVEN[method])))
    answered(method, with_at(GIVEN[method], place, data.draw(anything)))


def test_the_largest_numbers_are_counted_exactly():
    most = "1000000000000"
    line = {"name": "a", "party": "b", "kind": "welfare", "quantity": most, "unit_price": most, "duration": 100}
    spread = {"low": 0, "mid": 100, "high": 100}
    found = asked("mkba", model({**line, "persons": most, "range": spread}, discount_rate=0), draws=10)

    assert found["pv_benefits"] == "1" + "0" * 40


def test_large_numbers_that_hardly_differ_have_one_bar():
    line = effect("a", "b", 10**12, persons=10**9, range={"low": 1, "mid": 1, "high": "1.000000000001"})
    found = asked("mkba", model(line), draws=10)

    assert [bar["count"] for bar in found["draws"]["bars"]] == [10]
