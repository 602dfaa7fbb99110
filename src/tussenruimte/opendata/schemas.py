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


class FollowUpOut(Schema):
    """What a municipality told its council it would do, and what came of it."""

    text: str
    due: date
    state: str = Field(description="open, done of not-done.")


class MotionOut(Schema):
    """What a council said about an initiative."""

    id: int
    kind: str = Field(description="motion, amendment, speech of questions.")
    number: str = Field("", description="Het nummer bij de raad zelf.")
    title: str
    text: str
    url: str
    link: str = ""
    council: PlaceRef | None = Field(None, description="De gemeente van de raad.")
    initiative: str
    submitters: list[str] = Field(description="Fracties; nooit namen van mensen.")
    on: date
    state: str = Field(description="announced, adopted, rejected, withdrawn of done.")
    decided_on: date | None = Field(None, alias="decidedOn")
    follow_ups: list[FollowUpOut] = Field(alias="followUps")


class MotionPage(Page):
    """A page of motions."""

    results: list[MotionOut]


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


class RoundOut(Schema):
    """A period in which one can apply; without a first day it is open already."""

    opens: date | None = None
    closes: date


class SchemeOut(Schema):
    """A scheme: what an organisation offers to initiatives. An empty list excludes nobody."""

    id: str
    title: str
    provider: str = Field(description="De naam van de organisatie.")
    form: str = Field(description="Een onderdeel van het kader financieringsvormen.")
    purpose: str
    state: str
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    own_share: int | None = Field(None, alias="ownShare", description="Eigen deel in hele procenten.")
    repayable: bool | None = None
    continuous: bool
    rounds: list[RoundOut]
    places: list[str] = Field(description="CBS-codes; leeg is heel Nederland.")
    legal_forms: list[str] = Field(alias="legalForms")
    phases: list[str]
    themes: list[str]
    needs: list[str]
    thresholds: list[str]
    conditions: str
    how_to_apply: str = Field(alias="howToApply")
    decision_weeks: int | None = Field(None, alias="decisionWeeks")
    legal_basis: str = Field(alias="legalBasis")
    state_aid: str = Field(alias="stateAid", description="unknown, no of de-minimis.")
    ceiling: Decimal | None = None
    left: Decimal | None = None
    left_on: date | None = Field(None, alias="leftOn")
    contact_desk: str = Field(alias="contactDesk", description="Een loket, nooit een persoon.")
    contact_email: str = Field(alias="contactEmail")
    contact_phone: str = Field(alias="contactPhone")
    link: str
    source: str
    checked_on: date = Field(alias="checkedOn")
    url: str


class SchemePage(Page):
    """A page of schemes."""

    results: list[SchemeOut]


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


class RentOut(Schema):
    """An amount of rent and what it is for."""

    amount: Decimal
    per: str = Field(description="month, year of m2-year.")
    year: int | None = None
    source: str = ""


class SpaceOut(Schema):
    """A building, room or ground that an owner has."""

    id: str
    name: str
    summary: str
    url: str
    owner: str
    kind: str = Field(description="building, room of ground.")
    state: str = Field(description="in-use, free, in-procedure of given-out.")
    municipality: PlaceRef | None = None
    place: PlaceRef | None = None
    address: str = ""
    point: list[float] | None = Field(None, description="Lengtegraad, breedtegraad (WGS 84).")
    size_m2: int | None = Field(None, alias="sizeM2")
    uses: list[str]
    step_free: str = Field(alias="stepFree", description="yes, no of unknown.")
    accessible_toilet: str = Field(alias="accessibleToilet", description="yes, no of unknown.")
    available_from: date | None = Field(None, alias="availableFrom")
    available_until: date | None = Field(None, alias="availableUntil")
    rent: RentOut | None = None
    market_rent: RentOut | None = Field(None, alias="marketRent")
    interested: int = Field(description="Hoeveel initiatieven een wens hebben.")


class SpacePage(Page):
    """A page of spaces."""

    results: list[SpaceOut]


class CriterionOut(Schema):
    """What is looked at when a space is given out."""

    title: str
    weight: str = Field(description="must, heavy, normal of light.")
    why: str
    measured: str


class AnnouncementOut(Schema):
    """One time that a space is given out, as it was announced and as it ended."""

    id: str
    url: str
    space: str
    owner: str
    way: str = Field(description="open-selection, one-candidate of short-use.")
    state: str = Field(description="announced, lawyer, chosen, given-out of ended.")
    reason: str
    criteria: list[CriterionOut]
    announced_on: date = Field(alias="announcedOn")
    enter_by: date | None = Field(None, alias="enterBy")
    choose_by: date | None = Field(None, alias="chooseBy")
    window_ends: date | None = Field(None, alias="windowEnds")
    chosen_reason: str = Field("", alias="chosenReason")
    closed_on: date | None = Field(None, alias="closedOn")
    closed_reason: str = Field("", alias="closedReason")
    rule_set_version: int = Field(alias="ruleSetVersion")


class AnnouncementPage(Page):
    """A page of announcements."""

    results: list[AnnouncementOut]


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
