"""A route that was taken, kept as it was."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from tussenruimte.dossiers.models.dossiers import Dossier
from tussenruimte.register.models import Party


class RouteTaken(models.Model):
    """Answers to a route with what followed from them on that day. Never changed; taking it again makes another."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="routes_taken")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    # A name among `dossiers.routes.ROUTES`, and the rules as they were.
    route = models.CharField(max_length=60)
    rule_set = models.CharField(max_length=60)
    rule_set_version = models.PositiveSmallIntegerField()
    # Question → words, as an address carries them.
    answers = models.JSONField(encoder=DjangoJSONEncoder)
    # What `taking.Taking.outcome` gave: enough to read it without the files of that day.
    outcome = models.JSONField(encoder=DjangoJSONEncoder)
    taken_on = models.DateField()
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(_("notitie"), max_length=300, blank=True)

    class Meta:
        ordering = ["-taken_on", "-pk"]
        verbose_name = _("genomen route")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(route="") & ~models.Q(rule_set=""), name="route_taken_names_its_rules"
            )
        ]

    def __str__(self) -> str:
        return str(self.outcome.get("title", self.route))

    @property
    def outcome_title(self) -> str:
        """What came of it, in words; empty when an answer was missing."""
        finding = self.outcome.get("finding") or {}
        return str(finding.get("outcome_title", ""))
