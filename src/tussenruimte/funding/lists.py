"""What one may choose from: forms of funding, and the lists that schemes and initiatives share."""

from collections.abc import Mapping

from tussenruimte.frameworks.schema import Funding, FundingItem, Item, Lens, Questionnaire
from tussenruimte.funding.models import SchemeTrait
from tussenruimte.register import queries as register
from tussenruimte.register.frameworks import current_catalogue

FORMS = "financieringsvormen"
Axis = SchemeTrait.Axis
Choices = list[tuple[str, str]]
LENSES = {Axis.PHASE: "fasen", Axis.THEME: "werkvelden", Axis.THRESHOLD: "drempels"}
SUPPORT = "ondersteuning"
ANOTHER = "anders"


def forms() -> Mapping[str, FundingItem]:
    """The forms of funding that the sources name, by id. They are not the nineteen of the Rfv: that list is lost."""
    found = current_catalogue().frameworks.get(FORMS)
    return {item.id: item for item in found.items if item.retired is None} if isinstance(found, Funding) else {}


def form_choices() -> Choices:
    """The forms as choices."""
    return [(item.id, item.title) for item in forms().values()]


def choices(axis: str) -> Choices:
    """The items of a list."""
    if axis == Axis.LEGAL_FORM:
        return [(id_, title) for id_, title in register.legal_forms() if id_ != ANOTHER]
    if axis == Axis.NEED:
        return [(option.id, option.title) for option in _support()]
    found = current_catalogue().frameworks.get(LENSES[Axis(axis)])
    if not isinstance(found, Lens):
        return []
    return [(item.id, item.title) for item in found.items if item.retired is None]


def titles(axis: str) -> Mapping[str, str]:
    """The titles of a list by id."""
    return dict(choices(axis))


def needs_met_by(form: str) -> tuple[str, ...]:
    """The needs that a form of funding meets, as its framework says."""
    item = forms().get(form)
    return tuple(item.fits.get(SUPPORT, ())) if item else ()


def _support() -> tuple[Item, ...]:
    intake = current_catalogue().frameworks.get("intake")
    asked = intake.items if isinstance(intake, Questionnaire) else ()
    return next((question.options for question in asked if question.id == SUPPORT), ())
