"""A decision with its reasons."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.dossiers.models.dossiers import Dossier


class Decision(models.Model):
    """Who decided what, on which criteria and rules, with which alternatives, and why. Never changed afterwards."""

    class Outcome(models.TextChoices):
        """What was decided."""

        GRANTED = "granted", _("toegekend")
        PARTLY = "partly", _("deels toegekend")
        NOT_NOW = "not-now", _("niet nu")
        REFUSED = "refused", _("afgewezen")

    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="decisions")
    number = models.CharField(max_length=20, unique=True)
    subject = models.CharField(_("waarover"), max_length=160)
    decider = models.CharField(_("wie besluit"), max_length=160)
    outcome = models.CharField(max_length=10, choices=Outcome.choices)
    text = models.TextField(_("besluit"))
    reason = models.TextField(_("reden"))
    criteria = models.TextField(_("waarop gelet is"))
    alternatives = models.TextField(_("wat ook had gekund"))
    # The rules it rests on: one of our rule sets at a version, or a rule of the municipality in words; or both.
    rule_set = models.CharField(max_length=60, blank=True)
    rule_set_version = models.PositiveSmallIntegerField(null=True, blank=True)
    own_rule = models.CharField(max_length=300, blank=True)
    custom_work = models.BooleanField(default=False)
    motive = models.TextField(blank=True)
    decided_on = models.DateField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    # What the case is compared by, as it was on that day (`rules.likeness.Traits`).
    traits = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    public = models.BooleanField(default=False)
    published_on = models.DateField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["-decided_on", "-pk"]
        verbose_name = _("besluit")
        indexes = [models.Index(fields=["public", "-decided_on", "-id"], name="decision_in_public_log")]
        constraints = [
            models.CheckConstraint(
                condition=Q(custom_work=False) | ~Q(motive=""), name="decision_custom_work_has_a_motive"
            ),
            models.CheckConstraint(
                condition=Q(rule_set="", rule_set_version__isnull=True)
                | (~Q(rule_set="") & Q(rule_set_version__isnull=False)),
                name="decision_rule_set_has_a_version",
            ),
            models.CheckConstraint(condition=~Q(rule_set="", own_rule=""), name="decision_rests_on_a_rule"),
            models.CheckConstraint(
                condition=Q(public=False, published_on__isnull=True, published_by__isnull=True)
                | Q(public=True, published_on__isnull=False, published_by__isnull=False),
                name="decision_published_by_someone_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.subject
