"""What a card says that the dossier itself does not: what is asked, what else could be done, what it costs."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.dossiers.models import Dossier


class ProposalCard(models.Model):
    """The words of a card; what is empty here is read from the dossier and its last decision."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, related_name="proposal_card")
    asked = models.TextField(_("wat de raad wordt gevraagd"), blank=True)
    aim = models.TextField(_("doel"), blank=True)
    reasons = models.TextField(_("waarom"), blank=True)
    criteria = models.TextField(_("waarop is gelet"), blank=True)
    # Rises with every change of these words, so that the second of two editors is told.
    revision = models.PositiveIntegerField(default=1)
    edited_at = models.DateTimeField()
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("voorstelkaart")

    def __str__(self) -> str:
        return str(self.dossier)


class Alternative(models.Model):
    """Something else that could be done, with what speaks for it and against it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="council_alternatives")
    name = models.CharField(_("wat ook kan"), max_length=160)
    in_favour = models.CharField(_("ervoor"), max_length=500, blank=True)
    against = models.CharField(_("ertegen"), max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("alternatief")
        constraints = [
            models.CheckConstraint(
                condition=~Q(in_favour="", against=""),
                name="council_alternative_is_weighed",
            )
        ]

    def __str__(self) -> str:
        return self.name


class MoneyAsked(models.Model):
    """One amount that is asked: what for, from which budget, once or every year."""

    class Rhythm(models.TextChoices):
        """How often it is paid."""

        ONCE = "once", _("eenmalig")
        YEARLY = "yearly", _("elk jaar")

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="money_asked")
    what = models.CharField(_("waarvoor"), max_length=160)
    budget = models.CharField(_("uit welk budget"), max_length=160, blank=True)
    euros = models.DecimalField(_("bedrag"), max_digits=14, decimal_places=2, validators=[MinValueValidator(0)])
    rhythm = models.CharField(max_length=6, choices=Rhythm.choices, default=Rhythm.ONCE)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("gevraagd bedrag")
        constraints = [models.CheckConstraint(condition=Q(euros__gte=0), name="council_money_from_nought")]

    def __str__(self) -> str:
        return self.what
