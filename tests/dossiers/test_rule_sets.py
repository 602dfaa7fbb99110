"""The legal rules as data: values with their days, questions that lead somewhere, sentences that can be read."""

import re
import string
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter, ValidationError

from tests.dossiers.conftest import asked
from tests.repository.test_language import sentences, words
from tussenruimte.dossiers.routes import ROUTES, take
from tussenruimte.dossiers.rules import challenge
from tussenruimte.frameworks import FrameworkError, catalogue
from tussenruimte.frameworks.basics import Item
from tussenruimte.frameworks.catalogue import problems_in
from tussenruimte.frameworks.rule_sets import Ordinances, RuleSet

RULE_SETS = catalogue().of_kind(RuleSet)
VALUE = {"since": "2026-01-01", "value": 1, "evidence": "choice", "source": {"work": "awb"}}
ANSWER = {"id": "ja", "title": "Ja", "outcome": "uit"}


def rules(**changes: Any) -> RuleSet:
    """A small rule set, with something changed."""
    whole = {
        "kind": "rule-set",
        "id": "proef",
        "title": "Proef",
        "source": {"work": "awb"},
        "notice": "Hulpmiddel.",
        "outcomes": [{"id": "uit", "title": "Uit"}],
        "groups": [{"id": "groep", "title": "Groep"}],
        **changes,
    }
    return TypeAdapter(RuleSet).validate_python(whole)


def line(**changes: Any) -> dict[str, Any]:
    return {"id": "regel", "title": "Regel", "group": "groep", "unit": "euro", "values": [VALUE], **changes}


def texts(framework: RuleSet) -> list[str]:
    """Everything of a rule set that somebody reads, but for titles."""
    items: tuple[Item, ...] = (*framework.outcomes, *framework.sentences, *framework.items, *framework.questions)
    answers = [answer for question in framework.questions for answer in question.answers]
    return [text for item in (*items, *answers) if (text := item.text)] + [one.title for one in framework.questions]


def test_every_route_has_a_rule_set_that_says_it_is_no_legal_advice():
    for route in ROUTES.values():
        found = catalogue().framework(route.rule_set)
        assert isinstance(found, RuleSet)
        assert "geen juridisch advies" in found.notice
        assert "jurist" in [outcome.id for outcome in found.outcomes]


@pytest.mark.parametrize("framework", RULE_SETS, ids=lambda one: one.id)
def test_what_people_read_has_short_sentences(framework):
    lengths = [words(one) for text in texts(framework) for one in sentences(text)]

    assert max(lengths) <= 20, [one for text in texts(framework) for one in sentences(text) if words(one) > 20]
    assert sum(lengths) / len(lengths) <= 12


@pytest.mark.parametrize("framework", RULE_SETS, ids=lambda one: one.id)
def test_every_part_has_its_english_with_the_same_words_to_fill_in(framework):
    english = catalogue("en").framework(framework.id)
    assert isinstance(english, RuleSet)
    for name in ("groups", "outcomes", "sentences", "questions", "items"):
        for ours, theirs in zip(getattr(framework, name), getattr(english, name), strict=True):
            assert not theirs.untranslated, ours.id
            assert blanks(ours.text) == blanks(theirs.text), ours.id
    assert all(not answer.untranslated for question in english.questions for answer in question.answers)
    assert english.notice != framework.notice


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("framework", RULE_SETS, ids=lambda one: one.id)
def test_every_sentence_is_spoken_by_the_rules(framework):
    code = "".join(path.read_text(encoding="utf-8") for path in Path("src/tussenruimte/dossiers/rules").glob("*.py"))
    spoken = set(re.findall(r'"([a-z0-9-]+)"', code))
    assert [one.id for one in framework.sentences if one.id not in spoken] == []


def test_values_touch_so_that_no_day_between_is_forgotten():
    for framework in RULE_SETS:
        for item in framework.items:
            for earlier, later in pairwise(item.values):
                assert earlier.until is not None
                assert later.since is not None
                assert (later.since - earlier.until).days == 1, item.id


def test_g16_the_amounts_of_2026_are_a_value_that_is_unknown():
    framework = catalogue().framework("beslistermijnen")
    assert isinstance(framework, RuleSet)
    steps = [item for item in framework.items if item.group == "dwangsom" and item.unit == "euro"]
    values = [item.on(date(2026, 1, 1)) for item in steps]

    assert [(value and value.value, value and value.evidence) for value in values] == [(None, "unknown")] * 3


