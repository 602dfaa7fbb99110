"""What must hold for every model."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tussenruimte.frameworks import catalogue
from tussenruimte.value.rules import (
    Cost,
    Effect,
    EffectModel,
    GoalShare,
    Range,
    Volume,
    as_mapping,
    mkba,
    public_words,
    read_model,
    sroi,
)
from tussenruimte.value.rules.discounting import present_value, stream_of
from tussenruimte.value.rules.model import BASES, INPUT_KINDS, TIMINGS

WORDS = public_words(catalogue())
TINY = Decimal("1e-15")

money = st.decimals(-1_000_000, 1_000_000, places=2)
share = st.decimals(0, 1, places=4)
rate = st.decimals(0, Decimal("0.5"), places=4)
stream = st.lists(money, min_size=1, max_size=8).map(tuple)
word = st.text("abcdefghij klmnoprstuvwz", min_size=1, max_size=12).map(str.strip).filter(bool)
party = st.sampled_from(["gemeente", "bewoners", "Rijk", "initiatief", "zorgverzekeraar"])
spread = st.tuples(share, share, share).map(sorted).map(lambda parts: Range(*parts))


@st.composite
def volumes(draw: st.DrawFn, form: str) -> Volume:
    if form == "amounts":
        return Volume(amounts=draw(stream))
    if form == "quantity":
        return Volume(quantity=draw(money))
    pairs = draw(st.lists(st.tuples(money, money), min_size=1, max_size=6))
    return Volume(quantity_with=tuple(one for one, _ in pairs), quantity_without=tuple(other for _, other in pairs))


@st.composite
def effects(draw: st.DrawFn) -> Effect:
    form = draw(st.sampled_from(["amounts", "with", "quantity"]))
    return Effect(
        name=draw(word),
        party=draw(party),
        kind=draw(st.sampled_from(["welfare", "transfer", "pm"])),
        expected=draw(volumes(form)),
        measured=draw(st.none() | volumes(form)),
        unit=draw(st.just("") | word),
        unit_price=None if form == "amounts" else draw(money),
        better=draw(st.sampled_from(["more", "less"])),
        persons=draw(st.decimals(0, 1000, places=1)),
        share=draw(share),
        counterparty=draw(st.just("") | party),
        deadweight=draw(st.none() | share),
        attribution=draw(st.none() | share),
        displacement=draw(st.none() | share),
        drop_off=draw(st.none() | share),
        duration=draw(st.integers(1, 8)) if form == "quantity" else None,
        range=draw(spread),
        evidence_level=draw(st.none() | st.integers(1, 5)),
        basis=draw(st.sampled_from(("", *BASES))),
        dimensions=draw(st.lists(word, max_size=2).map(tuple)),
        goals=draw(
            st.lists(st.builds(GoalShare, st.integers(1, 17), share, st.just("") | word), max_size=2).map(tuple)
        ),
        reason=draw(st.just("") | word),
    )


costs = st.builds(
    Cost, name=word, amounts=stream, party=party, kind=st.sampled_from(INPUT_KINDS), hours=st.none() | share,
    range=spread,
)  # fmt: skip
models = st.builds(
    EffectModel,
    base_year=st.integers(1900, 2200),
    discount_rate=rate,
    counterfactual=word,
    costs=st.lists(costs, max_size=3).map(tuple),
    effects=st.lists(effects(), min_size=1, max_size=5).map(tuple),
    title=st.just("") | word,
    price_year=st.none() | st.integers(1900, 2200),
    horizon_years=st.none() | st.integers(10, 99),
    timing=st.sampled_from(TIMINGS),
    public_parties=st.none() | st.lists(party, max_size=2).map(tuple),
    principles=st.just(()) | st.just((("be-transparent", "ja"),)),
)


@given(models)
def test_reading_what_was_written_gives_the_same_model(model):
    assert read_model(as_mapping(model)) == (model, ())


@given(stream, stream, rate, st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(1)]))
def test_discounting_is_additive(one, other, at, shift):
    longest = max(len(one), len(other))
    both = [
        (one[year] if year < len(one) else 0) + (other[year] if year < len(other) else 0) for year in range(longest)
    ]

    apart = present_value(one, at, shift) + present_value(other, at, shift)
    assert abs(present_value(both, at, shift) - apart) < TINY


@given(stream, st.integers(-1000, 1000), rate)
def test_discounting_is_linear(amounts, times, at):
    scaled = present_value([amount * times for amount in amounts], at)

    assert abs(scaled - times * present_value(amounts, at)) < TINY


@given(stream)
def test_without_a_rate_now_and_later_are_alike(amounts):
    assert present_value(amounts, Decimal(0)) == sum(amounts)


@given(models)
def test_sums_are_exact(model):
    found = mkba(model, WORDS)

    assert sum(one.net for one in found.parties) == found.balance == sum(entry.value for entry in found.matrix)
    assert found.public_purse == sum(one.net for one in found.parties if one.public)


@given(models)
def test_transfers_cancel(model):
    found = mkba(model, WORDS)
    no_transfers = replace(model, effects=tuple(effect for effect in model.effects if effect.kind != "transfer"))

    assert sum(entry.value for entry in found.matrix if entry.kind == "transfer") == 0
    assert found.balance == mkba(no_transfers, WORDS).balance


@given(models, st.randoms(use_true_random=False))
def test_the_order_of_effects_changes_nothing(model, random):
    shuffled = list(model.effects)
    random.shuffle(shuffled)
    one, other = mkba(model, WORDS), mkba(replace(model, effects=tuple(shuffled)), WORDS)

    assert (one.balance, one.ratio, one.public_purse) == (other.balance, other.ratio, other.public_purse)
    assert {found.party: found.net for found in one.parties} == {found.party: found.net for found in other.parties}
    assert sroi(model).pv == sroi(replace(model, effects=tuple(shuffled))).pv


@given(effects(), share)
def test_more_deadweight_never_leaves_more(effect, more):
    before = stream_of(replace(effect, deadweight=Decimal(0)))
    after = stream_of(replace(effect, deadweight=more))

    assert all(abs(left) <= abs(was) for left, was in zip(after, before, strict=True))


@given(models)
def test_measured_without_measurements_is_what_was_expected(model):
    expected = replace(model, effects=tuple(replace(effect, measured=None) for effect in model.effects))

    assert expected.as_measured() == expected
    assert not expected.has_measurements
