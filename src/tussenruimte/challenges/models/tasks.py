"""What a municipality does today, and what everyone should know of it before they can say: we do this better."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.register.models import Organisation, Place


class MunicipalTask(models.Model):
    """A task on the list of a municipality. An empty figure is unknown, and is shown as unknown."""

    class Standing(models.TextChoices):
        """Whether residents can challenge it."""

        OPEN = "open", _("kan worden uitgedaagd")
        EXCLUDED = "excluded", _("uitgesloten")
        DROPPED = "dropped", _("niet meer op de lijst")

    class CarriedOut(models.TextChoices):
        """Who carries it out."""

        UNKNOWN = "unknown", _("onbekend")
        OWN = "own", _("de gemeente zelf")
        CONTRACT = "contract", _("een ander, met een contract")
        SUBSIDY = "subsidy", _("een ander, met subsidie")

    class Vat(models.TextChoices):
        """Whether the costs hold value added tax."""

        UNKNOWN = "unknown", _("btw onbekend")
        WITH = "with", _("met btw")
        WITHOUT = "without", _("zonder btw")

    number = models.CharField(max_length=20, unique=True)
    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="tasks")
    name = models.CharField(_("naam"), max_length=160)
    text = models.TextField(_("wat het is"), blank=True)
    # Where it is done; empty is the whole municipality.
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # An item of the lens `werkvelden`.
    theme = models.CharField(max_length=60, blank=True)
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.OPEN)
    excluded_because = models.CharField(_("waarom uitgesloten"), max_length=300, blank=True)
    excluded_by = models.CharField(_("artikel van de verordening"), max_length=160, blank=True)
    cost = models.DecimalField(_("kosten per jaar"), max_digits=12, decimal_places=2, null=True, blank=True)
    cost_year = models.PositiveSmallIntegerField(null=True, blank=True)
    cost_vat = models.CharField(max_length=10, choices=Vat.choices, default=Vat.UNKNOWN)
    cost_source = models.CharField(max_length=200, blank=True)
    cost_checked_on = models.DateField(null=True, blank=True)
    quality = models.TextField(_("hoe goed het nu gaat"), blank=True)
    quality_measured = models.CharField(max_length=200, blank=True)
    quality_checked_on = models.DateField(null=True, blank=True)
    carried_out = models.CharField(max_length=10, choices=CarriedOut.choices, default=CarriedOut.UNKNOWN)
    carried_out_by = models.CharField(max_length=160, blank=True)
    contract_end = models.DateField(null=True, blank=True)
    # The last day on which the municipality can end the contract before it goes on by itself.
    notice_by = models.DateField(null=True, blank=True)
    contract_checked_on = models.DateField(null=True, blank=True)
    # How many people do it now, in words.
    staff = models.CharField(max_length=200, blank=True)
    department = models.CharField(_("afdeling"), max_length=120, blank=True)
    added_on = models.DateField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_on = models.DateField()
    # Rises with every change, so that the second of two people is told what the first one did.
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("taak van de gemeente")
        indexes = [models.Index(fields=["municipality", "standing", "name"], name="task_of_municipality")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(standing="excluded") | ~Q(excluded_because="") & ~Q(excluded_by=""),
                name="task_excluded_says_why",
            ),
            models.CheckConstraint(condition=Q(cost__isnull=True) | Q(cost__gte=0), name="task_cost_not_negative"),
            models.CheckConstraint(
                condition=Q(cost__isnull=True, cost_year__isnull=True, cost_checked_on__isnull=True)
                | Q(cost__isnull=False, cost_year__isnull=False, cost_checked_on__isnull=False),
                name="task_cost_has_a_year_and_was_checked",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TaskFile(models.Model):
    """A file with tasks that someone chose and has yet to confirm. Forgotten after a day."""

    token = models.CharField(max_length=64, unique=True)
    municipality = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    filename = models.CharField(max_length=120)
    content = models.BinaryField()
    uploaded_at = models.DateTimeField()
    imported_at = models.DateTimeField(null=True, blank=True)
    imported = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("bestand met taken")
