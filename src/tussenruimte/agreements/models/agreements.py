"""The agreement itself and the parties to it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.agreements.rules import states
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.models import Party


def together(*names: str) -> Q:
    """That all of these are told, or none of them."""
    return Q(**{f"{name}__isnull": True for name in names}) | Q(**{f"{name}__isnull": False for name in names})


class Agreement(models.Model):
    """What parties in a dossier agree: drafted together, signed by each, in force until it ends.

    The fields are the draft. What was signed is in `current`, and holds while a next version is being drafted.
    """

    class State(models.TextChoices):
        """Where it stands (M-19). `rules.states` says which deed leads where."""

        DRAFTING = states.DRAFTING, _("in behandeling")
        WAITING = states.WAITING, _("wacht op aanvulling")
        SIGNING = states.SIGNING, _("ligt om te tekenen")
        ACTIVE = states.ACTIVE, _("gesloten")
        ENDED = states.ENDED, _("beëindigd")
        REFUSED = states.REFUSED, _("afgewezen")
        ARCHIVED = states.ARCHIVED, _("gearchiveerd")

    class Ownership(models.TextChoices):
        """Whose it is (S-79); with that it is clear who supports and who steers."""

        UNDECIDED = "undecided", _("nog niet besloten")
        COMMUNITY = "community", _("de gemeenschap; de gemeente ondersteunt")
        MUNICIPALITY = "municipality", _("de gemeente; de gemeente stuurt")
        SHARED = "shared", _("de gemeenschap en de gemeente samen")

    number = models.CharField(max_length=20, unique=True)
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="agreements")
    # An item of the framework `soorten-overeenkomst`, and the version of that file when the draft began.
    kind = models.CharField(max_length=60)
    kind_version = models.PositiveSmallIntegerField()
    title = models.CharField(_("titel"), max_length=160)
    # One sentence that everyone may read once it is signed.
    summary = models.CharField(_("in één zin"), max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFTING)
    # Since when it stands there, through whom (nobody when it came by itself) and why.
    state_since = models.DateField()
    state_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    state_reason = models.TextField(blank=True)
    ownership = models.CharField(max_length=15, choices=Ownership.choices, default=Ownership.UNDECIDED)
    # How far the care of a pact goes: an id of the kind's `intensities`.
    intensity = models.CharField(max_length=60, blank=True)
    # Whether it gives duties that can be enforced (M-22), or is an intention; said out loud in the text.
    binding = models.BooleanField(_("bindend"), default=False)
    starts_on = models.DateField(_("begin"), null=True, blank=True)
    ends_on = models.DateField(_("einde"), null=True, blank=True)
    notice_weeks = models.PositiveSmallIntegerField(_("weken opzegtermijn"), null=True, blank=True)
    # Whether it stands in the public register once it is signed. Part of what is signed.
    public = models.BooleanField(_("openbaar"), default=True)
    created_on = models.DateField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Rises with every change of the draft's own fields, so that the second of two people is told.
    revision = models.PositiveIntegerField(default=1)
    # The version that is in force, or was the last to be.
    current = models.ForeignKey("agreements.Version", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # That a next version is being drafted while the signed one holds.
    amending_since = models.DateField(null=True, blank=True)
    amending_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # That a party gave notice, why, and from which day on it no longer holds.
    notice_on = models.DateField(null=True, blank=True)
    notice_party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    notice_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    notice_until = models.DateField(null=True, blank=True)
    notice_reason = models.TextField(blank=True)
    # How it was wound up: what became of things, spaces and promises.
    exit = models.TextField(_("afronding"), blank=True)
    # When the parties were told that the end comes, early and late: each once.
    end_announced_on = models.DateField(null=True, blank=True)
    end_reminded_on = models.DateField(null=True, blank=True)
    # That the entry was taken out of the public register, for example because a name had slipped in.
    withheld_on = models.DateField(null=True, blank=True)
    withheld_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withheld_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-created_on", "-pk"]
        verbose_name = _("overeenkomst")
        indexes = [
            models.Index(fields=["state", "-state_since", "-id"], name="agreement_by_state"),
            models.Index(fields=["state", "notice_until"], name="agreement_by_notice"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=sorted(states.STATES)), name="agreement_stands_somewhere_we_know"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=sorted(states.CONCLUDED)) | Q(current__isnull=False),
                name="agreement_in_force_was_signed",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[states.WAITING, states.REFUSED]) | ~Q(state_reason=""),
                name="agreement_waits_or_is_refused_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True) | Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="agreement_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=together("amending_since", "amending_by"), name="agreement_amended_by_someone_since_a_day"
            ),
            models.CheckConstraint(
                condition=Q(amending_since__isnull=True) | Q(state=states.ACTIVE),
                name="agreement_amended_while_in_force",
            ),
            models.CheckConstraint(
                condition=together("notice_on", "notice_party", "notice_by", "notice_until")
                & (Q(notice_on__isnull=True) | ~Q(notice_reason="")),
                name="agreement_notice_by_a_party_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(notice_on__isnull=True) | Q(notice_until__gte=F("notice_on")),
                name="agreement_notice_looks_ahead",
            ),
            models.CheckConstraint(
                condition=together("withheld_on", "withheld_by")
                & (Q(withheld_on__isnull=True) | ~Q(withheld_reason="")),
                name="agreement_withheld_by_someone_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_amending(self) -> bool:
        """Whether a next version is being drafted while the signed one holds."""
        return self.amending_since is not None

    @property
    def is_public(self) -> bool:
        """Whether everyone may read the signed version, without names of people."""
        return (
            self.state in states.CONCLUDED
            and self.current is not None
            and self.current.public
            and self.withheld_on is None
        )


class AgreementParty(models.Model):
    """That a party is part of an agreement, as what, and who signs for it."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="parties")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="in_agreements")
    role = models.CharField(_("rol"), max_length=300, blank=True)
    signatory = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Who signs on paper and has no account.
    paper_name = models.CharField(_("naam van wie op papier tekent"), max_length=120, blank=True)
    # In what office and on which mandate they sign.
    capacity = models.CharField(_("functie en mandaat"), max_length=200, blank=True)
    # Who speaks for a group that is no legal body.
    spokesperson = models.CharField(_("woordvoerder"), max_length=120, blank=True)
    since = models.DateField()
    # Rises with every change, so that the second of two people of one party is told.
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("partij in een overeenkomst")
        constraints = [
            models.UniqueConstraint(fields=["agreement", "party"], name="party_in_agreement_once"),
            models.CheckConstraint(
                condition=Q(signatory__isnull=True) | Q(paper_name=""), name="agreement_party_signed_for_by_one"
            ),
        ]

    def __str__(self) -> str:
        return self.party.name

    @property
    def signed_for_by(self) -> str:
        """The name of who signs: an account, or someone on paper; empty when nobody was named."""
        return str(self.signatory) if self.signatory else self.paper_name
