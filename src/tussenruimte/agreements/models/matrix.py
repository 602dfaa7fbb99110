"""Values, goals and ambitions of the parties, and how each party sees them beside each other (S-79)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.agreements.models.agreements import Agreement, together
from tussenruimte.agreements.models.append_only import AppendOnly, AppendOnlyRows
from tussenruimte.agreements.rules import matrix
from tussenruimte.register.models import Party


class Ambition(models.Model):
    """What one party holds dear, aims for or dreams of."""

    class Aim(models.TextChoices):
        """How far it reaches."""

        VALUE = "value", _("waarde")
        GOAL = "goal", _("doel")
        AMBITION = "ambition", _("ambitie")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="ambitions")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Aim.choices)
    # One of the eight values: an item of the framework `acht-waarden`; empty for words of their own.
    value = models.CharField(max_length=60, blank=True)
    text = models.CharField(_("in eigen woorden"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = _("waarde, doel of ambitie")
        constraints = [
            models.CheckConstraint(
                condition=together("withdrawn_at", "withdrawn_by"), name="ambition_withdrawn_by_someone_at_a_moment"
            ),
            models.CheckConstraint(condition=~Q(text="", value=""), name="ambition_says_something"),
            models.CheckConstraint(condition=Q(value="") | Q(kind="value"), name="ambition_of_the_eight_is_a_value"),
        ]

    def __str__(self) -> str:
        return self.text or self.value


class Comparison(AppendOnly):
    """How a party sees two ambitions beside each other; its newest word counts, the earlier ones stay."""

    class Judgement(models.TextChoices):
        """What the two do to each other."""

        AGREE = matrix.AGREE, _("komen overeen")
        STRENGTHEN = matrix.STRENGTHEN, _("versterken elkaar")
        CLASH = matrix.CLASH, _("botsen")

    first = models.ForeignKey(Ambition, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Ambition, on_delete=models.CASCADE, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    judgement = models.CharField(max_length=10, choices=Judgement.choices)
    note = models.CharField(_("toelichting"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = AppendOnlyRows["Comparison"].as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("vergelijking")
        indexes = [models.Index(fields=["first", "second", "party", "-id"], name="comparison_newest_of_party")]
        constraints = [
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="comparison_of_two_in_one_order"),
        ]

    def __str__(self) -> str:
        return str(self.get_judgement_display())
