"""The one letter of this room: an action's day is near."""

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tussenruimte.accounts.models import Person
from tussenruimte.conversations.models import DevelopmentAction


def remind_of_action(action: DevelopmentAction, reader: Person) -> None:
    """Reminds someone of what they agreed to do."""
    with translation.override(reader.language):
        link = settings.SITE_URL + reverse("conversations:readiness", args=[action.initiative.slug])
        subject = _("Uw afspraak met %(name)s") % {"name": action.initiative.name}
        context = {"action": action, "person": reader, "link": link}
        text = render_to_string("conversations/mail/remind.txt", context)
        # A name with a line break in it must not add headers to the letter.
        send_mail(" ".join(subject.split()), text, None, [reader.email])
