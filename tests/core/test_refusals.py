"""A refusal is an answer with a sentence."""

import pytest

from tussenruimte.core.refusals import NotAllowed, Refusal


class NotYet(Refusal):
    message = "Nog niet."


def test_refusal_carries_its_own_sentence_or_the_one_it_is_given() -> None:
    assert str(NotYet()) == NotYet().message == "Nog niet."
    assert NotYet("Morgen wel.").message == "Morgen wel."
    assert NotYet.message == "Nog niet."


def test_not_allowed_is_a_refusal() -> None:
    with pytest.raises(Refusal, match="mag niet"):
        raise NotAllowed("Dit mag niet.")
