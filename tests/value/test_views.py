"""The pages: who reads what, forms as people fill them in, refusals, and a number of questions that does not grow."""

import io
import re
import zlib
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from tests import factories
from tests.conftest import DAY
from tussenruimte.accounts.models import Person
from tussenruimte.areas.models import AreaFigure
from tussenruimte.register.models import Initiative, Place
from tussenruimte.ui import paper
from tussenruimte.value import actions
from tussenruimte.value.models import CostLine, EffectLine, EffectModel, OwnPrice, Story

pytestmark = pytest.mark.django_db
OF = "/waarde/van/buurtkeuken/"
WORDS = ("", "arena/", "doelen/", "brede-welvaart/", "geld/", "verhalen/")
EUROS = ("mkba/", "sroi/", "effectencalculator/", "hoe-zeker/", "aannames/", "rapport/", "rapport.xlsx")
OWN = ("aanpassen/", "principes/", "businessmodel/", "kosten/nieuw/", "effecten/nieuw/", "verhalen/nieuw/")


@pytest.fixture
def as_owner(client: Client, owner: Person) -> Client:
    """The owner's browser."""
    client.force_login(owner)
    return client


def status(client: Client, *pages: str) -> dict[str, int]:
    return {page: client.get(f"{OF}{page}").status_code for page in pages}


# --- who reads what --------------------------------------------------------------------------------------------------
def test_a_private_model_is_not_there_for_others(client: Client, complete: EffectModel) -> None:
    assert client.get(OF).status_code == 403
    assert set(status(client, *WORDS[1:], *EUROS).values()) == {404}


def test_shown_words_have_no_euros(client: Client, complete: EffectModel, owner: Person) -> None:
    actions.show_model(model=complete, shown="words", by=owner, on=DAY)

    assert set(status(client, *WORDS).values()) == {200}
    assert set(status(client, *EUROS).values()) == {403}
    for page in WORDS:
        assert "€" not in client.get(f"{OF}{page}").content.decode()
    assert "minder zorg" in client.get(OF).content.decode()


def test_published_euros_are_for_everyone(client: Client, published: EffectModel) -> None:
    assert set(status(client, *WORDS, *EUROS).values()) == {200}
    assert "160.000" in client.get(f"{OF}mkba/").content.decode()


def test_others_write_nothing(client: Client, published: EffectModel, stranger: Person, cost: CostLine) -> None:
    client.force_login(stranger)

    assert set(status(client, *OWN, "zichtbaar/", f"kosten/{cost.pk}/", f"kosten/{cost.pk}/weghalen/").values()) == {
        403
    }
    assert client.post(f"{OF}kosten/nieuw/", {"name": "x"}).status_code == 403


def test_writing_asks_to_sign_in(client: Client, published: EffectModel) -> None:
    assert set(status(client, *OWN).values()) == {302}


def test_every_page_of_the_owner(as_owner: Client, complete: EffectModel, effect: EffectLine, cost: CostLine) -> None:
    parts = [f"effecten/{effect.pk}/{part}/" for part in ("wat", "zeker", "gemeten", "draagt-bij", "weghalen")]
    ways = [f"effecten/nieuw/{way}/" for way in ("bedragen", "vergelijken", "looptijd", "zonder-prijs")]

    pages = (*WORDS, *EUROS, *OWN, *parts, *ways, "zichtbaar/", f"kosten/{cost.pk}/", f"kosten/{cost.pk}/weghalen/")

    assert set(status(as_owner, *pages).values()) == {200}
    assert status(as_owner, "effecten/nieuw/raden/", f"effecten/{effect.pk}/raden/") == {
        "effecten/nieuw/raden/": 404,
        f"effecten/{effect.pk}/raden/": 404,
    }


def test_an_empty_model_has_every_page_too(as_owner: Client, model: EffectModel) -> None:
    assert set(status(as_owner, *WORDS, *EUROS).values()) == {200}


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("page", ["", "mkba/", "rapport/", "aannames/", "arena/"])
def test_pages_ask_the_same_number_of_questions(
    page: str, count: int, client: Client, published: EffectModel, owner: Person, django_assert_max_num_queries: Any
) -> None:
    for number in range(count):
        actions.add_cost(model=published, by=owner, name=f"kosten {number}", party="fonds", amounts=["5"])
        actions.tell_story(model=published, text="Fijn.", told_by="een buur", by=owner, on=DAY, is_public=True)

    with django_assert_max_num_queries(6):
        assert client.get(f"{OF}{page}").status_code == 200


