"""What a scan can be about: which kinds there are, what they are called in an address, and who belongs to which side.

Each kind is one `Kind` that `settings.SCAN_SUBJECTS` names, so that a room above this one can add its own.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person, Role
from tussenruimte.accounts.queries import Someone, has_role
from tussenruimte.register import permissions as register
from tussenruimte.register import queries
from tussenruimte.register.models import Initiative, Organisation, Party, Place, Side
from tussenruimte.scans.models import Scan

# Anything a kind below has: an initiative, an organisation, a place, or what another room adds.
Subject = Any


@dataclass(frozen=True)
class Kind:
    """One kind of subject. `about` is its word in frameworks, `word` the one in addresses."""

    about: str
    word: str
    title: str | Promise
    model: str
    key: str
    visible_to: Callable[[Someone], QuerySet[Any]]
    # Those to which the person belongs on some side; `sides_of` says on which.
    involving: Callable[[Someone], QuerySet[Any]]
    sides_of: Callable[[Someone, Any], tuple[Side, ...]]
    # The code of the municipality it is in or is; empty when in none.
    municipality_of: Callable[[Any], str]
    page: Callable[[Any], str]
    # The field by which people look for one.
    named_by: str = "name"
    # For which party someone speaks from a side, where the rule below does not know it.
    party_of: Callable[[Person, str, Any], Party | None] | None = None
    # Whether only those who see the subject see anything of a scan about it, whoever shared it or holds a link.
    closed: bool = False


def kinds() -> tuple[Kind, ...]:
    """Every kind, in the order of the settings."""
    return tuple(import_string(name) for name in settings.SCAN_SUBJECTS)


def kind_of(subject: Subject) -> Kind:
    """The kind this subject is of; KeyError when scans are never about such a thing."""
    return _by_model()[label_of(subject)]


def label_of(subject: Model) -> str:
    """The label of its model, as a scan keeps it."""
    return subject._meta.label_lower


def _by_model() -> dict[str, Kind]:
    return {kind.model: kind for kind in kinds()}


def is_closed(scan: Scan) -> bool:
    """Whether a scan is about something that only those who see it know of."""
    kind = _by_model().get(scan.subject_kind)
    return kind is not None and kind.closed


def closed_to(person: Someone, scan: Scan) -> bool:
    """Whether a scan is about something closed that this person does not see: for them there is no such scan."""
    kind = _by_model().get(scan.subject_kind)
    return kind is not None and kind.closed and not kind.visible_to(person).filter(pk=scan.subject_key).exists()


def subject_of(scan: Scan) -> Subject | None:
    """What a scan is about; None while that is still being told, and when it is gone."""
    kind = _by_model().get(scan.subject_kind)
    if kind is None:
        return None
    model: Any = apps.get_model(kind.model)
    return model.objects.filter(pk=scan.subject_key).first()


def initiative_of(scan: Scan) -> Initiative | None:
    """The initiative a scan is about; None for any other subject and while it is still being told."""
    found = subject_of(scan) if scan.subject_kind == INITIATIVE.model else None
    return found if isinstance(found, Initiative) else None


def named(over: str, person: Someone) -> Subject | None:
    """The subject that an address names as `gebied:bu03920101`, when the person may see it."""
    word, _colon, key = over.partition(":")
    kind = next((kind for kind in kinds() if kind.word == word), None)
    if kind is None or not key:
        return None
    return kind.visible_to(person).filter(**{f"{kind.key}__iexact": key}).first()


def name_in_address(subject: Subject) -> str:
    """How an address names it."""
    kind = kind_of(subject)
    return f"{kind.word}:{str(getattr(subject, kind.key)).lower()}"


def page_of(subject: Subject) -> str:
    """The address of its page."""
    return kind_of(subject).page(subject)


def page_for_starting(subject: Subject) -> str:
    """The address where one chooses what to fill in about it."""
    kind = kind_of(subject)
    return reverse("scans:of", args=[kind.word, str(getattr(subject, kind.key)).lower()])


def sides_of(person: Someone, subject: Subject) -> tuple[Side, ...]:
    """From which sides the person can prove to speak about it; none for a stranger."""
    return kind_of(subject).sides_of(person, subject)


def party_of(person: Someone, side: str, subject: Subject) -> Party | None:
    """For whom someone speaks from a side: whose answers these are. None when they speak for themselves."""
    if not isinstance(person, Person) or side not in sides_of(person, subject):
        return None
    if (party_in := kind_of(subject).party_of) is not None:
        return party_in(person, side, subject)
    own = Party.objects.filter(memberships__person=person, memberships__until__isnull=True).order_by("pk")
    code = kind_of(subject).municipality_of(subject)
    if side == Side.INITIATIVE:
        here = Q(pk=subject.pk) if isinstance(subject, Initiative) else Q(initiative__municipality=code)
        return own.filter(here, kind=Party.Kind.INITIATIVE).first()
    if side == Side.MUNICIPALITY:
        return Party.objects.filter(kind=Party.Kind.MUNICIPALITY, organisation__place=code).order_by("pk").first()
    return subject if side == Side.PARTNER else None


# --- who belongs to what -------------------------------------------------------------------------------------------
def _here(person: Someone) -> frozenset[str]:
    """The municipalities in which the person works as an official, or has an initiative."""
    if not isinstance(person, Person):
        return frozenset()
    return register.municipalities_of(person) | _with_an_initiative(person)


def _with_an_initiative(person: Someone) -> frozenset[str]:
    if not isinstance(person, Person):
        return frozenset()
    own = Initiative.objects.filter(memberships__person=person, memberships__until__isnull=True)
    return frozenset(code for code in own.values_list("municipality_id", flat=True) if code)


def _sides_in(person: Someone, code: str, *, partner: bool = False) -> tuple[Side, ...]:
    """The sides at which someone stands in a municipality."""
    sides = (
        (Side.INITIATIVE, bool(code) and code in _with_an_initiative(person)),
        (Side.MUNICIPALITY, bool(code) and code in register.municipalities_of(person)),
        (Side.PARTNER, partner),
        (Side.BROKER, has_role(person, Role.BROKER)),
        (Side.EDITORS, has_role(person, Role.EDITOR)),
    )
    return tuple(side for side, stands in sides if stands)


def _initiatives_involving(person: Someone) -> QuerySet[Initiative]:
    if not isinstance(person, Person):
        return Initiative.objects.none()
    if has_role(person, Role.BROKER, Role.EDITOR):
        return Initiative.objects.all()
    own = Q(memberships__person=person, memberships__until__isnull=True)
    return Initiative.objects.filter(own | Q(municipality__in=register.municipalities_of(person))).distinct()


def _organisations_involving(person: Someone) -> QuerySet[Organisation]:
    if not isinstance(person, Person):
        return Organisation.objects.none()
    if has_role(person, Role.BROKER, Role.EDITOR):
        return Organisation.objects.all()
    own = Q(memberships__person=person, memberships__until__isnull=True)
    here = Q(place__in=_here(person)) | Q(part_of__place__in=_here(person))
    return Organisation.objects.filter(own | here).distinct()


def _organisation_sides(person: Someone, organisation: Organisation) -> tuple[Side, ...]:
    municipal = organisation.kind in (Party.Kind.MUNICIPALITY, Party.Kind.MUNICIPAL_UNIT)
    partner = not municipal and bool(register.mandate_of(person, organisation))
    return _sides_in(person, _municipality_of_organisation(organisation), partner=partner)


def _municipality_of_organisation(organisation: Organisation) -> str:
    around = organisation.part_of if organisation.kind == Party.Kind.MUNICIPAL_UNIT else organisation
    return (around.place_id if around is not None else None) or ""


def _places_involving(person: Someone) -> QuerySet[Place]:
    if has_role(person, Role.BROKER, Role.EDITOR):
        return Place.objects.all()
    codes = _here(person)
    return Place.objects.filter(Q(pk__in=codes) | Q(inside__in=codes) | Q(inside__inside__in=codes))


def _municipality_of_place(place: Place) -> str:
    around = queries.municipality_of(place)
    return around.pk if around is not None else ""


INITIATIVE = Kind(
    about="initiative",
    word="initiatief",
    title=_("initiatief"),
    model="register.initiative",
    key="slug",
    visible_to=queries.visible_to,
    involving=_initiatives_involving,
    sides_of=register.sides_of,
    municipality_of=lambda initiative: initiative.municipality_id or "",
    page=lambda initiative: reverse("web:initiative", args=[initiative.slug]),
)
PARTY = Kind(
    about="party",
    word="partij",
    title=_("gemeente of organisatie"),
    model="register.organisation",
    key="slug",
    visible_to=lambda _person: Organisation.objects.all(),
    involving=_organisations_involving,
    sides_of=_organisation_sides,
    municipality_of=_municipality_of_organisation,
    page=page_for_starting,
)
AREA = Kind(
    about="area",
    word="gebied",
    title=_("buurt, wijk of gemeente"),
    model="register.place",
    key="code",
    visible_to=lambda _person: Place.objects.all(),
    involving=_places_involving,
    sides_of=lambda person, place: _sides_in(person, _municipality_of_place(place)),
    municipality_of=_municipality_of_place,
    page=page_for_starting,
)


def concerning(subject: Subject) -> Q:
    """Scans about this subject."""
    return Q(subject_kind=label_of(subject), subject_key=str(subject.pk))
