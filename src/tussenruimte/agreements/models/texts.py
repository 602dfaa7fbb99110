"""The words of an agreement: clauses, every wording they had, and what people suggest."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.agreements.models.agreements import Agreement
from tussenruimte.agreements.models.append_only import AppendOnly, AppendOnlyRows
from tussenruimte.register.models import Party


class Clause(models.Model):
    """One article: what it is called and where it stands. What it says is the newest of its `texts`."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="clauses")
    # The id of the clause in its framework; empty for one of the parties' own.
    key = models.CharField(max_length=60, blank=True)
    heading = models.CharField(_("kop"), max_length=160)
    order = models.PositiveSmallIntegerField()
    # Rises with every wording, and with a move or a drop.
    revision = models.PositiveIntegerField(default=1)
    dropped = models.BooleanField(default=False)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("bepaling")
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "key"], condition=~Q(key=""), name="clause_of_a_kind_once_per_agreement"
            )
        ]

    def __str__(self) -> str:
        return self.heading


class Suggestion(models.Model):
    """Another wording for a clause, or a new clause, that someone lays before the others."""

    class State(models.TextChoices):
        """What came of it."""

        OPEN = "open", _("wacht op antwoord")
        TAKEN = "taken", _("overgenomen")
        DECLINED = "declined", _("niet overgenomen")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="suggestions")
    # Empty for a new clause.
    clause = models.ForeignKey(Clause, null=True, blank=True, on_delete=models.CASCADE, related_name="suggestions")
    heading = models.CharField(_("kop"), max_length=160, blank=True)
    text = models.TextField(_("tekst"))
    reason = models.CharField(_("waarom"), max_length=300, blank=True)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    answer = models.CharField(_("antwoord"), max_length=300, blank=True)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name = _("voorstel voor tekst")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", settled_at__isnull=True, settled_by__isnull=True)
                | (~Q(state="open") & Q(settled_at__isnull=False, settled_by__isnull=False)),
                name="suggestion_settled_by_someone_at_a_moment",
            ),
            models.CheckConstraint(condition=~Q(state="declined") | ~Q(answer=""), name="suggestion_declined_says_why"),
            models.CheckConstraint(
                condition=Q(clause__isnull=False) | ~Q(heading=""), name="suggestion_of_a_new_clause_has_a_heading"
            ),
        ]

    def __str__(self) -> str:
        return self.heading or str(self.clause)


class ClauseText(AppendOnly):
    """One wording of a clause, in the order in which they were written. No wording is ever lost."""

    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="texts")
    number = models.PositiveIntegerField()
    heading = models.CharField(max_length=160)
    text = models.TextField(blank=True)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    from_suggestion = models.OneToOneField(
        Suggestion, null=True, blank=True, on_delete=models.PROTECT, related_name="became"
    )

    objects = AppendOnlyRows["ClauseText"].as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("tekst van een bepaling")
        constraints = [models.UniqueConstraint(fields=["clause", "number"], name="clause_text_has_its_number")]

    def __str__(self) -> str:
        return f"{self.heading} {self.number}"
