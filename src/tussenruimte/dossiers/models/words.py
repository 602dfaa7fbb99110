"""What people say, promise and add in a dossier."""

from collections.abc import Iterable

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.core.ids import new_token
from tussenruimte.dossiers.models.dossiers import Dossier
from tussenruimte.register.models import Party


class Note(models.Model):
    """Something said in a dossier. For everyone in it, unless it is marked for the writer's own party alone."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="notes")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()
    internal = models.BooleanField(default=False)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("notitie")


class Promise(models.Model):
    """What a party will do, by when, and what came of it. The same for every party."""

    class Kind(models.TextChoices):
        """What is promised: a deed, or a form to fill in. Forms are counted, so that nobody is flooded."""

        DEED = "deed", _("iets doen")
        FORM = "form", _("een formulier of stuk aanleveren")

    class State(models.TextChoices):
        """What came of it."""

        OPEN = "open", _("open")
        KEPT = "kept", _("nagekomen")
        BROKEN = "broken", _("niet nagekomen")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="promises")
    promiser = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="promises")
    kind = models.CharField(max_length=6, choices=Kind.choices, default=Kind.DEED)
    text = models.CharField(_("wat"), max_length=300)
    due = models.DateField(_("wanneer klaar"))
    hours_per_week = models.DecimalField(max_digits=5, decimal_places=1, null=True, blank=True)
    made_on = models.DateField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    settled_on = models.DateField(null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    remark = models.CharField(max_length=300, blank=True)
    # When both sides were told that it is nearly due, and that it is late: each once.
    warned_on = models.DateField(null=True, blank=True)
    told_late_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["due", "pk"]
        verbose_name = _("toezegging")
        indexes = [models.Index(fields=["state", "due"], name="promise_open_by_due")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", settled_on__isnull=True, settled_by__isnull=True)
                | (~Q(state="open") & Q(settled_on__isnull=False, settled_by__isnull=False)),
                name="promise_settled_by_someone_on_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.text


def stored_at(document: "Document", filename: str) -> str:
    """Where a file is kept: under a name that nobody can guess and that says nothing."""
    return f"dossiers/{new_token()}"


class Document(models.Model):
    """A file in a dossier. What kind it is was judged by its content; it is only ever served as a download."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="documents")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    title = models.CharField(_("wat het is"), max_length=160)
    file = models.FileField(upload_to=stored_at, max_length=120)
    filename = models.CharField(max_length=140)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    internal = models.BooleanField(default=False)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("document")

    def __str__(self) -> str:
        return self.title


def for_party(parties: Iterable[int]) -> Q:
    """What the people of these parties may read: all that is shared, and what is internal to one of them."""
    return Q(internal=False) | Q(party__in=list(parties))
