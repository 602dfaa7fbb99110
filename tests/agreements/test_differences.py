"""What changed between two texts is shown in words, and nothing of either text is lost."""

from hypothesis import given
from hypothesis import strategies as st

from tussenruimte.agreements.rules.differences import Part, Piece, between, counted, in_words

TEXTS = st.text(alphabet="ab \n", max_size=40)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_back_from_what_changed(old: str, new: str):
    pieces = in_words(old, new)

    assert "".join(piece.text for piece in pieces if piece.kind != "added") == old
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == new


@given(TEXTS)
def test_equal_texts_have_no_difference(text: str):
    assert all(piece.kind == "same" for piece in in_words(text, text))


def test_a_changed_word_is_shown_beside_what_it_was():
    pieces = in_words("Wij betalen elke maand.", "Wij betalen elke week.")

    assert pieces == (Piece("same", "Wij betalen elke "), Piece("removed", "maand."), Piece("added", "week."))
    assert counted(pieces) == (1, 1)


def test_parts_that_stayed_are_not_named():
    old = [Part("doel", "Doel", "Samen zaaien."), Part("duur", "Duur", "Eén jaar.")]
    new = [Part("doel", "Doel", "Samen zaaien."), Part("duur", "Duur", "Twee jaar.")]

    (change,) = between(old, new)

    assert (change.happened, change.title) == ("changed", "Duur")


def test_parts_that_came_and_went_are_named_in_the_order_of_the_new_text():
    old = [Part("a", "Eerst", "één"), Part("b", "Weg", "twee")]
    new = [Part("c", "Nieuw", "drie"), Part("a", "Eerst", "vier")]

    assert [(one.happened, one.title) for one in between(old, new)] == [
        ("added", "Nieuw"),
        ("changed", "Eerst"),
        ("removed", "Weg"),
    ]


def test_parts_with_one_key_are_told_apart():
    old = [Part("", "Onze regel", "zacht"), Part("", "Nog een", "hard")]
    new = [Part("", "Onze regel", "zacht"), Part("", "Nog een", "harder")]

    assert [(one.happened, one.title) for one in between(old, new)] == [("changed", "Nog een")]


def test_an_empty_part_that_came_is_named():
    assert [one.happened for one in between([], [Part("a", "Leeg", "")])] == ["added"]
