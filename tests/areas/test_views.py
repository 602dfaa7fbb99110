"""The pages of a neighbourhood: the happy path, the refusal, the form that is not right, and steady queries."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from tests import factories
from tests.areas.conftest import skill, thing
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.areas import actions
from tussenruimte.areas.models import AreaFigure, AreaStep, Asset, AssetCount, AssetRelation, FiguresFile
from tussenruimte.register.models import NeedKind, Place

pytestmark = pytest.mark.django_db
HOME = "/buurten/wk039211/"
ANSWERS = {"offers": "Fietsen maken", "shown": "public", "kinds": ["material"]}


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    "path",
    ["", "cijfers/", "vergelijken/?met=gm0392", "kaartje/", "?soort=plekken&hulp=space&q=zaal"],
)
def test_a_page_asks_the_same_number_of_questions(
    count: int, path: str, client: Client, district: Place, django_assert_max_num_queries: Any, haarlem: Place
) -> None:
    most = {"": 17, "cijfers/": 13, "vergelijken/?met=gm0392": 26, "kaartje/": 1}.get(path, 17)
    for number in range(count):
        asset = thing(district, f"Zaal {number}", kinds=["space"])
        actions_tie(asset, skill(district, f"Koken {number}"))
        skill(district, f"Alleen {number}")
        factories.initiative(f"Tuin {number}", place=district, municipality=haarlem, started_year=2020 + number)
        AreaFigure.objects.create(
            place=district, indicator="inwoners", value=1000, unit="inwoners", year=2020 + number, source="CBS"
        )
        AssetCount.objects.create(place=district, on=DAY.replace(day=1 + number), source="rondgang", initiatives=3)

    with django_assert_max_num_queries(most):
        answer = client.get(HOME + path)

    assert answer.status_code == 200


def actions_tie(one: Asset, other: Asset) -> AssetRelation:
    return AssetRelation.objects.create(one=one, other=other, kind="knows", said_on=DAY)


def test_choosing_a_place_by_name_or_code(client: Client, district: Place) -> None:
    assert HOME in client.get("/buurten/", {"q": "slachthuis"}).content.decode()
    assert HOME in client.get("/buurten/", {"q": "wk039211"}).content.decode()
    assert "Wijk in Haarlem" in client.get("/buurten/", {"q": "slachthuis"}).content.decode()
    assert "Geen plaats gevonden" in client.get("/buurten/", {"q": "nergens\x00"}).content.decode()
    assert client.get("/buurten/gm9999/").status_code == 404
