"""What the API answers with. Names are English like the code; words inside are the register's own Dutch."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from ninja import Field, Schema


class Link(Schema):
    """Where something is."""

    href: str


class Links(Schema):
    """Where this, the next and the previous page are."""

    self: Link
    next: Link | None = None
    prev: Link | None = None


class Page(Schema):
    """What every list answers with beside its rows."""

    total: int = Field(description="Aantal rijen in alle bladzijden samen.")
    page: int
    page_size: int = Field(alias="pageSize")
    links: Links = Field(alias="_links")


class SourceOut(Schema):
    """Where a fact comes from."""

    work: str
    section: str = ""
    title: str = ""


class PlaceRef(Schema):
    """A place, shortly."""

    code: str
    name: str
    kind: str


class ReadingOut(Schema):
    """That someone sees an initiative at an item of a lens."""

    lens: str
    lens_version: int = Field(alias="lensVersion")
    item: str
    state: str = ""
    said_by: str = Field(alias="saidBy", description="initiative, municipality, broker, resident, source of editors.")
    said_on: date = Field(alias="saidOn")
    note: str = ""


class NeedOut(Schema):
    """What an initiative needs or offers."""

    kind: str
    title: str
    text: str
    quantity: Decimal | None = None
    unit: str = ""
    from_day: date | None = Field(None, alias="fromDay")
    until_day: date | None = Field(None, alias="untilDay")


class FigureOut(Schema):
    """A number as a source gives it."""

    what: str
    value: str
    unit: str
    as_of: str = Field(alias="asOf")


class InitiativeRow(Schema):
    """An initiative in a list."""

    id: str
    name: str
    summary: str
    url: str
    municipality: PlaceRef | None = None
    place: PlaceRef | None = None
    place_text: str = Field("", alias="placeText")
    themes: list[str]
    phase: str = ""
    point: list[float] | None = Field(None, description="Lengtegraad, breedtegraad (WGS 84); leeg als het niet mag.")
    listed_on: date | None = Field(None, alias="listedOn")


class InitiativeOut(InitiativeRow):
    """An initiative with all that is public about it."""

    description: str
    language: str
    started_year: int | None = Field(None, alias="startedYear")
    ended_year: int | None = Field(None, alias="endedYear")
    legal_form: str = Field("", alias="legalForm")
    website: str = ""
    contact_route: str = Field("", alias="contactRoute")
    confirmed_on: date | None = Field(None, alias="confirmedOn")
    readings: list[ReadingOut]
    needs: list[NeedOut]
    offers: list[NeedOut]
    figures: list[FigureOut]
    sources: list[SourceOut]


class InitiativePage(Page):
    """A page of initiatives."""

    results: list[InitiativeRow]


class FrameworkRow(Schema):
    """A framework in a list."""

    id: str
    kind: str
    title: str
    version: int
    models: list[str]
    evidence: str
    source: SourceOut
    items: int
    url: str


class FrameworkPage(Page):
    """A page of frameworks."""

    results: list[FrameworkRow]


class PlaceOut(PlaceRef):
    """A place with where it lies; `outline` only when one place is asked for."""

    province: str = ""
    inside: str | None = None
    year: int
    source: str = ""
    bbox: list[float] | None = None
    initiatives: int = 0


class PlaceDetail(PlaceOut):
    """A place with its outline as GeoJSON geometry."""

    outline: dict[str, Any] | None = None


class PlacePage(Page):
    """A page of places."""

    results: list[PlaceOut]


class Feature(Schema):
    """A GeoJSON feature."""

    type: Literal["Feature"]
    id: str
    geometry: dict[str, Any] | None
    properties: dict[str, Any]


class FeatureCollection(Schema):
    """A GeoJSON feature collection in CRS84: longitude before latitude."""

    type: Literal["FeatureCollection"]
    features: list[Feature]
    number_matched: int = Field(alias="numberMatched")
    number_returned: int = Field(alias="numberReturned")
    links: Links = Field(alias="_links")


class Problem(Schema):
    """What went wrong (RFC 9457)."""

    type: str = "about:blank"
    status: int
    title: str
    detail: str
    invalid: list[dict[str, str]] = []
