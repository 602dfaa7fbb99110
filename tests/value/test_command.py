"""`tussenruimte value` from the outside: its page, its examples, its exit status."""

import io
import json
import re
import sys
from pathlib import Path

import pytest

from tests.value.models import model, reference, social_return
from tussenruimte.cli import main
from tussenruimte.value.rules import METHODS

PAGE = Path("docs/reference/value-command.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"```yaml method=(\w+)\n(.*?)```", PAGE, re.DOTALL))
WORDS = set(re.findall(r"`([\w-]+)`", PAGE))
READERS = [
    Path("src/tussenruimte/value/rules") / f"{name}.py" for name in ("reading", "lines", "sib", "ownership", "hours")
]
# Names of things that were given, and not keys of ours.
GIVEN = {"by_party", "by_payer"}


def run(monkeypatch, capsys, text: str, *arguments: str) -> tuple[int, str, list[str]]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    status = main(["value", "-", *arguments])
    found = capsys.readouterr()
    return status, found.out, found.err.splitlines()


def keys_in(value: object) -> set[str]:
    if isinstance(value, list):
        return set().union(*(keys_in(one) for one in value))
    if isinstance(value, dict):
        return set(value).union(*(keys_in(below) for key, below in value.items() if key not in GIVEN))
    return set()


def test_every_method_has_an_example():
    assert EXAMPLES.keys() == METHODS.keys()


@pytest.mark.parametrize("method", METHODS)
def test_the_example_runs_and_the_page_names_every_key_of_its_answer(method, monkeypatch, capsys):
    draws = ("--draws", "100") if method in ("mkba", "sroi") else ()
    status, out, errors = run(monkeypatch, capsys, EXAMPLES[method], "--method", method, *draws)

    assert (status, errors) == (0, [])
    answered = json.loads(out)
    assert keys_in(answered) - WORDS == set()
    assert "unused-key" not in {flag["code"] for flag in answered["flags"]}


def test_the_page_names_every_key_that_is_read():
    asked = {
        key
        for path in READERS
        for key in re.findall(r'\.(?:\w+)\(\s*"([a-z][a-z_0-9]+)"', path.read_text(encoding="utf-8"))
    }

    assert len(asked) > 60
    assert asked - WORDS == set()


def test_json_is_read_as_decimals(monkeypatch, capsys):
    text = json.dumps(model(discount_rate=0.1)).replace("2000", "0.10")
    status, out, _errors = run(monkeypatch, capsys, text, "--method", "mkba")

    assert (status, json.loads(out)["pv_benefits"]) == (0, "0.090909")


def test_yaml_and_json_say_the_same(monkeypatch, capsys, tmp_path):
    path = tmp_path / "model.json"
    path.write_text(json.dumps(reference()), encoding="utf-8")

    assert main(["value", str(path), "--method", "mkba"]) == 0
    assert json.loads(capsys.readouterr().out)["rounded"]["balance"] == "79000"


def test_the_same_seed_writes_the_same_bytes(monkeypatch, capsys):
    options = ("--method", "sroi", "--draws", "500", "--seed", "3")
    one = run(monkeypatch, capsys, json.dumps(social_return()), *options)

    assert one == run(monkeypatch, capsys, json.dumps(social_return()), *options)


def test_titles_follow_the_language(monkeypatch, capsys):
    _status, out, _errors = run(monkeypatch, capsys, json.dumps(model()), "--method", "mkba", "--language", "en")

    assert json.loads(out)["method"]["title"] == "Social cost-benefit analysis (indicative)"


@pytest.mark.parametrize("method", METHODS)
def test_nothing_at_all_is_bad_input(method, monkeypatch, capsys):
    status, out, errors = run(monkeypatch, capsys, "{}", "--method", method)

    assert (status, out) == (2, "")
    assert errors
    assert all(re.match(r"tussenruimte: invoer: [\w.]+: dit ontbreekt; .+", line) for line in errors)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "invoer:1: dit is leeg; schrijf regels als `sleutel: waarde`"),
        ("[1, 2]", "invoer:1: schrijf één object, zoals"),
        ("{", "invoer:1: dit is geen geldige JSON"),
        ("a: [", "invoer:2: dit is geen geldige YAML"),
        ("base_year: 2022\nbase_year: 2023", "invoer:2: `base_year` staat er twee keer"),
    ],
)
def test_what_is_no_yaml_or_json_says_where(text, message, monkeypatch, capsys):
    status, _out, errors = run(monkeypatch, capsys, text, "--method", "mkba")

    assert status == 2
    assert errors[0].startswith(f"tussenruimte: {message}")


@pytest.mark.parametrize("arguments", [(), ("--method", "roi"), ("--method", "mkba", "--draws", "veel")])
def test_arguments_that_cannot_be_used_end_with_two(arguments, monkeypatch, capsys):
    with pytest.raises(SystemExit) as ended:
        run(monkeypatch, capsys, "{}", *arguments)

    assert ended.value.code == 2


def test_draws_where_nothing_can_be_drawn_are_bad_input(monkeypatch, capsys):
    status, _out, errors = run(monkeypatch, capsys, "{}", "--method", "sib", "--draws", "5")

    assert (status, errors) == (2, ["tussenruimte: invoer: draws: trekken kan alleen bij: mkba, sroi"])


@pytest.mark.parametrize("text", ['{"base_year": %s}', "base_year: %s"])
def test_a_number_of_thousands_of_digits_is_bad_input(text, monkeypatch, capsys):
    status, _out, errors = run(monkeypatch, capsys, text % ("9" * 5000), "--method", "mkba")

    assert (status, errors) == (
        2,
        ["tussenruimte: invoer:1: een getal is hier veel te lang; schrijf het korter"],
    )


def test_half_a_character_is_written_as_a_question_mark(monkeypatch, capsys):
    text = json.dumps(model(title="x")).replace('"title"', '"\\ud800": 1, "title"').replace("rust", "\\udc00")
    status, out, _errors = run(monkeypatch, capsys, text, "--method", "mkba", "--draws", "10")

    assert (status, json.loads(out)["matrix"][1]["name"]) == (0, "?")


def test_a_municipality_lays_its_own_prices_beside_ours(monkeypatch, capsys, tmp_path):
    (tmp_path / "werken.yaml").write_text(
        "{kind: works, id: onze-werken, title: Onze werken, source: {work: raad-2025}, items: "
        "[{id: raad-2025, title: Begroting, author: Gemeente, year: 2025}]}",
        encoding="utf-8",
    )
    (tmp_path / "prijzen.yaml").write_text(
        "{kind: prices, id: onze-prijzen, title: Onze prijzen, version: 3, source: {work: raad-2025}, items: "
        "[{id: wijkteam-uur, title: Uur van het wijkteam, unit: uur, payers: [partijen/gemeente], "
        "values: [{since: 2025-01-01, euros: 91.50, source: {work: raad-2025}}]}]}",
        encoding="utf-8",
    )
    visit = {"name": "hulp", "party": "gemeente", "kind": "welfare", "quantity": 2, "duration": 1}
    given = model({**visit, "price": "onze-prijzen/wijkteam-uur"}, base_year=2025)
    status, out, _errors = run(monkeypatch, capsys, json.dumps(given), "--method", "mkba", "--folder", str(tmp_path))

    answered = json.loads(out)
    assert (status, answered["pv_benefits"], answered["prices"][0]["list_version"]) == (0, "183", 3)
