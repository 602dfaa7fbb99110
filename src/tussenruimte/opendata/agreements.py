"""Public agreements of residents and municipalities: parties and offices, never the names of people."""

from datetime import date
from typing import Annotated, Any, Literal

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from ninja import Field, Query, Router, Schema
from pydantic import StringConstraints

from tussenruimte.agreements.models import Agreement
from tussenruimte.agreements.pages.public import WOO_CATEGORY, Entry, entries, public_text
from tussenruimte.agreements.queries import register
from tussenruimte.core import days
from tussenruimte.opendata.paging import Paging, paging
from tussenruimte.opendata.schemas import Page

router = Router()
MOST_WITHHELD = 200
Municipality = Annotated[str, StringConstraints(pattern=r"^GM\d{4}$")]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,80}$")]


class WhichAgreements(Paging):
    """Which agreements."""

    q: str = Field("", max_length=200, description="Zoekwoorden in wat iedereen mag lezen.")
    kind: Slug | Literal[""] = Field("", description="Een onderdeel van het kader soorten-overeenkomst.")
    municipality: Municipality | Literal[""] = Field("", description="CBS-code van een gemeente, zoals GM0363.")
    theme: Slug | Literal[""] = Field("", description="Een onderdeel van het kader werkvelden.")
    state: Literal["", "running", "over"] = Field("", description="Of zij nu geldt.")


class Named(Schema):
    """Something that has an id and a name."""

    id: str
    name: str


class PlaceNamed(Schema):
    """A place, by its code and name; without a code when it has none."""

    code: str
    name: str


class AgreementRow(Schema):
    """A public agreement in a list: parties and offices, never people."""

    id: str
    title: str
    summary: str
    kind: str = Field(description="Een onderdeel van het kader soorten-overeenkomst.")
    binding: bool = Field(description="Of partijen elkaar er voor de rechter aan kunnen houden.")
    municipality: PlaceNamed
    initiative: Named
    parties: list[str]
    themes: list[str]
    state: str = Field(description="active of ended.")
    concluded_on: date | None = Field(None, alias="concludedOn")
    starts_on: date = Field(alias="startsOn")
    ends_on: date | None = Field(None, alias="endsOn")
    version: int
    sha256: str = Field(description="De vingerafdruk van de volledige tekst, met de namen erin.")
    woo_category: str = Field(alias="wooCategory", description="De soort informatie volgens de Woo (TOOI).")
    url: str


class AgreementOut(AgreementRow):
    """A public agreement with its text."""

    text: str = Field(description="De tekst zonder namen van mensen.")


class WithheldOut(Schema):
    """That an agreement was taken out of the register."""

    id: str
    withheld_on: date = Field(alias="withheldOn")


class AgreementPage(Page):
    """A page of agreements."""

    results: list[AgreementRow]
    withheld: list[WithheldOut] = Field(description="Wat uit het register is gehaald, op de laatste bladzijde.")


def agreement_row(entry: Entry) -> dict[str, Any]:
    """A public agreement in a list: parties, no people."""
    return {
        "id": entry.number,
        "title": entry.title,
        "summary": entry.summary,
        "kind": entry.kind_id,
        "binding": entry.binding,
        "municipality": {"code": entry.municipality_code, "name": entry.municipality},
        "initiative": {"id": entry.initiative_slug, "name": entry.initiative},
        "parties": list(entry.parties),
        "themes": list(entry.theme_ids),
        "state": entry.state_id,
        "concludedOn": entry.concluded_on,
        "startsOn": entry.starts_on,
        "endsOn": entry.ends_on,
        "version": entry.version,
        "sha256": entry.sha256,
        "wooCategory": WOO_CATEGORY,
        "url": entry.url,
    }


def agreement_whole(agreement: Agreement, entry: Entry) -> dict[str, Any]:
    """A public agreement with its text, without the names of people."""
    text = public_text(agreement.current) if agreement.current else ""
    return {**agreement_row(entry), "text": text}


@router.get("/agreements", response=AgreementPage, by_alias=True, summary="Overeenkomsten", tags=["agreements"])
def list_agreements(request: HttpRequest, which: Annotated[WhichAgreements, Query()]) -> Any:
    """Openbare overeenkomsten van bewoners en gemeenten, de laatst gesloten eerst. Nooit namen van mensen."""
    page = Paginator(_found(which), which.page_size).get_page(which.page)
    gone = [] if page.has_next() else list(register.withheld()[:MOST_WITHHELD])
    return {
        **paging(request, page),
        "results": [agreement_row(entry) for entry in entries(page.object_list)],
        "withheld": [{"id": one.number, "withheldOn": one.withheld_on} for one in gone],
    }


@router.get(
    "/agreements/{number}",
    response=AgreementOut,
    by_alias=True,
    summary="Eén overeenkomst",
    tags=["agreements"],
)
def show_agreement(request: HttpRequest, number: str) -> Any:
    """Een openbare overeenkomst met haar tekst, zonder namen van mensen."""
    found = _one(number)
    entry = next(iter(entries([found])), None) if found else None
    if found is None or entry is None:
        raise Http404
    return agreement_whole(found, entry)


def _found(which: WhichAgreements) -> QuerySet[Agreement]:
    asked = register.Asked(which.q, which.kind, which.municipality, which.theme, which.state)
    return register.found(asked, days.today())


def _one(number: str) -> Agreement | None:
    """One public agreement with its text; None when there is none or it is not public any more."""
    every = register.found(register.Asked(), days.today()).defer(None)
    return every.filter(number=number.replace("\x00", "")).first()
