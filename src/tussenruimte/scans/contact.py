"""Who answers: the one desk of the municipality, else the people behind the site."""

from dataclasses import dataclass

from django.conf import settings

from tussenruimte.register.models import Organisation, Party, Place
from tussenruimte.scans.models import Scan


@dataclass(frozen=True)
class Contact:
    """Whom one can call or write, by the name people know."""

    name: str
    email: str
    phone: str = ""


def desk_at(municipality: Place | None) -> Organisation | None:
    """The desk of a municipality that has said who answers; None when it has not."""
    if municipality is None:
        return None
    here = Organisation.objects.filter(kind=Party.Kind.MUNICIPALITY, place=municipality)
    return here.exclude(desk_name="", desk_email="").order_by("pk").first()


def of(scan: Scan) -> Contact:
    """Who answers this scan."""
    desk = scan.desk
    if desk is None:
        return Contact(settings.SITE_NAME, settings.CONTACT_EMAIL)
    name = f"{desk.desk_name}, {desk.name}" if desk.desk_name else desk.name
    return Contact(name, desk.desk_email or settings.CONTACT_EMAIL, desk.desk_phone)


def patience_of(desk: Organisation | None) -> int:
    """Within how many working days something is heard."""
    promised = desk.answer_within_days if desk is not None else None
    return promised or int(settings.ANSWER_WITHIN_DAYS)
