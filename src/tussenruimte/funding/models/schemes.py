"""A scheme: money, a voucher, a loan, a space or expertise that an organisation offers to initiatives."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.register.models import Organisation, Place


class Scheme(models.Model):
    """What an organisation offers, for whom, on which conditions, until when, and whom to ask."""

    class State(models.TextChoices):
        """Whether one can apply, apart from its rounds."""

        OPEN = "open", _("open")
        PLANNED = "planned", _("komt eraan")
        CLOSED = "closed", _("gesloten")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    class StateAid(models.TextChoices):
        """Whether what it gives counts as aid by the state to an undertaking."""

        UNKNOWN = "unknown", _("nog niet bekeken")
        NO = "no", _("geen staatssteun")
        DE_MINIMIS = "de-minimis", _("telt mee als de-minimissteun")

    slug = models.SlugField(max_length=90, unique=True)
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="schemes")
    # An item of the framework `financieringsvormen`.
    form = models.CharField(_("soort"), max_length=60)
    title = models.CharField(_("naam"), max_length=160)
    purpose = models.TextField(_("waar het voor is"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    minimum = models.DecimalField(_("minstens"), max_digits=12, decimal_places=2, null=True, blank=True)
    maximum = models.DecimalField(_("hoogstens"), max_digits=12, decimal_places=2, null=True, blank=True)
    # What one must bring oneself, in whole percents of the costs; empty when the funder did not say.
    own_share = models.PositiveSmallIntegerField(_("eigen deel"), null=True, blank=True)
    repayable = models.BooleanField(_("terugbetalen"), null=True, blank=True)
    # Open all the time, or in rounds (`rounds`).
    continuous = models.BooleanField(default=True)
    # That it names no place; kept beside the places so that a list filters on one column.
    nationwide = models.BooleanField(default=True)
    legal_basis = models.CharField(_("welke regels gelden"), max_length=300, blank=True)
    state_aid = models.CharField(max_length=10, choices=StateAid.choices, default=StateAid.UNKNOWN)
    ceiling = models.DecimalField(_("hoeveel er in totaal is"), max_digits=12, decimal_places=2, null=True, blank=True)
    left = models.DecimalField(_("wat er over is"), max_digits=12, decimal_places=2, null=True, blank=True)
    left_on = models.DateField(_("op welke dag"), null=True, blank=True)
    conditions = models.TextField(_("voorwaarden"), blank=True)
    how_to_apply = models.TextField(_("hoe u het aanvraagt"), blank=True)
    decision_weeks = models.PositiveSmallIntegerField(_("weken tot een besluit"), null=True, blank=True)
    link = models.URLField(_("meer lezen"), max_length=300, blank=True)
    # A human contact: the desk of the office, never the private address of a person.
    contact_desk = models.CharField(_("bij wie u terecht kunt"), max_length=160)
    contact_email = models.EmailField(_("e-mail van dat loket"), blank=True)
    contact_phone = models.CharField(_("telefoon van dat loket"), max_length=30, blank=True)
    source = models.CharField(_("bron"), max_length=300, blank=True)
    # The key of the one who keeps it, so that reading in a file again changes it instead of doubling it.
    key = models.CharField(max_length=60, blank=True)
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    published_on = models.DateField()
    checked_on = models.DateField()
    reminded_on = models.DateField(null=True, blank=True)
    # Rises with every change, so that the second of two editors is told what the first one did.
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("regeling")
        indexes = [
            models.Index(fields=["state", "nationwide", "id"], name="scheme_by_state_and_reach"),
            models.Index(fields=["state", "title", "id"], name="scheme_by_title"),
            models.Index(fields=["state", "checked_on"], name="scheme_to_check"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["provider", "key"], condition=~Q(key=""), name="scheme_once_per_key"),
            models.CheckConstraint(
                condition=(Q(minimum__isnull=True) | Q(minimum__gte=0))
                & (Q(maximum__isnull=True) | Q(maximum__gt=0))
                & (Q(ceiling__isnull=True) | Q(ceiling__gte=0)),
                name="scheme_amounts_are_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(minimum__isnull=True) | Q(maximum__isnull=True) | Q(maximum__gte=F("minimum")),
                name="scheme_least_is_not_above_most",
            ),
            models.CheckConstraint(
                condition=Q(left__isnull=True, left_on__isnull=True) | Q(left__gte=0, left_on__isnull=False),
                name="scheme_left_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(left__isnull=True) | Q(ceiling__isnull=True) | Q(left__lte=F("ceiling")),
                name="scheme_left_is_within_ceiling",
            ),
            models.CheckConstraint(
                condition=Q(own_share__isnull=True) | Q(own_share__lt=100), name="scheme_pays_something"
            ),
            models.CheckConstraint(
                condition=~Q(contact_email="") | ~Q(contact_phone=""), name="scheme_has_someone_to_ask"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class SchemeTrait(models.Model):
    """That a scheme is for one item of a list, such as a phase. An axis without a row excludes nobody."""

    class Axis(models.TextChoices):
        """Which list an item is of."""

        LEGAL_FORM = "legal-form", _("rechtsvorm")
        PHASE = "phase", _("fase")
        THEME = "theme", _("thema")
        NEED = "need", _("behoefte")
        THRESHOLD = "threshold", _("drempel")

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="traits")
    axis = models.CharField(max_length=12, choices=Axis.choices)
    item = models.CharField(max_length=80)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("kenmerk van een regeling")
        constraints = [models.UniqueConstraint(fields=["scheme", "axis", "item"], name="scheme_trait_once")]
        indexes = [models.Index(fields=["axis", "item", "scheme"], name="scheme_by_trait")]


class SchemePlace(models.Model):
    """That a scheme holds in a place; several together are one area."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="holds_in")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = _("plaats van een regeling")
        constraints = [models.UniqueConstraint(fields=["place", "scheme"], name="scheme_place_once")]


class SchemeRound(models.Model):
    """A period in which one can apply; without a first day it is open already."""

    scheme = models.ForeignKey(Scheme, on_delete=models.CASCADE, related_name="rounds")
    opens = models.DateField(null=True, blank=True)
    closes = models.DateField()

    class Meta:
        ordering = ["closes", "pk"]
        verbose_name = _("ronde")
        constraints = [
            models.CheckConstraint(
                condition=Q(opens__isnull=True) | Q(opens__lte=F("closes")), name="scheme_round_opens_before_it_closes"
            ),
        ]
        indexes = [models.Index(fields=["closes", "scheme"], name="scheme_by_deadline")]


class SchemeFile(models.Model):
    """A file of schemes that someone checks before it is read in. Kept for a day, for that person alone."""

    token = models.CharField(max_length=43, unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    provider = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    filename = models.CharField(max_length=120)
    # Emptied when the file has been read in, so that a second confirmation finds nothing to do.
    content = models.BinaryField()
    uploaded_at = models.DateTimeField(db_index=True)
    imported_at = models.DateTimeField(null=True, blank=True)
    added = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("bestand met regelingen")