# --- writing ---------------------------------------------------------------------------------------------------------
def test_a_story_from_start_to_published(as_owner: Client, kitchen: Initiative) -> None:
    assert as_owner.get(OF).status_code == 302
    begun = as_owner.post(
        f"{OF}begin/",
        {"target_group": "buren", "activities": "koken", "counterfactual": "Zij eten alleen."},
    )
    assert begun.status_code == 302
    as_owner.post(
        f"{OF}kosten/nieuw/",
        {"name": "huur", "party": "gemeente", "kind": "money", "amounts": "1.200\n1.200,50", "high": "120"},
    )
    as_owner.post(
        f"{OF}effecten/nieuw/vergelijken/",
        {
            "name": "minder huisarts",
            "party": "zorgverzekeraar",
            "kind": "welfare",
            "ring": "direct",
            "unit": "bezoeken",
            "quantity_with": "10",
            "quantity_without": "40",
            "better": "less",
            "price": "referentieprijzen-zorg/huisarts",
        },
    )
    as_owner.post(f"{OF}zichtbaar/", {"shown": "euros"})

    model = EffectModel.objects.get()
    cost, effect = CostLine.objects.get(), EffectLine.objects.get()
    assert (cost.amounts, cost.high) == (["1200", "1200.5"], Decimal("1.2"))
    assert effect.price_used["price"] == "referentieprijzen-zorg/huisarts"
    assert (model.shown, model.benefits > 0) == ("euros", True)


def test_the_parts_of_an_effect_are_saved(as_owner: Client, effect: EffectLine) -> None:
    page = f"{OF}effecten/{effect.pk}/"

    sure = {"evidence_level": "3", "deadweight": "12,5", "attribution": "0", "reason": "Gevraagd.", "revision": "1"}
    assert as_owner.post(f"{page}zeker/", sure).status_code == 302
    assert as_owner.post(f"{page}gemeten/", {"amounts": "0\n20000", "revision": "2"}).status_code == 302
    tags = {"themes": ["samenleving"], "goals": ["3", "10"], "when": "here", "revision": "3"}
    assert as_owner.post(f"{page}draagt-bij/", tags).status_code == 302

    effect.refresh_from_db()
    assert (effect.evidence_level, effect.deadweight, effect.attribution) == (3, Decimal("0.125"), 0)
    assert effect.measured == {"amounts": ["0", "20000"]}
    assert (effect.themes, effect.goals) == (["samenleving"], [3, 10])
    assert "Met wat er gemeten is" in as_owner.get(f"{OF}mkba/").content.decode()
    assert "minder zorg" in as_owner.get(f"{OF}doelen/").content.decode()


def test_whoever_is_second_sees_what_is_there_and_keeps_their_text(
    as_owner: Client, cost: CostLine, editing: Person
) -> None:
    actions.edit_cost(line=cost, changes={"name": "huur"}, revision=1, by=editing)
    typed = {"name": "pacht", "party": "gemeente", "kind": "money", "amounts": "5", "revision": "1"}

    refused = as_owner.post(f"{OF}kosten/{cost.pk}/", typed)

    assert refused.status_code == 422
    page = refused.content.decode()
    assert "huur" in page
    assert 'value="pacht"' in page
    assert as_owner.post(f"{OF}kosten/{cost.pk}/", typed | {"revision": "2"}).status_code == 302


def test_the_model_itself_has_a_second_editor_too(as_owner: Client, model: EffectModel, editing: Person) -> None:
    actions.edit_model(model=model, changes={"target_group": "buren"}, revision=1, by=editing)
    typed = {
        "target_group": "iedereen",
        "activities": "koken",
        "base_year": "2022",
        "horizon_years": "4",
        "price_year": "2022",
        "discount_rate": "2,25",
        "timing": "start",
        "revision": "1",
    }

    refused = as_owner.post(f"{OF}aanpassen/", typed)

    assert refused.status_code == 422
    assert "buren" in refused.content.decode()
    assert as_owner.post(f"{OF}aanpassen/", typed | {"revision": "2"}).status_code == 302
    model.refresh_from_db()
    assert (model.target_group, model.discount_rate) == ("iedereen", Decimal("0.0225"))


