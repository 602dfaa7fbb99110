"""A building, room or ground, what its owner chose about giving out, and a file of spaces that is being checked."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.register.models import Organisation, Place
from tussenruimte.spaces.rules import availability, words
from tussenruimte.spaces.rules.rent import Rent


class SpaceUse(models.TextChoices):
    """What a space can be used for."""

    MEETING = "meeting", _("samenkomen")
    GARDEN = "garden", _("tuinieren")
    COOKING = "cooking", _("koken en eten")
    WORKSHOP = "workshop", _("werkplaats")
    CULTURE = "culture", _("kunst en muziek")
    SPORT = "sport", _("sport en bewegen")
    CARE = "care", _("zorg en ontmoeting")
    LEARNING = "learning", _("leren")
    OFFICE = "office", _("kantoor")
    STORAGE = "storage", _("opslag")
    LIVING = "living", _("wonen")


class Known(models.TextChoices):
    """Whether something is so, is not so, or was never said."""

    YES = "yes", _("ja")
    NO = "no", _("nee")
    UNKNOWN = "unknown", _("onbekend")


class RentPer(models.TextChoices):
    """What an amount of rent is for."""

    MONTH = "month", _("per maand")
    YEAR = "year", _("per jaar")
    M2_YEAR = "m2-year", _("per m² per jaar")


class Space(models.Model):
    """A building, room or ground that a party has and others may use. Public; without names of people."""

    class Kind(models.TextChoices):
        """What it is."""

        BUILDING = "building", _("gebouw")
        ROOM = "room", _("zaal of kamer")
        GROUND = "ground", _("grond")

    class State(models.TextChoices):
        """Whether it can be had."""

        IN_USE = availability.IN_USE, _("in gebruik")
        FREE = availability.FREE, _("vrij")
        IN_PROCEDURE = availability.IN_PROCEDURE, _("wordt uitgegeven")
        GIVEN_OUT = availability.GIVEN_OUT, _("uitgegeven")
        WITHDRAWN = availability.WITHDRAWN, _("uit het overzicht")

    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="spaces")
    name = models.CharField(_("naam"), max_length=160)
    slug = models.SlugField(max_length=90, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    summary = models.CharField(_("in één zin"), max_length=300)
    description = models.TextField(_("beschrijving"), blank=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="spaces")
    # The municipality that `place` lies in, kept beside it so that lists filter on one column.
    municipality = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="spaces_inside")
    address = models.CharField(_("adres"), max_length=200, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    size_m2 = models.PositiveIntegerField(_("oppervlakte in m²"), null=True, blank=True)
    # Values of `SpaceUse`, packed by `rules.words`.
    uses = models.CharField(max_length=200, blank=True)
    step_free = models.CharField(max_length=10, choices=Known.choices, default=Known.UNKNOWN)
    accessible_toilet = models.CharField(max_length=10, choices=Known.choices, default=Known.UNKNOWN)
    access_note = models.CharField(max_length=300, blank=True)
    # From when until when it can be had; empty is from now, and without an end.
    available_from = models.DateField(null=True, blank=True)
    available_until = models.DateField(null=True, blank=True)
    rent = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    rent_per = models.CharField(max_length=10, choices=RentPer.choices, default=RentPer.MONTH)
    market_rent = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    market_rent_per = models.CharField(max_length=10, choices=RentPer.choices, default=RentPer.MONTH)
    market_rent_year = models.PositiveSmallIntegerField(null=True, blank=True)
    market_rent_source = models.CharField(max_length=200, blank=True)
    # The office that answers, never a person; empty is the desk of the owner.
    contact = models.CharField(max_length=160, blank=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.IN_USE)
    # The key in the owner's own list, so that reading it in again adds nothing twice.
    source_key = models.CharField(max_length=60, blank=True)
    added_on = models.DateField()
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Rises with every change, so that the second of two people is told what the first one did.
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("ruimte")
        indexes = [
            models.Index(fields=["state", "municipality", "name"], name="space_by_place"),
            models.Index(fields=["owner", "state"], name="space_of_owner"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "source_key"], condition=~Q(source_key=""), name="space_key_once_per_owner"
            ),
            models.CheckConstraint(
                condition=Q(available_from__isnull=True)
                | Q(available_until__isnull=True)
                | Q(available_until__gte=F("available_from")),
                name="space_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=(Q(rent__isnull=True) | Q(rent__gte=0))
                & (Q(market_rent__isnull=True) | Q(market_rent__gte=0)),
                name="space_rent_is_never_negative",
            ),
            models.CheckConstraint(
                condition=Q(market_rent__isnull=True) | (Q(market_rent_year__isnull=False) & ~Q(market_rent_source="")),
                name="space_market_rent_has_year_and_source",
            ),
            models.CheckConstraint(
                condition=Q(lat__isnull=True, lon__isnull=True) | Q(lat__isnull=False, lon__isnull=False),
                name="space_at_a_whole_point",
            ),
            models.CheckConstraint(condition=Q(size_m2__isnull=True) | Q(size_m2__gt=0), name="space_has_a_size"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def fits(self) -> tuple[str, ...]:
        """The uses it fits, as words people read."""
        labels = dict(SpaceUse.choices)
        return tuple(str(labels[word]) for word in words.unpacked(self.uses) if word in labels)

    @property
    def asked_rent(self) -> Rent | None:
        """What it costs, when that is known."""
        return None if self.rent is None else Rent(self.rent, self.rent_per)

    @property
    def usual_rent(self) -> Rent | None:
        """What it would cost on the market, when that is known."""
        return None if self.market_rent is None else Rent(self.market_rent, self.market_rent_per)


class GivingOutTerms(models.Model):
    """What an owner chose about giving out: how long others can object, and how soon they get an answer."""

    owner = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="giving_out_terms")
    # Calendar days, not counting the day of the announcement.
    objection_days = models.PositiveSmallIntegerField()
    # Working days.
    answer_days = models.PositiveSmallIntegerField()
    # Where the owner laid this down.
    source = models.CharField(max_length=200)
    set_on = models.DateField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("termijnen voor uitgeven")
        constraints = [
            models.CheckConstraint(
                condition=Q(objection_days__gte=1, objection_days__lte=365, answer_days__gte=1, answer_days__lte=90),
                name="terms_are_days_people_can_use",
            )
        ]


class SpaceUpload(models.Model):
    """A file of spaces that someone checks before it is read in. Kept for a day, for that person alone."""

    token = models.CharField(max_length=43, unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    filename = models.CharField(max_length=120)
    # Emptied when the file has been read in, so that a second confirmation finds nothing to do.
    content = models.BinaryField()
    uploaded_at = models.DateTimeField(db_index=True)
    imported_at = models.DateTimeField(null=True, blank=True)
    imported = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("bestand met ruimtes")
