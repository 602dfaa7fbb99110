"""Every room that keeps something about people says what, why, and how it forgets."""

import importlib
from pathlib import Path

from django.conf import settings
from django.utils import translation

from tussenruimte.core import personal

PACKAGE = Path(personal.__file__).resolve().parents[1]


def test_every_room_with_a_personal_module_is_listed() -> None:
    written = {f"tussenruimte.{path.parent.name}.personal" for path in PACKAGE.glob("*/personal.py")}

    assert set(settings.PERSONAL_DATA) == written - {"tussenruimte.core.personal"}


def test_rooms_answer_all_three_questions() -> None:
    rooms = personal.rooms()

    assert len({room.NAME for room in rooms}) == len(rooms)
    for room in rooms:
        assert importlib.import_module(room.__name__) is room  # type: ignore[attr-defined]
        assert callable(room.export_of)
        assert callable(room.forget)
        with translation.override("nl"):
            assert all(str(what) and str(why) for what, why in room.KEPT)