@pytest.mark.parametrize(
    ("page", "given", "sentence"),
    [
        ("kosten/nieuw/", {"name": "huur", "amounts": "veel"}, "Vul een getal in"),
        ("kosten/nieuw/", {"name": "huur", "high": "50"}, "100 procent of meer"),
        ("effecten/nieuw/bedragen/", {"kind": "transfer", "name": "x", "amounts": "1"}, "van wie het geld komt"),
        ("effecten/nieuw/looptijd/", {"name": "x", "quantity": "1", "duration": "2"}, "Kies een prijs"),
        (
            "effecten/nieuw/looptijd/",
            {"name": "x", "kind": "welfare", "ring": "direct", "better": "more", "quantity": "1", "duration": "2"},
            "Kies een prijs",
        ),
        ("zichtbaar/", {"shown": "words"}, "nog geen enkel effect"),
    ],
)
def test_what_is_wrong_is_said(
    page: str, given: dict[str, str], sentence: str, as_owner: Client, model: EffectModel
) -> None:
    answer = as_owner.post(f"{OF}{page}", given)

    assert answer.status_code == 422
    if sentence != "Kies een prijs" or "kind" in given:
        assert sentence in answer.content.decode()


def test_principles_and_business_are_answered_in_words(as_owner: Client, complete: EffectModel) -> None:
    as_owner.post(f"{OF}principes/", {"be-transparent": "Alles staat hier.", "revision": "1"})
    as_owner.post(f"{OF}businessmodel/", {"diensten": "Samen eten.", "revision": "2"})

    complete.refresh_from_db()
    assert complete.principles == {"be-transparent": "Alles staat hier."}
    assert "Alles staat hier." in as_owner.get(f"{OF}sroi/").content.decode()
    assert "Samen eten." in as_owner.get(f"{OF}geld/").content.decode()


def test_the_board_needs_no_euros(as_owner: Client, model: EffectModel) -> None:
    as_owner.post(f"{OF}arena/effect/", {"name": "minder alleen", "party": "Bewoners", "ring": "direct"})
    as_owner.post(f"{OF}arena/effect/", {"name": "een fijne straat", "ring": "later"})
    as_owner.post(f"{OF}arena/inzet/", {"party": "gemeente", "name": "een ruimte"})

    talk = as_owner.get(f"{OF}arena/").content.decode().partition("Praat hierover")[2]

    assert EffectLine.objects.filter(kind="pm").count() == 2
    assert talk.index("Bewoners") < talk.index("gemeente") < talk.index("een fijne straat")


def test_what_was_put_on_the_board_gets_a_price_later(as_owner: Client, model: EffectModel) -> None:
    as_owner.post(f"{OF}arena/effect/", {"name": "minder alleen", "party": "bewoners", "ring": "direct"})
    line = EffectLine.objects.get()
    page = f"{OF}effecten/{line.pk}/wat/?manier=bedragen"
    told = {"name": "minder alleen", "party": "bewoners", "kind": "welfare", "ring": "direct", "amounts": "100"}

    assert as_owner.get(page).status_code == 200
    assert as_owner.post(page, told | {"revision": "1"}).status_code == 302

    line.refresh_from_db()
    model.refresh_from_db()
    assert (line.way, line.kind, model.benefits) == ("amounts", "welfare", 100)


def test_another_way_of_telling_forgets_what_was_measured_and_priced(
    as_owner: Client, model: EffectModel, owner: Person
) -> None:
    line = actions.add_effect(
        model=model,
        by=owner,
        name="minder huisarts",
        way=EffectLine.Way.COMPARED,
        kind=EffectLine.Kind.WELFARE,
        quantity_with=["1"],
        quantity_without=["2"],
        price="referentieprijzen-zorg/huisarts",
        measured={"quantity_with": ["1"], "quantity_without": ["2"]},
    )
    told = {"name": "minder huisarts", "ring": "direct", "revision": "1"}

    assert as_owner.post(f"{OF}effecten/{line.pk}/wat/?manier=zonder-prijs", told).status_code == 302

    line.refresh_from_db()
    assert (line.kind, line.measured, line.price_used, line.unit_price) == ("pm", {}, {}, None)


