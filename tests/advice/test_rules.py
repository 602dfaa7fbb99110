"""Advice always brings its reasons, source and version; the same facts always give the same advice."""

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tussenruimte.advice import Advice, advise
from tussenruimte.advice.checks import CHECKS, as_text
from tussenruimte.advice.compiling import compiled
from tussenruimte.advice.pieces import KINDS, Reason
from tussenruimte.advice.sentences import sentences
from tussenruimte.frameworks import Catalogue, FrameworkError, catalogue
from tussenruimte.frameworks.facts import Fact
from tussenruimte.frameworks.schema import AdviceRule, AdviceTable, PlainList

FULL: dict[str, Any] = {
    "fase": "opstart",
    "initiatiefnemer": "bewoners",
    "ondersteuning": ["vergunning", "ruimte", "netwerken", "startsubsidie"],
    "drempels": {"eerste-volgers": "genomen", "aandacht-en-erkenning": "bezig"},
    "gem-doel": 9,
    "maatsch-doel": 9,
    "gem-start": 8,
    "vrijwilligers": 12,
    "actie": {"animo": 1},
    "dossier": {"formulieren": 5},
}


def answers_to(fact: Fact) -> st.SearchStrategy[Any]:
    """Any answer that a fact accepts."""
    if fact.shape == "scale":
        return st.integers(fact.lowest, fact.highest)
    if fact.shape == "text":
        return st.text(max_size=20)
    ids = list(fact.items)
    return st.sampled_from(ids) if fact.single else st.lists(st.sampled_from(ids), max_size=4)


ANYTHING = st.fixed_dictionaries({}, optional={name: answers_to(fact) for name, fact in catalogue().facts.items()})


@given(ANYTHING)
def test_every_advice_has_reasons_source_and_version(facts: dict[str, Any]):
    for one in advise(facts, catalogue()):
        assert one.kind in KINDS
        assert one.reasons
        assert all(reason.text.endswith((".", "?")) and len(reason.text) > 12 for reason in one.reasons)
        assert catalogue().has(one.id)
        assert catalogue().work(one.source.work)
        assert one.title
        assert one.text
        assert one.evidence
        assert one.version >= 1
        assert 1 <= one.strength <= 3 or one.kind != "role"


@given(ANYTHING, st.randoms())
def test_the_order_of_the_facts_does_not_matter(facts: dict[str, Any], chance: random.Random):
    shuffled = list(facts.items())
    chance.shuffle(shuffled)

    def as_set(advice: list[Advice]) -> set[tuple[Any, ...]]:
        return {(one.kind, one.id, one.strength, frozenset(one.reasons)) for one in advice}

    assert as_set(advise(dict(shuffled), catalogue())) == as_set(advise(facts, catalogue()))


@given(ANYTHING)
def test_every_reason_is_a_fact_that_was_given(facts: dict[str, Any]):
    assert {reason.fact for one in advise(facts, catalogue()) for reason in one.reasons} <= facts.keys()


def test_one_thing_is_suggested_once_with_all_its_reasons():
    advice = advise(FULL, catalogue())

    assert len({(one.kind, one.id) for one in advice}) == len(advice)
    lawful = next(one for one in advice if one.id == "rollen/rechtmatig")
    assert [reason.text for reason in lawful.reasons] == ["U zocht een vergunning.", "U zocht een ruimte."]
    assert 1 <= len(lawful.actions) <= 3


def test_kinds_come_in_reading_order_and_the_strongest_first():
    advice = advise(FULL, catalogue())

    order = [(KINDS.index(one.kind), -one.strength) for one in advice]
    assert order == sorted(order)


def test_an_approach_always_says_that_there_is_no_right_one():
    table = catalogue().framework("benaderingen")

    assert all("Er is geen juiste benadering" in rule.text for rule in table.entries)


def test_asking_a_lawyer_always_says_that_this_is_no_legal_advice():
    for rule in catalogue().framework("jurist").entries:
        assert "Leg het voor aan een jurist. Dit is een hulpmiddel, geen juridisch advies." in rule.text


def test_market_logic_is_never_advice_and_never_a_reason():
    market = {item.id for item in catalogue().framework("marktlogica").entries}

    assert not market & catalogue().facts.keys()
    pieces = [piece for rule in compiled(catalogue()) for piece in rule.pieces]
    assert not any(piece.id.startswith("marktlogica") for piece in pieces)


def test_reasons_name_the_fact_as_the_person_gave_it():
    advice = advise({"actie": {"animo": 2}, "drempels": ["d4"], "dossier": {"formulieren": 4.5}}, catalogue())

    assert {reason for one in advice for reason in one.reasons} == {
        Reason("actie-animo", "2", "U gaf een 2 (van 1 tot 5) op de vraag: Hoeveel zin en motivatie is er?"),
        Reason("drempels", "professionalisering", "U bent bezig met deze drempel: Professionalisering."),
        Reason("drempels", "professionalisering", "Deze drempel is nog niet genomen: Professionalisering."),
        Reason("formulieren", "4.5", "De gemeente vroeg zoveel formulieren: 4.5."),
    }


def test_advice_comes_in_the_language_of_the_catalogue():
    dutch, english = (advise(FULL, catalogue(language)) for language in ("nl", "en"))

    assert [(one.kind, one.id) for one in dutch] == [(one.kind, one.id) for one in english]
    assert not any(one.untranslated for one in english)
    assert "You looked for a permit." in [reason.text for one in english for reason in one.reasons]


