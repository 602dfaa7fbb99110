"""What this room keeps about a person: to hand over, and to forget."""

from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.funding.models import (
    Findability,
    FinderMail,
    FinderPost,
    FunderMessage,
    SavedSearch,
    Scheme,
    SchemeFile,
)

NAME = "funding"
KEPT = (
    (
        _("Berichten tussen een financier en een initiatief die u schreef."),
        _("De ander moet ze kunnen nalezen. Uw naam staat er niet meer bij."),
    ),
)


def export_of(person: AbstractBaseUser) -> dict[str, Any]:
    """The searches, the mail, the schemes kept and the messages written."""
    searches = SavedSearch.objects.filter(person=person.pk).order_by("pk")
    post = FinderPost.objects.filter(person=person.pk).values("rhythm", "agreed_at", "last_mailed_on")
    mails = FinderMail.objects.filter(person=person.pk).order_by("pk")
    written = FunderMessage.objects.filter(Q(by=person.pk) | Q(answered_by=person.pk)).order_by("pk")
    return {
        "searches": list(searches.values("name", "query", "initiative__name", "made_at")),
        "mail": post.first(),
        "mails": list(mails.values("items", "claimed_at", "sent_at")),
        "keeps": list(Scheme.objects.filter(kept_by=person.pk).order_by("pk").values("slug", "title")),
        "findable": list(Findability.objects.filter(chosen_by=person.pk).values("initiative__name", "chosen_on")),
        "messages": list(written.values("number", "text", "answer", "contact", "state", "sent_on", "answered_on")),
        "files": list(SchemeFile.objects.filter(person=person.pk).values("filename", "uploaded_at")),
    }


def forget(person: AbstractBaseUser, at: datetime) -> None:
    """The searches, the mail and the files are gone; nobody keeps a scheme any more as this person.

    What was written points at the account, which itself becomes nameless; how to reach this person is taken out of it.
    """
    for kind in (SavedSearch, FinderPost, FinderMail, SchemeFile):
        kind.objects.filter(person=person.pk).delete()
    Scheme.objects.filter(kept_by=person.pk).update(kept_by=None)
    Findability.objects.filter(chosen_by=person.pk).update(chosen_by=None)
    FunderMessage.objects.filter(answered_by=person.pk).update(contact="")
