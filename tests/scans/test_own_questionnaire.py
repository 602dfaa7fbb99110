"""A new questionnaire is one file: a municipality lays it down, and people fill it in."""

from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests import factories
from tussenruimte.accounts.models import Person
from tussenruimte.frameworks.schema import Lens, Questionnaire
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.scans import queries, rules
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.questionnaires import questionnaire
from tussenruimte.scans.urls import RESERVED

pytestmark = pytest.mark.django_db

HOW_TO = Path("docs/how-to/een-scan-toevoegen.md")


@pytest.fixture(autouse=True)
def own(tmp_path: Path, settings: object) -> None:
    """The municipality's own folder, with the files that the manual gives as its examples."""
    cache.clear()
    for part in HOW_TO.read_text(encoding="utf-8").split("```yaml\n")[1:]:
        example = part.split("```")[0]
        (tmp_path / f"{example.split('id: ')[1].split()[0]}.yaml").write_text(example, encoding="utf-8")
    settings.FRAMEWORKS_DIR = str(tmp_path)


def test_one_file_is_filled_in_compared_and_known(client: Client, teller: Person) -> None:
    initiative = factories.initiative()
    factories.member(initiative, teller)
    client.force_login(teller)
    about = reverse("scans:about", args=[initiative.slug])
    assert "Buurtkracht" in client.get(about).content.decode()
    client.post(about, {"framework": "buurtkracht", "side": "initiative"})
    response = Response.objects.get()
    step = reverse("scans:step", args=[response.token, "groep"])

    told = {"samen": "7", "plek--anders": "In de kerk", "wens": "Niets", "seen": rules.fingerprint({})}
    assert client.post(step, told).status_code == 302
    client.post(reverse("scans:check", args=[response.token]), {"deel": "1"})

    page = client.get(reverse("scans:compare", args=[response.scan.number])).content.decode()
    for said in ("Doen wij het samen?", "In de kerk", "Niets"):
        assert said in page
    assert queries.facts_about(initiative) == {"samen": 7, "plek": ["anders"]}


def test_one_file_about_a_neighbourhood_is_filled_in_drawn_and_known(client: Client, broker: Person) -> None:
    place = factories.place("Delftwijk", "BU03920101", kind="neighbourhood")
    client.force_login(broker)
    begin = reverse("scans:new", args=["buurtklimaat"]) + "?over=gebied:bu03920101"
    assert "Hoe is het klimaat in uw buurt?" in client.get(reverse("scans:catalogue")).content.decode()
    client.post(begin, {"side": "broker"})
    for _each in range(2):
        client.post(begin_for_another(Scan.objects.get()), {"side": "resident", "consent": "on"})

    for response, mark in zip(Response.objects.order_by("pk"), (1, 2, 5), strict=True):
        told = {"buurt-ideeen": str(mark), "buurt-ideeen--toelichting": "Wij zien het", "buurt-netwerk": "2"}
        client.post(reverse("scans:step", args=[response.token, "buurt"]), told | {"seen": rules.fingerprint({})})
        client.post(reverse("scans:check", args=[response.token]), {"deel": "1"})

    page = client.get(reverse("scans:compare", args=[Scan.objects.get().number])).content.decode()
    for said in ("tr-radar", "Een prijsvraag of een workshop.", "Breng groepen bij elkaar.", "Wij zien het", "1–5"):
        assert said in page
    assert queries.facts_about(place) == {"buurt-ideeen": 2, "buurt-netwerk": 2}


def begin_for_another(scan: Scan) -> str:
    """Where someone's paper is copied into a scan that runs."""
    return reverse("scans:for-another", args=[scan.number])


def test_every_questionnaire_and_lens_can_be_asked() -> None:
    known = current_catalogue()
    for framework in (*known.of_kind(Questionnaire), *known.of_kind(Lens)):
        asked = questionnaire(framework.id)
        assert rules.sections_of(asked), framework.id
        for question in asked.items:
            assert question.type in ("text", "short-text") or rules.choices_of(question), question.id


def test_no_section_has_the_name_of_another_page() -> None:
    known = current_catalogue()
    sections = {section.id for found in known.of_kind(Questionnaire) for section in found.sections}

    assert sections.isdisjoint(RESERVED)
    assert all(f"`{name}`" in HOW_TO.read_text(encoding="utf-8") for name in RESERVED)
