"""What this room decides without a database: veils, budgets, the lens, the text of a proposal, signals, steps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tussenruimte.council.rules import fitting, involvement, lens, stages
from tussenruimte.council.rules.discretion import LEFT_OUT, veiled
from tussenruimte.council.rules.involvement import Figures
from tussenruimte.council.rules.proposal import Section, as_kept, as_read, composed, fingerprint

PEOPLE = ["Olga Tuinhart", "Jan de Boer"]


# --- leaving out who someone is --------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Bel Olga Tuinhart.", f"Bel {LEFT_OUT}."),
        ("OLGA TUINHART belt", f"{LEFT_OUT} belt"),
        ("Olga Tuinhart en Tuinhart", f"{LEFT_OUT} en {LEFT_OUT}"),
        ("Tuinhart vindt het goed", f"{LEFT_OUT} vindt het goed"),
        ("mail olga.t@voorbeeld.example nu", f"mail {LEFT_OUT} nu"),
        ("bel 06-12345678", f"bel {LEFT_OUT}"),
        ("De tuinharten bloeien.", "De tuinharten bloeien."),
        ("Een boer ploegt voort.", "Een boer ploegt voort."),
    ],
)
def test_a_veil_hides_people_and_how_to_reach_them_and_no_plain_words(text: str, shown: str) -> None:
    assert veiled(text, PEOPLE) == shown


@given(st.text(max_size=200))
def test_a_veil_over_a_veil_changes_nothing(text: str) -> None:
    once = veiled(text, PEOPLE)

    assert veiled(once, PEOPLE) == once


# --- one page --------------------------------------------------------------------------------------------------------
@given(st.text(max_size=400), st.integers(min_value=5, max_value=300))
def test_a_cut_text_is_one_line_that_fits(text: str, limit: int) -> None:
    shown = fitting.cut(text, limit)

    assert len(shown) <= limit
    assert "\n" not in shown


def test_a_text_is_cut_between_words_and_says_so() -> None:
    assert fitting.cut("Samen tuinieren op de Brink", 18) == "Samen tuinieren…"
    assert fitting.cut("Samen  tuinieren\nop de Brink", 40) == "Samen tuinieren op de Brink"
    assert fitting.cut("a" * 50, 10) == "a" * 9 + "…"


def test_every_next_budget_has_less_room() -> None:
    rooms = [(one.text, one.line) for one in fitting.budgets()]

    assert rooms == sorted(rooms, reverse=True)
    # The first two differ in the size of their letters.
    assert len(set(rooms)) == len(rooms) - 1


# --- the lens --------------------------------------------------------------------------------------------------------
def test_answers_of_two_sides_stand_beside_each_other_with_what_asks_for_attention() -> None:
    questions = [("bril-open", "Open"), ("bril-partij-mist", "Partij mist"), ("bril-zuinig", "Zuinig")]
    voices = [
        ("Initiatief", {"bril-open": "ja", "bril-partij-mist": "nee"}),
        ("Gemeente", {"bril-open": "onbekend", "bril-partij-mist": "nee", "bril-zuinig": ["ja"]}),
    ]

    assert lens.read(questions, voices) == (
        lens.Answered("bril-open", "Open", (("Initiatief", "ja"), ("Gemeente", "onbekend")), asks_attention=True),
        lens.Answered(
            "bril-partij-mist", "Partij mist", (("Initiatief", "nee"), ("Gemeente", "nee")), asks_attention=False
        ),
    )


@pytest.mark.parametrize(
    ("question", "answer", "asks"),
    [
        ("bril-open", "ja", False),
        ("bril-open", "nee", True),
        ("bril-open", "deels", True),
        ("bril-partij-mist", "ja", True),
        ("bril-partij-te-groot", "nee", False),
        ("bril-partij-te-groot", "onbekend", True),
    ],
)
def test_yes_is_fine_except_where_it_says_that_someone_is_missing_or_too_large(
    question: str, answer: str, asks: bool
) -> None:
    assert lens.asks(question, answer) is asks


# --- the text of a proposal ------------------------------------------------------------------------------------------
def test_what_was_written_goes_before_what_the_dossier_says_and_what_is_missing_stays_open() -> None:
    titles = [("aanleiding", "Aanleiding"), ("argumenten", "Argumenten"), ("kanttekeningen", "Kanttekeningen")]

    sections = composed(
        titles, {"aanleiding": "Eigen tekst.\n\n- een"}, {"aanleiding": "Dossier.", "argumenten": "Zo."}
    )

    assert sections == (
        Section("aanleiding", "Aanleiding", "Eigen tekst.\n\n- een"),
        Section("argumenten", "Argumenten", "Zo.", filled=True),
        Section("kanttekeningen", "Kanttekeningen"),
    )
    assert sections[0].paragraphs == ("Eigen tekst.", "- een")
    assert [section.is_open for section in sections] == [False, False, True]


SECTIONS = st.lists(st.builds(Section, st.text(max_size=9), st.text(max_size=9), st.text(), st.booleans()), max_size=4)


@given(SECTIONS)
def test_what_is_kept_of_sections_is_read_back_as_it_was(sections: list[Section]) -> None:
    assert list(as_read(as_kept(sections))) == sections


@given(SECTIONS, st.text(max_size=9))
def test_a_hash_belongs_to_one_text(sections: list[Section], more: str) -> None:
    made = fingerprint("TR-1", 1, "Tuin", sections)

    assert made == fingerprint("TR-1", 1, "Tuin", list(sections))
    assert made != fingerprint("TR-1", 2, "Tuin", sections)
    assert made != fingerprint("TR-1", 1, "Tuin", [*sections, Section("x", "x", more)])


# --- involving a council in time -------------------------------------------------------------------------------------
def figures(**changes: object) -> Figures:
    quiet: dict[str, object] = {
        "shared": True,
        "days_shared": 12,
        "decisions": 0,
        "decision_asked": False,
        "proposals": 0,
        "visits_held": 0,
        "visits_planned": 0,
        "lens_known": True,
        "finished": False,
    }
    return Figures(**quiet | changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"shared": False}, []),
        ({"shared": False, "decision_asked": True}, ["voor-de-criteria"]),
        ({"shared": False, "decisions": 1}, ["voor-de-criteria"]),
        ({"decision_asked": True}, ["samen-kijken"]),
        ({"decision_asked": True, "visits_planned": 1}, []),
        ({"decision_asked": True, "visits_held": 1}, []),
        ({"proposals": 1, "visits_held": 1, "lens_known": False}, ["bril-eerst"]),
        ({"finished": True, "decisions": 1}, ["uitnodigen-bij-evaluatie"]),
        ({"finished": True, "visits_planned": 1}, []),
        ({"finished": True, "shared": False}, []),
    ],
)
def test_a_signal_comes_where_the_council_was_not_there_yet(changes: dict[str, object], expected: list[str]) -> None:
    assert [signal.id for signal in involvement.signals(figures(**changes))] == expected


def test_a_signal_brings_the_figures_behind_it() -> None:
    (signal,) = involvement.signals(figures(decision_asked=True))

    assert signal.figures == {"days": 12, "visits": 0}


# --- steps -----------------------------------------------------------------------------------------------------------
def test_a_deed_leads_somewhere_from_one_state_alone() -> None:
    assert stages.leads_to("present", stages.DRAFT) == stages.FOR_COUNCIL
    assert stages.leads_to("take-back", stages.FOR_COUNCIL) == stages.DRAFT
    assert stages.leads_to("treat", stages.FOR_COUNCIL) == stages.TREATED
    assert stages.leads_to("treat", stages.DRAFT) is None
    assert stages.leads_to("present", stages.TREATED) is None


def test_only_what_is_voted_on_can_be_adopted() -> None:
    assert stages.ends_of("amendment") == (stages.ADOPTED, stages.REJECTED, stages.WITHDRAWN)
    assert stages.ends_of("speech") == (stages.DONE, stages.WITHDRAWN)
