"""What is claimed about an initiative's worth: one model with its lines, stories, and prices of a municipality."""

from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.register.models import Initiative, Place


def is_part(name: str) -> Q:
    """That a share is nobody's answer yet, or from nought to one."""
    return Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 0, f"{name}__lte": 1})


class EffectModel(models.Model):
    """Everything an initiative says about its value. It belongs to the initiative, and so do its euros."""

    class Shown(models.TextChoices):
        """What others may read of it."""

        PRIVATE = "private", _("alleen wij")
        WORDS = "words", _("iedereen, zonder bedragen")
        EUROS = "euros", _("iedereen, met de bedragen")

    class Timing(models.TextChoices):
        """When in its year a benefit comes."""

        START = "start", _("aan het begin van het jaar")
        MID = "mid", _("halverwege het jaar")
        END = "end", _("aan het eind van het jaar")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="effect_models")
    target_group = models.CharField(max_length=300, blank=True)
    activities = models.TextField(blank=True)
    # What would happen without the initiative, in words (the zero alternative).
    counterfactual = models.TextField(blank=True)
    base_year = models.PositiveSmallIntegerField()
    # How many years after the base year are looked at.
    horizon_years = models.PositiveSmallIntegerField(default=4)
    price_year = models.PositiveSmallIntegerField()
    discount_rate = models.DecimalField(max_digits=7, decimal_places=6)
    timing = models.CharField(max_length=5, choices=Timing.choices, default=Timing.START)
    # Answers in words: to the eight principles of social value, and to the questions of the business model.
    principles = models.JSONField(default=dict, blank=True)
    business = models.JSONField(default=dict, blank=True)
    shown = models.CharField(max_length=10, choices=Shown.choices, default=Shown.PRIVATE)
    published_on = models.DateField(null=True, blank=True)
    # Present values at the lowest and highest of every range, so that a municipality's sum is one question.
    costs = models.DecimalField(max_digits=24, decimal_places=6, default=Decimal(0))
    benefits = models.DecimalField(max_digits=24, decimal_places=6, default=Decimal(0))
    balance_low = models.DecimalField(max_digits=24, decimal_places=6, default=Decimal(0))
    balance_high = models.DecimalField(max_digits=24, decimal_places=6, default=Decimal(0))
    # Rises with every change to the model's own words (a line has its own), so that the second of two editors is told.
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["initiative"], name="one_effect_model_per_initiative"),
            models.CheckConstraint(
                condition=~Q(shown="euros") | Q(published_on__isnull=False), name="euros_published_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(discount_rate__gte=0, discount_rate__lt=1), name="discount_rate_is_a_part"
            ),
            models.CheckConstraint(condition=Q(horizon_years__lte=50), name="effect_model_looks_ahead_fifty_years"),
        ]
        verbose_name = _("effectmodel")

    def __str__(self) -> str:
        return str(self.initiative)


class Line(models.Model):
    """What a cost and an effect have in common. Amounts per year are lists of decimal strings, from the base year."""

    name = models.CharField(max_length=160)
    party = models.CharField(max_length=120, blank=True)
    # How sure the estimate is, as parts of it: 0.6 and 1.3 is 40 % less to 30 % more.
    low = models.DecimalField(max_digits=9, decimal_places=6, default=Decimal(1))
    high = models.DecimalField(max_digits=9, decimal_places=6, default=Decimal(1))
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class CostLine(Line):
    """What it takes: money, things, or hours of volunteers at a price."""

    class Kind(models.TextChoices):
        """What is put in."""

        MONEY = "money", _("geld")
        IN_KIND = "in-kind", _("spullen, ruimte of diensten")
        VOLUNTEER_HOURS = "volunteer-hours", _("uren van vrijwilligers")

    model = models.ForeignKey(EffectModel, on_delete=models.CASCADE, related_name="cost_lines")
    kind = models.CharField(max_length=16, choices=Kind.choices, default=Kind.MONEY)
    amounts = models.JSONField(default=list, blank=True)
    hours = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(low__gte=0, low__lte=1, high__gte=1), name="cost_range_in_order"),
        ]
        verbose_name = _("kostenregel")


