"""The invented example: loaded once, private to its owner, and named as invented."""

from typing import Any

import pytest

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.personas import ensure_personas
from tussenruimte.value import demo
from tussenruimte.value.models import EffectModel

pytestmark = pytest.mark.django_db


def test_the_example_is_told_once(settings: Any) -> None:
    settings.DEMO = True
    owner = ensure_personas(DAY)["initiatiefnemer"]
    factories.member(factories.initiative("Voorbeeld: tuin", source_key="voorbeeld-de-brink"), owner)

    said: list[str] = []
    for _time in range(2):
        demo.load(DAY, say=said.append)

    model = EffectModel.objects.get()
    assert said == ["Waarde: een verzonnen voorbeeld bij Voorbeeld: tuin.", "Waarde: niets nieuws."]
    assert (model.shown, model.effect_lines.count(), model.cost_lines.count()) == ("private", 3, 3)
    assert "verzonnen" in model.target_group


def test_outside_the_demonstration_nothing_is_invented(settings: Any) -> None:
    settings.DEMO = False

    demo.load(DAY, say=lambda _line: None)

    assert not EffectModel.objects.exists()
