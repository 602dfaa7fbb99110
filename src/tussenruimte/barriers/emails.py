"""The one letter of this room: you are asked to take this on."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tussenruimte.barriers.models import Barrier
from tussenruimte.register.models import Initiative, Organisation
from tussenruimte.register.queries import people_who_may_edit, whole


def tell_owner(barrier: Barrier) -> bool:
    """Tells who owns a barrier, and by when something is expected; false when nobody can be reached."""
    to = _addresses_of(barrier)
    for address, language in to:
        with translation.override(language):
            subject = _("Wilt u dit oppakken? %(title)s") % {"title": barrier.title}
            link = settings.SITE_URL + reverse("barriers:barrier", args=[barrier.pk])
            context = {"barrier": barrier, "link": link, "site": settings.SITE_NAME}
            # A title with a line break in it must not add headers to the letter.
            send_mail(" ".join(subject.split()), render_to_string("barriers/mail/owner.txt", context), None, [address])
    return bool(to)


def _addresses_of(barrier: Barrier) -> list[tuple[str, str]]:
    """Where the owner is reached, each with the language to write in."""
    if barrier.owner is not None:
        return [(barrier.owner.email, barrier.owner.language)] if barrier.owner.is_active else []
    party = whole(barrier.owner_party) if barrier.owner_party else None
    if isinstance(party, Initiative):
        return [(person.email, person.language) for person in people_who_may_edit(party)]
    if isinstance(party, Organisation) and party.desk_email:
        return [(party.desk_email, settings.LANGUAGE_CODE)]
    return []
