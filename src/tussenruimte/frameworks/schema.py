"""What a framework file may say: one class per kind."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, model_validator

from tussenruimte.frameworks.agreements import AgreementKind, AgreementKinds, ClauseItem, Clauses
from tussenruimte.frameworks.basics import (
    Evidence,
    Fits,
    Framework,
    Frozen,
    Gap,
    Id,
    Item,
    ModelId,
    Reference,
    Source,
)
from tussenruimte.frameworks.prices import PriceIndex, PriceIndexItem, PriceItem, PriceList, PriceValue
from tussenruimte.frameworks.questions import Axis, Enough, Option, Poles, Question, Questionnaire, Section
from tussenruimte.frameworks.rule_sets import Ordinances, RuleSet

__all__ = [
    "AdviceRule",
    "AdviceTable",
    "AgreementKind",
    "AgreementKinds",
    "AnyFramework",
    "Axis",
    "ClauseItem",
    "Clauses",
    "Criteria",
    "CriterionItem",
    "Enough",
    "Evidence",
    "FigureItem",
    "Figures",
    "Fits",
    "Framework",
    "Frozen",
    "Funding",
    "FundingItem",
    "Gap",
    "Glossary",
    "Id",
    "InstrumentItem",
    "Instruments",
    "Item",
    "Lens",
    "LensItem",
    "LensState",
    "ListItem",
    "ModelId",
    "Option",
    "PhaseItem",
    "PlainList",
    "Poles",
    "PriceIndex",
    "PriceIndexItem",
    "PriceItem",
    "PriceList",
    "PriceValue",
    "Question",
    "Questionnaire",
    "Reading",
    "Reference",
    "RoleItem",
    "Roles",
    "Route",
    "Section",
    "SignpostItem",
    "Signposts",
    "Source",
    "Term",
    "Work",
    "Works",
]


class ListItem(Item):
    """A line of a plain list, with the number the source gives in it, if any."""

    group: Id | None = None
    value: Decimal | str | None = None
    unit: str = ""
    year: str = ""

    @model_validator(mode="after")
    def number_has_unit_and_year(self) -> "ListItem":
        """Refuses a number nobody can place."""
        if self.value is not None and not (self.unit and self.year):
            raise ValueError(f"onderdeel '{self.id}' heeft een value; zet er unit en year bij")
        return self


class PlainList(Framework):
    """A list nobody has to choose from, in groups when the source has more than one list."""

    kind: Literal["list"]
    groups: tuple[Item, ...] = ()
    items: tuple[ListItem, ...] = ()


class LensItem(Item):
    """One way to see an initiative."""

    # What fits a municipality that meets this: its posture (S-35) or its role (S-39), and what helps (S-37).
    posture: str = ""
    horizon: str = ""
    support: str = ""
    owner: str = ""
    government_role: str = ""
    # Ids of the lens' `groups` this item belongs to; empty when the source lost it.
    groups: tuple[Id, ...] = ()
    reconstructed: bool = False


class LensState(Frozen):
    """For a lens whose items have a state, such as a threshold that is taken."""

    id: Id
    title: str


class Lens(Framework):
    """A way of seeing initiatives, with the items one can see them at."""

    kind: Literal["lens"]
    order: int = 0
    choose: Literal["one", "several"] = "several"
    drawing: Literal["tiles", "wheel", "ladder", "steps", "scale", "list"] = "tiles"
    states: tuple[LensState, ...] = ()
    groups: tuple[Item, ...] = ()
    items: tuple[LensItem, ...]


class RoleItem(Item):
    """A role of government: roles stack, nobody chooses one."""

    core: str = ""
    actions: tuple[str, ...] = ()


class Roles(Framework):
    """The roles of government, and what makes one choose."""

    kind: Literal["roles"]
    factors: tuple[Item, ...] = ()
    items: tuple[RoleItem, ...]


class InstrumentItem(Item):
    """Something a municipality can do."""

    group: Id
    fits: Fits = {}


class Instruments(Framework):
    """A catalogue of instruments in groups."""

    kind: Literal["instruments"]
    groups: tuple[Item, ...]
    items: tuple[InstrumentItem, ...]


class Reading(Frozen):
    """Something to read on: a publication under its own title, as the source pointed to it."""

    title: str
    url: str = ""


class SignpostItem(Item):
    """A signpost (wegwijzer): aim, approach, actions, where to read on."""

    aim: str
    approach: str = ""
    actions: tuple[str, ...] = ()
    check_question: str = ""
    # None when the source lost them.
    labels: tuple[Reference, ...] | None = None
    read_on: tuple[Reading, ...] = ()


class Signposts(Framework):
    """The signposts."""

    kind: Literal["signposts"]
    items: tuple[SignpostItem, ...]


class CriterionItem(Item):
    """A condition or check question; a barrier names the condition it is the inverse of and a theme."""

    group: Id | None = None
    inverse_of: Reference | None = None
    theme: Reference | None = None
    # Says when the theme is our choice and not the source's.
    theme_evidence: Evidence | None = None


class Criteria(Framework):
    """Conditions, check questions or barriers: never a reason to refuse someone."""

    kind: Literal["criteria", "barriers"]
    groups: tuple[Item, ...] = ()
    items: tuple[CriterionItem, ...]


class PhaseItem(Item):
    """A phase or route, with what is done in it."""

    actions: tuple[str, ...] = ()


class Route(Framework):
    """Phases or steps in order, or routes to choose from."""

    kind: Literal["route"]
    items: tuple[PhaseItem, ...]


class FundingItem(Item):
    """A form of funding named in the sources."""

    fits: Fits = {}
    repayable: bool | None = None
    money: bool = True


class Funding(Framework):
    """A catalogue of forms of funding."""

    kind: Literal["funding"]
    items: tuple[FundingItem, ...]


class FigureItem(Item):
    """A number with its unit and year. `value` is text when the source gives a range."""

    value: Decimal | str
    unit: str
    year: str


class Figures(Framework):
    """Numbers from a source, always shown with their year."""

    kind: Literal["figures"]
    items: tuple[FigureItem, ...]


class AdviceRule(Item):
    """A line of an advice table: when it fits, this is suggested. `check` names a function of advice.rules."""

    fits: Fits = {}
    check: Id | None = None
    advises: tuple[Reference, ...] = ()
    actions: tuple[str, ...] = ()


class AdviceTable(Framework):
    """From facts to suggestions of one kind (approach, role, support, pitfall …)."""

    kind: Literal["advice"]
    advice_kind: Id
    items: tuple[AdviceRule, ...]


class Term(Item):
    """A word of the house: `title` in Dutch, `en` the identifier in code and data, `text` the meaning."""

    en: str
    not_to_be_confused_with: tuple[str, ...] = ()


class Glossary(Framework):
    """The words we use, one per idea."""

    kind: Literal["glossary"]
    items: tuple[Term, ...]


class Work(Item):
    """A work we cite."""

    author: str
    year: int | None
    publisher: str = ""
    licence: str = ""
    url: str = ""


class Works(Framework):
    """The works we cite."""

    kind: Literal["works"]
    items: tuple[Work, ...]


AnyFramework = Annotated[
    PlainList
    | Lens
    | Questionnaire
    | Roles
    | Instruments
    | Signposts
    | Criteria
    | Route
    | Funding
    | Figures
    | AdviceTable
    | PriceList
    | PriceIndex
    | RuleSet
    | Ordinances
    | AgreementKinds
    | Clauses
    | Glossary
    | Works,
    Field(discriminator="kind"),
]
