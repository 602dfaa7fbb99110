"""`import schemes` and `export schemes`: three forms of file, all or nothing, one line for each problem."""

import json

import pytest

from tests import factories
from tests.cli.conftest import Run
from tussenruimte.funding.models import Scheme
from tussenruimte.register.models import Party

pytestmark = pytest.mark.django_db
POT = {"key": "a", "title": "Pot", "form": "fonds", "purpose": "Geld.", "contact_desk": "Loket", "contact_phone": "023"}


@pytest.fixture(autouse=True)
def fund() -> None:
    """Whose schemes they are."""
    factories.organisation("Voorbeeldfonds", Party.Kind.FUNDER, slug="fonds")


def test_json_goes_in_and_comes_out_the_same(run: Run):
    given = json.dumps([POT | {"maximum": 2500, "phases": ["opstart"]}]).encode()
    done = json.loads(run("import", "schemes", "-", "--provider", "fonds", given=given).out)
    assert (done["added"], done["changed"]) == (1, 0)

    out = run("export", "schemes").out
    again = json.loads(run("import", "schemes", "-", "--provider", "fonds", given=out.encode()).out)

    assert (again["added"], again["changed"], Scheme.objects.get().revision) == (0, 1, 1)
    assert json.loads(out)[0]["phases"] == ["opstart"]


def test_a_sheet_goes_in_as_it_came_out(run: Run):
    run("import", "schemes", "-", "--provider", "fonds", given=json.dumps([POT]).encode())

    sheet = run("export", "schemes", "--format", "csv").out
    done = json.loads(run("import", "schemes", "-", "--provider", "fonds", "--preview", given=sheet.encode()).out)

    assert (done["preview"], done["good"], done["errors"]) == (True, 1, [])


@pytest.mark.parametrize(
    ("given", "options", "line"),
    [
        (b"[]", ("--provider", "fonds"), "geen lijst van regelingen"),
        (b"[{", ("--provider", "fonds"), "geen geldige JSON"),
        (json.dumps([POT | {"form": "toverij"}]).encode(), ("--provider", "fonds"), "rij 1, soort: "),
        (json.dumps([POT]).encode(), ("--provider", "niemand"), "deze organisatie is er niet: niemand"),
        (json.dumps([POT]).encode(), (), "--provider"),
    ],
)
def test_what_is_wrong_is_one_line_and_status_two(run: Run, given: bytes, options: tuple[str, ...], line: str):
    done = run("import", "schemes", "-", *options, given=given)

    assert done.status == 2
    assert line in "\n".join(done.complaints)
    assert not Scheme.objects.exists()