def test_a_value_holds_from_its_first_day_to_its_last():
    item = rules(items=[line(values=[{**VALUE, "until": "2026-12-31"}])]).items[0]

    days = (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1))
    assert [bool(item.on(day)) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"items": [line(unit="")]}, "zet er unit bij"),
        ({"items": [line(values=[VALUE, VALUE])]}, "van oud naar nieuw"),
        ({"items": [line(values=[{**VALUE, "value": None}])]}, "unknown"),
        ({"items": [line(values=[{**VALUE, "evidence": "unknown"}])]}, "unknown"),
        ({"items": [line(group="elders")]}, "groep 'elders'"),
        ({"items": [line(extends="elders")]}, "`elders` is hier geen onderdeel"),
        ({"outcomes": [{"id": "uit", "title": "Uit"}, {"id": "uit", "title": "Uit"}]}, "twee keer"),
        ({"questions": [{"id": "een", "title": "Een?", "answers": [{**ANSWER, "outcome": "weg"}]}]}, "geen uitkomst"),
        ({"questions": [{"id": "een", "title": "Een?", "answers": [{**ANSWER, "next": "een"}]}]}, "één van de twee"),
        ({"questions": [{"id": "een", "title": "Een?", "answers": [{"id": "ja", "title": "Ja"}]}]}, "één van de twee"),
        (
            {"questions": [{"id": "een", "title": "Een?", "answers": [{"id": "ja", "title": "Ja", "next": "een"}]}]},
            "geen latere vraag",
        ),
        ({"questions": [{"id": "een", "title": "Een?", "answers": [ANSWER, ANSWER]}]}, "twee keer"),
    ],
)
def test_a_rule_set_that_cannot_be_right_is_refused(changes, sentence):
    with pytest.raises(ValidationError, match=re.escape(sentence)):
        rules(**changes)


def test_an_ordinance_holds_on_its_days():
    opsterland = challenge.ordinances(catalogue())["opsterland-2021"]

    assert not opsterland.holds_on(date(2021, 1, 31))
    assert opsterland.holds_on(date(2021, 2, 1))


def own_folder(tmp_path: Path, contents: str = "uitdaagrecht/beschrijving") -> str:
    """A municipality's folder that adds its own ordinance."""
    item = {
        "id": "eigen-2027",
        "title": "Participatieverordening Eigenstad 2027",
        "municipality": "Eigenstad",
        "place": "GM9999",
        "since": "2027-01-01",
        "submit_weeks_before_start": 4,
        "decision_weeks": 6,
        "contents": [contents],
    }
    overlay = {"kind": "overlay", "over": "verordeningen-uitdaagrecht", "items": [item]}
    (tmp_path / "eigen.yaml").write_text(yaml.safe_dump(overlay), encoding="utf-8")
    return str(tmp_path)


def test_r22_a_municipality_adds_its_own_ordinance_and_old_records_stay(tmp_path):
    own = catalogue("nl", own_folder(tmp_path))
    given = {"submitted": "2027-02-01", "start": "2027-03-01", "ordinance": "eigen-2027", "contents": []}

    answered = take("challenge-clock", given, own).as_json()

    assert answered["latest_submission"] == "2027-02-01"
    assert [one["id"] for one in answered["missing"]] == ["beschrijving"]
    assert set(challenge.ordinances(catalogue())) < set(challenge.ordinances(own))


def test_an_ordinance_that_names_something_nobody_knows_is_refused(tmp_path):
    with pytest.raises(FrameworkError, match=r"uitdaagrecht/foto"):
        catalogue("nl", own_folder(tmp_path, "uitdaagrecht/foto"))


def test_our_own_files_name_only_what_exists():
    assert problems_in(catalogue()) == []


def test_the_sentences_are_english_when_that_is_asked_for():
    finding = take("de-minimis", {"date": "2026-11-23", "amount": 1000.5}, catalogue("en"))

    assert finding.outcome_title == "Fits under the ceiling"
    assert "€1,000.50" in " ".join(reason.text for reason in finding.reasons)
    assert "€ 1.000,50" in " ".join(r.text for r in asked("de-minimis", date="2026-11-23", amount=1000.5).reasons)


def test_ordinances_are_of_real_municipalities():
    (framework,) = catalogue().of_kind(Ordinances)
    assert {item.place for item in framework.items} == {"GM0779", "GM0086"}
