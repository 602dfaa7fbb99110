"""A proposal to the council: sections that grow by versions, and texts that never change once the council has them."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.council.rules import stages
from tussenruimte.dossiers.models import Dossier


class Proposal(models.Model):
    """What a municipality asks its council to decide about a dossier."""

    class State(models.TextChoices):
        """Where it stands. `rules.stages` says which deed leads where."""

        DRAFT = stages.DRAFT, _("concept")
        FOR_COUNCIL = stages.FOR_COUNCIL, _("ligt bij de raad")
        TREATED = stages.TREATED, _("behandeld")

    class Outcome(models.TextChoices):
        """What the council did with it."""

        ADOPTED = "adopted", _("aangenomen")
        AMENDED = "amended", _("aangenomen met wijzigingen")
        REJECTED = "rejected", _("verworpen")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    number = models.CharField(max_length=20, unique=True)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="proposals")
    title = models.CharField(_("titel"), max_length=160)
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    started_on = models.DateField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    outcome_text = models.TextField(_("wat de raad besloot"), blank=True)
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    treated_on = models.DateField(null=True, blank=True)
    treated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # That the initiative lets everyone read what the council got. It is not taken back: it has been read.
    published_on = models.DateField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Rises with every change of title and state.
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-started_on", "-pk"]
        verbose_name = _("raadsvoorstel")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=stages.TREATED, treated_on__isnull=False, treated_by__isnull=False)
                & ~Q(outcome="")
                & ~Q(outcome_text="")
                | ~Q(state=stages.TREATED) & Q(treated_on__isnull=True, treated_by__isnull=True, outcome=""),
                name="proposal_treated_by_someone_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(votes_for__isnull=True, votes_against__isnull=True)
                | Q(votes_for__isnull=False, votes_against__isnull=False),
                name="proposal_votes_of_both_sides",
            ),
            models.CheckConstraint(
                condition=Q(published_on__isnull=True, published_by__isnull=True)
                | Q(published_on__isnull=False, published_by__isnull=False),
                name="proposal_published_by_someone_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SectionVersion(models.Model):
    """What someone wrote in a section of a proposal. Every version stays; the last one counts."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="section_versions")
    # An item of the framework `raadsvoorstel`.
    section = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-version"]
        verbose_name = _("versie van een onderdeel")
        constraints = [
            models.UniqueConstraint(fields=["proposal", "section", "version"], name="one_section_text_per_version")
        ]


class FrozenText(models.Model):
    """The whole text as the council got it on a day. Never changed; the hash shows that."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="frozen")
    version = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    # A list of sections, each with id, title and text (`rules.proposal.Section`), in the order they are read.
    sections = models.JSONField(default=list, encoder=DjangoJSONEncoder)
    sha256 = models.CharField(max_length=64)
    # Why the council gets it although nobody looked through the democratic lens yet; empty when someone did.
    without_lens = models.TextField(blank=True)
    frozen_on = models.DateField()
    frozen_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-version"]
        verbose_name = _("vastgelegde tekst")
        constraints = [models.UniqueConstraint(fields=["proposal", "version"], name="one_frozen_text_per_version")]
