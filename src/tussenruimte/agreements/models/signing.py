"""What is signed, who signed it, and the codes they did it with."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.agreements.models.agreements import Agreement, together
from tussenruimte.agreements.models.append_only import AppendOnly, AppendOnlyRows
from tussenruimte.dossiers.models import Document
from tussenruimte.register.models import Party


class Version(AppendOnly):
    """The exact text that the parties are asked to sign, frozen. `sha256` is that of the UTF-8 of `text`."""

    filled_in_later: ClassVar[frozenset[str]] = frozenset(
        {"withdrawn_at", "withdrawn_by", "withdrawn_why", "concluded_on"}
    )

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    # `rules.canonical.Content`: what the text says, as values.
    content = models.JSONField()
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    # What lists and the calendar ask of it.
    title = models.CharField(max_length=160)
    summary = models.CharField(max_length=300)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    public = models.BooleanField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_why = models.TextField(blank=True)
    concluded_on = models.DateField(null=True, blank=True)

    objects = AppendOnlyRows["Version"].as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("versie")
        indexes = [models.Index(fields=["concluded_on", "ends_on"], name="version_by_end")]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="version_has_its_number"),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(withdrawn_at__isnull=True, concluded_on__isnull=True),
                name="one_version_out_for_signing",
            ),
            models.CheckConstraint(
                condition=together("withdrawn_at", "withdrawn_by")
                & (Q(withdrawn_at__isnull=True) | ~Q(withdrawn_why="")),
                name="version_withdrawn_by_someone_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(concluded_on__isnull=True),
                name="version_concluded_or_withdrawn_not_both",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def is_open(self) -> bool:
        """Whether it waits for signatures."""
        return self.withdrawn_at is None and self.concluded_on is None


class Signature(AppendOnly):
    """That someone signed a version for a party. It stays on record also when the version was withdrawn."""

    class Method(models.TextChoices):
        """How it was signed."""

        CODE = "code", _("met een code")
        PAPER = "paper", _("op papier")

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="signatures")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    # Nobody for someone who signed on paper and has no account.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # As it was typed, or as it stands on the paper.
    name = models.CharField(_("naam"), max_length=120)
    capacity = models.CharField(_("functie en mandaat"), max_length=200, blank=True)
    method = models.CharField(max_length=5, choices=Method.choices)
    at = models.DateTimeField()
    # Of the text that was signed: the same as that of the version.
    sha256 = models.CharField(max_length=64)
    # The scan of a paper, and who entered it.
    document = models.ForeignKey(Document, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = AppendOnlyRows["Signature"].as_manager()

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("handtekening")
        constraints = [
            models.UniqueConstraint(fields=["version", "party"], name="party_signs_a_version_once"),
            models.CheckConstraint(
                condition=Q(method="code", person__isnull=False, document__isnull=True, entered_by__isnull=True)
                | Q(method="paper", document__isnull=False, entered_by__isnull=False),
                name="signature_by_a_person_or_on_a_paper",
            ),
            models.CheckConstraint(condition=~Q(name=""), name="signature_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class SigningCode(models.Model):
    """A one-time code that was mailed to one person to sign one version for one party. Only a keyed hash is kept."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="codes")
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("code om te tekenen")
        indexes = [models.Index(fields=["person", "version", "-id"], name="signing_code_newest")]
        constraints = [
            models.CheckConstraint(condition=Q(expires_at__gt=models.F("made_at")), name="signing_code_lasts_a_while")
        ]