def test_lines_and_stories_go_after_asking_once_more(
    as_owner: Client, effect: EffectLine, cost: CostLine, model: EffectModel, owner: Person
) -> None:
    as_owner.post(f"{OF}verhalen/nieuw/", {"text": "Ik ken mijn buren nu.", "told_by": "een deelnemer"})
    story = Story.objects.get()

    for page in (f"effecten/{effect.pk}", f"kosten/{cost.pk}", f"verhalen/{story.pk}"):
        assert as_owner.get(f"{OF}{page}/weghalen/").status_code == 200
        assert as_owner.post(f"{OF}{page}/weghalen/").status_code == 302

    assert [kind.objects.count() for kind in (EffectLine, CostLine, Story)] == [0, 0, 0]


def test_only_public_stories_are_read_by_others(client: Client, published: EffectModel, owner: Person) -> None:
    for text, is_public in (("Voor iedereen.", True), ("Voor ons.", False)):
        actions.tell_story(model=published, text=text, told_by="een buur", by=owner, on=DAY, is_public=is_public)

    page = client.get(f"{OF}verhalen/").content.decode()

    assert "Voor iedereen." in page
    assert "Voor ons." not in page


# --- prices, portfolio, calculators ----------------------------------------------------------------------------------
def test_prices_are_shown_and_brought_to_another_year(client: Client, db: None) -> None:
    assert client.get("/waarde/").status_code == 200
    assert client.get("/waarde/arena-op-papier/").status_code == 200
    assert "Referentieprijzen zorg" in client.get("/waarde/prijzen/").content.decode()
    moved = client.get("/waarde/prijzen/referentieprijzen-zorg/", {"jaar": "2023"}).content.decode()
    assert "In prijzen van 2023" in moved
    unknown = client.get("/waarde/prijzen/gemeentelijke-prijzen/", {"jaar": "3000"}).content.decode()
    assert "onbekend" in unknown
    assert client.get("/waarde/prijzen/niets/").status_code == 404


def test_a_municipality_fills_in_its_own_price(client: Client, haarlem: Place, official: Person, settings: Any) -> None:
    settings.DEMO = True
    Person.objects.filter(pk=official.pk).update(is_persona=True)
    client.force_login(Person.objects.get(pk=official.pk))
    address = "/waarde/prijzen/gemeente/gm0392/"
    given = {
        "title": "Huisuitzetting",
        "unit": "uitzetting",
        "euros": "9.000,00",
        "price_year": "2022",
        "payer": "corporatie",
        "source": "Jaarverslag",
    }

    assert client.post(address, given).status_code == 302
    assert client.post(address, given | {"euros": "x"}).status_code == 422
    assert OwnPrice.objects.get().euros == 9000
    assert "Huisuitzetting" in client.get(address).content.decode()


def test_a_stranger_fills_in_no_price(client: Client, haarlem: Place, stranger: Person) -> None:
    client.force_login(stranger)

    assert client.get("/waarde/prijzen/gemeente/gm0392/").status_code == 200
    assert client.post("/waarde/prijzen/gemeente/gm0392/", {"title": "x"}).status_code == 403


def test_a_portfolio_is_a_sum_and_no_ranking(client: Client, published: EffectModel, haarlem: Place) -> None:
    page = client.get("/waarde/gemeente/gm0392/").content.decode()

    assert "geen ranglijst" in page
    assert "Buurtkeuken" in page
    assert client.get("/waarde/gemeente/gm9999/").status_code == 404


def test_hours_at_two_rates(client: Client, db: None) -> None:
    page = client.get("/waarde/rekenen/uren/", {"hours": "1.000", "year": "2022", "counted_as": "output"})

    assert "18.800" in page.content.decode()
    assert client.get("/waarde/rekenen/uren/").status_code == 200
    assert client.get("/waarde/rekenen/uren/", {"hours": "veel"}).status_code == 422


def test_half_of_the_wind_is_ours(client: Client, db: None) -> None:
    given = {"i1-name": "Wind", "i1-kind": "wind", "i1-production_mwh": "100", "i1-collective": "50"}

    assert client.get("/waarde/rekenen/eigendom/", given).status_code == 422
    page = client.get("/waarde/rekenen/eigendom/", given | {"i1-non-local": "50"})
    assert page.status_code == 200
    assert "50% van de productie is van hier" in page.content.decode()


def test_v03_a_bond_pays_between_its_bounds(client: Client, db: None) -> None:
    given = {
        "investment": "680000",
        "years": "2",
        "gain_per_year": "12",
        "loss": "60",
        "compounding": "simple",
        "minimum": "1",
        "break_even": "4",
        "maximum": "8",
        "value": "9",
    }

    page = client.get("/waarde/rekenen/social-impact-bond/", given).content.decode()
    wrong = client.get("/waarde/rekenen/social-impact-bond/", given | {"break_even": "9"})

    assert "163.200" in page
    assert "272.000" in page
    assert wrong.status_code == 422