class EffectLine(Line):
    """One change, for one party. What was expected and what was measured are two states of the same line."""

    class Way(models.TextChoices):
        """How the change is told."""

        AMOUNTS = "amounts", _("euro’s per jaar")
        COMPARED = "compared", _("aantallen met en zonder het initiatief")
        LASTING = "lasting", _("een aantal dat een paar jaar duurt")
        WORDS = "words", _("zonder prijs")

    class Kind(models.TextChoices):
        """Whether it counts for society."""

        WELFARE = "welfare", _("winst of verlies voor de samenleving")
        TRANSFER = "transfer", _("geld dat van de een naar de ander gaat")
        PM = "pm", _("zonder prijs (PM)")

    class Better(models.TextChoices):
        """Which way is better."""

        MORE = "more", _("meer is beter")
        LESS = "less", _("minder is beter")

    class Ring(models.TextChoices):
        """How near the change is, on the board."""

        DIRECT = "direct", _("dichtbij: direct")
        INDIRECT = "indirect", _("verder weg: indirect")
        LATER = "later", _("later: op lange termijn")

    class When(models.TextChoices):
        """Whom it is for, in broad welfare."""

        HERE = "here", _("hier en nu")
        LATER = "later", _("later")
        ELSEWHERE = "elsewhere", _("elders")

    model = models.ForeignKey(EffectModel, on_delete=models.CASCADE, related_name="effect_lines")
    way = models.CharField(max_length=10, choices=Way.choices)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    ring = models.CharField(max_length=10, choices=Ring.choices, default=Ring.DIRECT)
    # The other side of a transfer.
    counterparty = models.CharField(max_length=120, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    better = models.CharField(max_length=4, choices=Better.choices, default=Better.MORE)
    persons = models.DecimalField(max_digits=14, decimal_places=2, default=Decimal(1))
    share = models.DecimalField(max_digits=7, decimal_places=6, default=Decimal(1))
    amounts = models.JSONField(default=list, blank=True)
    quantity_with = models.JSONField(default=list, blank=True)
    quantity_without = models.JSONField(default=list, blank=True)
    quantity = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    # The same as it was measured: a mapping of the four fields above, empty as long as nobody measured.
    measured = models.JSONField(default=dict, blank=True)
    unit_price = models.DecimalField(max_digits=24, decimal_places=6, null=True, blank=True)
    # A price of the library as it was found: with its list's version, and kept when the library moves on.
    price_used = models.JSONField(default=dict, blank=True)
    duration = models.PositiveSmallIntegerField(null=True, blank=True)
    drop_off = models.DecimalField(max_digits=7, decimal_places=6, null=True, blank=True)
    deadweight = models.DecimalField(max_digits=7, decimal_places=6, null=True, blank=True)
    attribution = models.DecimalField(max_digits=7, decimal_places=6, null=True, blank=True)
    displacement = models.DecimalField(max_digits=7, decimal_places=6, null=True, blank=True)
    reason = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    evidence_level = models.PositiveSmallIntegerField(null=True, blank=True)
    basis = models.CharField(max_length=20, blank=True)
    # Numbers of goals; ids of `waardedimensies` and of `brede-welvaart`.
    goals = models.JSONField(default=list, blank=True)
    dimensions = models.JSONField(default=list, blank=True)
    themes = models.JSONField(default=list, blank=True)
    when = models.CharField(max_length=10, choices=When.choices, default=When.HERE)

    class Meta:
        ordering: ClassVar[list[str]] = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=is_part("deadweight")
                & is_part("attribution")
                & is_part("displacement")
                & is_part("drop_off")
                & is_part("share"),
                name="effect_shares_are_parts",
            ),
            models.CheckConstraint(condition=Q(low__gte=0, low__lte=1, high__gte=1), name="effect_range_in_order"),
            models.CheckConstraint(
                condition=Q(evidence_level__isnull=True) | Q(evidence_level__gte=1, evidence_level__lte=5),
                name="evidence_level_one_to_five",
            ),
            models.CheckConstraint(
                condition=Q(kind="pm", way="words") | (~Q(kind="pm") & ~Q(way="words")),
                name="effect_without_price_in_words",
            ),
        ]
        verbose_name = _("effectregel")


class Story(models.Model):
    """A story of change: what changed for someone, told by one side, with what makes it matter."""

    model = models.ForeignKey(EffectModel, on_delete=models.CASCADE, related_name="stories")
    text = models.TextField()
    # From which side it is told, such as a participant or a neighbour; never a name.
    told_by = models.CharField(max_length=80)
    told_on = models.DateField()
    # The value it shows, in a few words.
    value = models.CharField(max_length=120, blank=True)
    # Why people chose it as the change that matters most; empty when they did not.
    chosen_because = models.TextField(blank=True)
    is_public = models.BooleanField(default=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["-told_on", "-pk"]
        verbose_name = _("verhaal")


class OwnPrice(models.Model):
    """A price that a municipality fills in, beside the library. A new price is a new version; the old one stays."""

    municipality = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="own_prices")
    code = models.SlugField(max_length=60)
    version = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=160)
    unit = models.CharField(max_length=60)
    euros = models.DecimalField(max_digits=24, decimal_places=6)
    price_year = models.PositiveSmallIntegerField()
    payer = models.CharField(max_length=120)
    source = models.CharField(max_length=300)
    added_on = models.DateField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar[list[str]] = ["title", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["municipality", "code", "version"], name="one_own_price_per_version"),
            models.CheckConstraint(condition=Q(euros__gte=0), name="own_price_from_nought"),
        ]
        verbose_name = _("eigen prijs")

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """How a line names it: beside the lists of the library, whose ids never begin like this."""
        return f"eigen-{self.municipality_id.lower()}/{self.code}"
