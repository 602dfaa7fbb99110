"""The neighbourhood: strengths and their ties, counts over time, the five steps, and figures with their year."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.areas.rules.strengths import PERSONAL
from tussenruimte.register.models import NeedKind, Party, Place


class Asset(models.Model):
    """A strength of a neighbourhood: what someone can do, a group, an institution, a place, a connection."""

    class Shown(models.TextChoices):
        """Who sees it."""

        PUBLIC = "public", _("iedereen")
        INVOLVED = "involved", _("alleen makelaars en ambtenaren hier")

    class ConsentWay(models.TextChoices):
        """How someone agreed that their strength stands here."""

        SELF = "self", _("zelf, op deze site")
        PAPER = "paper", _("op papier")
        PHONE = "phone", _("aan de telefoon")
        TALK = "talk", _("in een gesprek")

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="assets")
    # The municipality that `place` lies in, kept beside it so that lists filter on one column.
    municipality = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # An item of the framework `asset-klassen`.
    asset_class = models.CharField(max_length=80)
    # What it is called. Of a person this is private: everyone else reads only what they can do.
    name = models.CharField(max_length=160, blank=True)
    offers = models.CharField(max_length=300)
    could_offer = models.CharField(max_length=300, blank=True)
    # Kinds of help, as `NeedKind` of the register names them.
    kinds = models.JSONField(default=list, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    conditions = models.CharField(max_length=300, blank=True)
    available_when = models.CharField(max_length=200, blank=True)
    shown = models.CharField(max_length=10, choices=Shown.choices, default=Shown.INVOLVED)
    party = models.ForeignKey(Party, null=True, blank=True, on_delete=models.SET_NULL, related_name="assets")
    # Whose it is, when that is someone with an account.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="assets"
    )
    consent_way = models.CharField(max_length=10, choices=ConsentWay.choices, blank=True)
    consent_on = models.DateField(null=True, blank=True)
    consent_version = models.CharField(max_length=20, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_on = models.DateField()
    last_checked = models.DateField()
    # Rises with every change, so that the second of two editors is told.
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["place", "asset_class"], name="asset_by_place"),
            models.Index(fields=["municipality", "shown"], name="asset_by_municipality"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(asset_class=PERSONAL)
                | (Q(consent_on__isnull=False) & ~Q(consent_way="") & ~Q(consent_version="")),
                name="asset_of_a_person_with_consent",
            ),
        ]
        verbose_name = _("kracht")

    def __str__(self) -> str:
        return self.offers if self.is_personal or not self.name else self.name

    @property
    def is_personal(self) -> bool:
        """Whether this is what a person can do."""
        return self.asset_class == PERSONAL

    @property
    def kinds_in_words(self) -> list[str]:
        """The kinds of help it can give."""
        return [str(NeedKind(kind).label) for kind in self.kinds if kind in NeedKind.values]

    def in_words(self, field: str) -> str:
        """What a field says now, as people read it."""
        if field == "kinds":
            return ", ".join(self.kinds_in_words)
        return str(self.get_shown_display() if field == "shown" else getattr(self, field) or "")


class AssetRelation(models.Model):
    """That two strengths know each other, work together, or could help each other. `one` has the lower key."""

    class Kind(models.TextChoices):
        """How they are tied."""

        KNOWS = "knows", _("kennen elkaar")
        WORKS_WITH = "works-with", _("werken samen")
        CAN_HELP = "can-help", _("kunnen elkaar helpen")

    class Strength(models.IntegerChoices):
        """How strong the tie is."""

        WEAK = 1, _("los")
        FIRM = 2, _("gewoon")
        STRONG = 3, _("sterk")

    one = models.ForeignKey(Asset, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Asset, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    strength = models.PositiveSmallIntegerField(choices=Strength.choices, default=Strength.FIRM)
    said_on = models.DateField()
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other", "kind"], name="one_tie_of_a_kind_per_pair"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="tie_told_one_way"),
        ]
        verbose_name = _("band tussen krachten")


class AssetCount(models.Model):
    """How many strengths of each class, and how many initiatives of volunteers, were counted on a day."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="asset_counts")
    on = models.DateField()
    # Class to number; a class nobody counted is left out.
    counts = models.JSONField(default=dict, blank=True)
    initiatives = models.PositiveIntegerField(null=True, blank=True)
    source = models.CharField(max_length=200)
    counted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["on"]
        constraints = [models.UniqueConstraint(fields=["place", "on"], name="one_count_per_place_and_day")]
        verbose_name = _("telling van een buurt")


class AreaStep(models.Model):
    """Where a neighbourhood is in one of the five steps, and by what one can see that."""

    class State(models.TextChoices):
        """How far the step is."""

        NOT_YET = "todo", _("nog niet")
        DOING = "doing", _("bezig")
        DONE = "done", _("klaar")

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="area_steps")
    # An item of the framework `abcd`, in its group `stappen`.
    step = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=State.choices, default=State.NOT_YET)
    evidence = models.TextField(blank=True)
    on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["place", "step"], name="one_state_per_step"),
            models.CheckConstraint(condition=~Q(state="done") | ~Q(evidence=""), name="step_done_with_evidence"),
        ]
        verbose_name = _("stap van een buurt")


class AreaFigure(models.Model):
    """A number of an area, of a year, from a source."""

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="area_figures")
    # An item of the framework `gebiedscijfers`.
    indicator = models.CharField(max_length=80)
    value = models.DecimalField(max_digits=18, decimal_places=4)
    unit = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "indicator", "year"], name="one_figure_per_year")]
        verbose_name = _("cijfer van een gebied")


class FiguresFile(models.Model):
    """A file of figures that someone checks before it is read in. Kept for a day, for that person alone."""

    token = models.CharField(max_length=43, unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    filename = models.CharField(max_length=120)
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200)
    # Emptied when the file has been read in, so that a second confirmation finds nothing to do.
    content = models.BinaryField()
    kept_at = models.DateTimeField(db_index=True)
    read_at = models.DateTimeField(null=True, blank=True)
    read = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("bestand met cijfers")