# --- files -----------------------------------------------------------------------------------------------------------
def test_the_workbook_counts_itself(as_owner: Client, complete: EffectModel, owner: Person) -> None:
    actions.add_effect(
        model=complete,
        by=owner,
        name="=SUM(A1)",
        party="gemeente",
        counterparty="bewoners",
        way=EffectLine.Way.AMOUNTS,
        kind=EffectLine.Kind.TRANSFER,
        amounts=["0", "1000"],
    )
    book = load_workbook(io.BytesIO(as_owner.get(f"{OF}rapport.xlsx").content))
    lines, outcome = book["Regels"], book["Uitkomst"]

    assert outcome["B1"].value == '=SUMIF(Regels!$C$6:$C$8,"cost",Regels!$Q$6:$Q$8)'
    assert outcome["B3"].value == "=B2-B1"
    assert lines["Q6"].value == "=K6*SUMPRODUCT(L6:P6,L$2:P$2)"
    assert lines["Q7"].value == "=K7*SUMPRODUCT(L7:P7,L$3:P$3)"
    assert lines["R6"].value == "=-Q6*(E6-F6)"
    assert lines["A8"].value == "'=SUM(A1)"
    assert book["Aannames"]["B3"].value == 0.0225
    # What the formulas come to, worked out from the cells they name.
    worth = {row: sum((lines.cell(row, 12 + t).value or 0) / 1.0225**t for t in range(5)) for row in (6, 7, 8)}
    assert worth[6] == pytest.approx(211389.61, abs=0.01)
    assert worth[7] == pytest.approx(155643.38, abs=0.01)
    assert (lines["E8"].value, lines["F8"].value, lines["J8"].value) == (1, 0, 1)


@pytest.mark.slow  # fonts are looked up and a PDF is laid out
@pytest.mark.skipif(not paper.can_write(), reason="this machine has no Pango")
def test_the_pdf_is_tagged_and_says_its_language(as_owner: Client, complete: EffectModel) -> None:
    answer = as_owner.get(f"{OF}rapport.pdf")

    assert answer["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    streams = re.findall(rb"stream\n(.*?)\nendstream", answer.content, re.DOTALL)
    written = b"".join(zlib.decompress(stream) for stream in streams if stream.startswith(b"x"))
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang", b"/Table", b"/Figure", b"/Alt"):
        assert mark in written


def test_without_pango_there_is_the_page(
    as_owner: Client, complete: EffectModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "can_write", lambda: False)

    assert as_owner.get(f"{OF}rapport.pdf").status_code == 404
    assert "Print deze pagina" in as_owner.get(f"{OF}rapport/").content.decode()


# --- the page of an initiative ---------------------------------------------------------------------------------------
def test_the_initiative_page_tells_it_in_words(client: Client, complete: EffectModel, owner: Person) -> None:
    address = "/initiatieven/buurtkeuken/"
    assert "Wat is het waard?" not in client.get(address).content.decode()

    actions.show_model(model=complete, shown="words", by=owner, on=DAY)
    page = client.get(address).content.decode()

    assert "Wat is het waard?" in page
    assert "Maatschappelijk saldo" not in page


def test_owners_are_invited_to_begin(as_owner: Client, kitchen: Initiative) -> None:
    assert "Begin met vertellen" in as_owner.get("/initiatieven/buurtkeuken/").content.decode()
    assert factories.initiative().effect_models.count() == 0


def test_broad_welfare_shows_what_is_known_of_the_municipality_with_its_year(client, model, owner, haarlem):
    AreaFigure.objects.create(
        place=haarlem, indicator="inwoners", value=162_543, unit="inwoners", year=2022, source="CBS, kerncijfers"
    )
    client.force_login(owner)

    page = client.get(reverse("value:wellbeing", args=[model.initiative.slug])).content.decode()

    assert "162.543 inwoners" in page
    assert "2022, CBS, kerncijfers" in page


def test_broad_welfare_says_so_when_nothing_is_known_of_the_municipality(client, model, owner):
    client.force_login(owner)

    page = client.get(reverse("value:wellbeing", args=[model.initiative.slug])).content.decode()

    assert "Van deze gemeente zijn nog geen cijfers ingelezen." in page
