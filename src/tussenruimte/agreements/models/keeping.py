"""What a party takes upon itself, and the moments at which all of them look back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.agreements.models.agreements import Agreement, together
from tussenruimte.agreements.models.append_only import AppendOnly, AppendOnlyRows
from tussenruimte.agreements.rules import keeping
from tussenruimte.dossiers.models import Promise
from tussenruimte.register.models import Party


class ReviewOutcome(models.TextChoices):
    """What should come of it after looking back."""

    CONTINUE = keeping.CONTINUE, _("doorgaan")
    CHANGE = keeping.CHANGE, _("veranderen")
    STOP = keeping.STOP, _("stoppen")


class Obligation(models.Model):
    """What a party will do. Once all have signed it is a promise in the dossier."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="obligations")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(_("wat"), max_length=300)
    # By a day, or so many days after the beginning.
    due = models.DateField(_("wanneer klaar"), null=True, blank=True)
    days_after_start = models.PositiveSmallIntegerField(_("dagen na het begin"), null=True, blank=True)
    hours_per_week = models.DecimalField(_("uren per week"), max_digits=5, decimal_places=1, null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    dropped_on = models.DateField(null=True, blank=True)
    # What it became when the agreement was concluded.
    promise = models.OneToOneField(Promise, null=True, blank=True, on_delete=models.PROTECT, related_name="obligation")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("afspraak")
        constraints = [
            models.CheckConstraint(
                condition=Q(due__isnull=False, days_after_start__isnull=True)
                | Q(due__isnull=True, days_after_start__isnull=False),
                name="obligation_due_on_a_day_or_after_the_beginning",
            ),
            models.CheckConstraint(
                condition=Q(hours_per_week__isnull=True) | Q(hours_per_week__gt=0), name="obligation_hours_are_positive"
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Review(models.Model):
    """A moment at which all parties look back at what was agreed, and what came of it."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="reviews")
    due = models.DateField(_("wanneer"))
    # When the parties were told that it comes, early and late: each once.
    announced_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    outcome = models.CharField(max_length=10, choices=ReviewOutcome.choices, blank=True)
    # What the parties say together about it.
    conclusion = models.TextField(_("wat wij hieruit meenemen"), blank=True)

    class Meta:
        ordering = ["due", "pk"]
        verbose_name = _("evaluatie")
        indexes = [models.Index(fields=["held_on", "due"], name="review_coming_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "due"], name="one_review_of_an_agreement_on_a_day"),
            models.CheckConstraint(
                condition=together("held_on", "held_by") & (Q(held_on__isnull=True, outcome="") | ~Q(outcome="")),
                name="review_held_by_someone_with_an_outcome",
            ),
            models.CheckConstraint(
                condition=Q(held_on__isnull=False) | Q(outcome="", conclusion=""), name="review_says_nothing_before"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement} {self.due}"


class ReviewWord(AppendOnly):
    """What one party says in a review; its newest word counts, the earlier ones stay."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="words")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    went_well = models.TextField(_("wat ging goed"))
    could_be_better = models.TextField(_("wat kan beter"), blank=True)
    outcome = models.CharField(max_length=10, choices=ReviewOutcome.choices)

    objects = AppendOnlyRows["ReviewWord"].as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("bijdrage aan een evaluatie")
        indexes = [models.Index(fields=["review", "party", "-id"], name="review_word_newest_of_party")]

    def __str__(self) -> str:
        return str(self.get_outcome_display())