def test_advice_as_plain_values_has_what_json_promises():
    plain = advise({"ondersteuning": ["vergunning"]}, catalogue())[0].as_dict()

    assert plain["kind"] == "role"
    assert plain["id"] == "rollen/rechtmatig"
    assert plain["reasons"] == [{"fact": "ondersteuning", "value": "vergunning", "text": "U zocht een vergunning."}]
    assert plain["source"] == {"work": "seed-004", "section": "stap 1.1"}
    assert plain.keys() >= {"title", "text", "evidence", "version", "strength", "actions", "see"}


def test_every_check_named_in_a_table_exists_and_every_check_is_used():
    named = {rule.check for table in catalogue().of_kind(AdviceTable) for rule in table.items if rule.check}

    assert named == CHECKS.keys()


def test_every_rule_can_speak():
    for table in catalogue().of_kind(AdviceTable):
        for rule in table.items:
            assert rule.fits or rule.check, f"{table.id}/{rule.id} past nooit"


def test_every_sentence_is_for_a_fact_or_an_answer_and_can_be_filled_in():
    named = catalogue().facts_named
    counts = {item.id for item in catalogue().framework("dossierfeiten").entries}
    answers = {f"{name}-{value}" for name, values in named.items() for value in values}
    words = {"value": "a", "title": "b", "number": "1", "lowest": 1, "highest": 5}
    for language in ("nl", "en"):
        for item in catalogue(language).framework("redenen").entries:
            assert item.id in {*named, *counts, *answers, "antwoord", "cijfer", "getal"}
            assert item.text.format(**words)


def changed(**tables: AdviceTable | PlainList | None) -> Catalogue:
    """The shipped catalogue with some frameworks replaced or taken away."""
    frameworks = {**catalogue().frameworks, **tables}
    return Catalogue({id_: one for id_, one in frameworks.items() if one is not None})


def table_with(rule: AdviceRule, kind: str = "support") -> AdviceTable:
    """A table of one rule."""
    table = catalogue().framework("steunvormen")
    assert isinstance(table, AdviceTable)
    return table.model_copy(update={"advice_kind": kind, "items": (rule,)})


RULE = AdviceRule(id="proef", title="Proef", text="Zomaar.", fits={"fasen": ("opstart",)})


def test_a_check_that_is_not_there_is_named():
    broken = changed(steunvormen=table_with(RULE.model_copy(update={"check": "too-many-form"})))

    with pytest.raises(FrameworkError, match=r"steunvormen/proef: `too-many-form` .* Bedoelt u `too-many-forms`?"):
        advise({}, broken)


def test_a_kind_of_advice_that_is_not_there_is_named():
    with pytest.raises(FrameworkError, match="steunvormen: advice_kind `steun` kan niet; kies uit: approach"):
        advise({}, changed(steunvormen=table_with(RULE, kind="steun")))


@pytest.mark.parametrize("gone", [{"retired": "2027-01-01"}, {"hidden": True}])
def test_what_is_retired_or_hidden_is_not_advised(gone: dict[str, Any]):
    lens = catalogue().framework("toegevoegde-waarde")
    hidden_lens = lens.model_copy(update={"items": tuple(item.model_copy(update=gone) for item in lens.entries)})
    tools = catalogue().framework("instrumenten")
    hidden_tools = tools.model_copy(update={"items": tuple(item.model_copy(update=gone) for item in tools.entries)})
    quiet = changed(
        **{"steunvormen": table_with(RULE.model_copy(update=gone)), "toegevoegde-waarde": hidden_lens},
        instrumenten=hidden_tools,
    )

    given = advise({"fase": "opstart", "toegevoegde-waarde": "gids", "werkvelden": "mantelzorg"}, quiet)

    assert [one.id for one in given] == ["faseadvies/opstart"]


def test_a_rule_may_point_at_a_whole_framework():
    rule = RULE.model_copy(update={"advises": ("een-loket",), "text": "", "see": ("rollen",)})

    given = advise({"fase": "opstart"}, changed(steunvormen=table_with(rule)))

    assert [(one.id, one.title) for one in given if one.kind == "support"] == [
        ("een-loket", catalogue().title("een-loket"))
    ]


def test_a_role_without_actions_of_its_own_brings_those_of_the_role():
    rule = RULE.model_copy(update={"advises": ("rollen/netwerkend",)})

    given = advise({"fase": "opstart"}, changed(steunvormen=table_with(rule, kind="role")))

    assert given[0].actions == ("Sluit akkoorden met koplopers.", "Ontwikkel samen nieuwe standaarden.")


def test_without_sentences_and_dossier_numbers_advice_still_has_reasons():
    bare = changed(redenen=None, dossierfeiten=None)

    assert advise({"fase": "opstart"}, bare)[0].reasons == (Reason("fasen", "opstart", "Fasen: Opstart 0-2 jaar."),)
    assert sentences(bare).texts == {}


@pytest.mark.parametrize(("number", "text"), [(8.0, "8"), (8, "8"), (7.5, "7.5")])
def test_numbers_are_written_as_people_write_them(number: float, text: str):
    assert as_text(number) == text
