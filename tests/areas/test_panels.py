"""What other pages show of a place, and what this room keeps about a person."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string

from tests.areas.conftest import skill, thing
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.areas import panels, personal
from tussenruimte.areas.models import AreaStep, Asset, AssetCount, AssetRelation, FiguresFile
from tussenruimte.core import days
from tussenruimte.register.models import Place
from tussenruimte.ui.panels import Panel

pytestmark = pytest.mark.django_db


def shown(panel: Panel) -> str:
    return render_to_string(panel.template, panel.context)


def test_the_strengths_of_a_place_without_small_numbers(district: Place) -> None:
    skill(district)
    thing(district)

    page = shown(panels.for_place(district, AnonymousUser()))

    assert all(words in page for words in ("minder dan 5", "Fysieke plekken", "/buurten/wk039211/"))


def test_what_can_be_counted_says_why_something_is_unknown(district: Place) -> None:
    page = shown(panels.hard_figures(district, AnonymousUser()))

    assert all(words in page for words in ("Nieuwe ideeën", "onbekend", "Dit houden wij niet bij."))


def test_forgetting_removes_what_is_personal_and_takes_the_name_from_the_rest(district: Place, broker: Person) -> None:
    own, hall = skill(district, person=broker, added_by=broker), thing(district, added_by=broker)
    of_another = skill(district, "Koken", added_by=broker)
    AssetRelation.objects.create(one=hall, other=of_another, kind="knows", said_on=DAY, said_by=broker)
    AreaStep.objects.create(place=district, step="stap-1", on=DAY, by=broker)
    AssetCount.objects.create(place=district, on=DAY, source="rondgang", counted_by=broker)
    FiguresFile.objects.create(
        token="t", person=broker, filename="a", year=2022, source="CBS", content=b"", kept_at=days.now()
    )

    told = personal.export_of(broker)
    personal.forget(broker, days.now())

    assert [row["offers"] for row in told["own_strengths"]] == ["Fietsen maken"]
    assert told["own_strengths"][0]["consent_on"] == "2026-11-23"
    assert [row["name"] for row in told["added_strengths"]] == ["Buurthuis De Sluis"]
    assert "Koken" not in str(told)
    assert [len(told[name]) for name in ("ties", "steps", "counts")] == [1, 1, 1]
    assert not Asset.objects.filter(pk=own.pk).exists()
    assert list(Asset.objects.order_by("pk").values_list("pk", "added_by")) == [(hall.pk, None), (of_another.pk, None)]
    assert (
        AssetRelation.objects.get().said_by is AreaStep.objects.get().by is AssetCount.objects.get().counted_by is None
    )
    assert not FiguresFile.objects.exists()
