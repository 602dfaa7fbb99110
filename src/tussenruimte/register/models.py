"""The register: places, parties (initiatives and organisations), members, needs, offers, lens readings."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.register.grid import fine_cell


class Place(models.Model):
    """A municipality, district (wijk) or neighbourhood (buurt), by CBS code, with its outline in WGS 84."""

    class Kind(models.TextChoices):
        """Which kind of area."""

        MUNICIPALITY = "municipality", _("gemeente")
        DISTRICT = "district", _("wijk")
        NEIGHBOURHOOD = "neighbourhood", _("buurt")

    code = models.CharField(max_length=12, primary_key=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    name = models.CharField(max_length=120, db_index=True)
    province = models.CharField(max_length=40, blank=True)
    inside = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200, blank=True)
    # GeoJSON geometry (Polygon or MultiPolygon), longitude before latitude; empty when only the name is known.
    outline = models.JSONField(null=True, blank=True)
    west = models.FloatField(null=True, blank=True)
    south = models.FloatField(null=True, blank=True)
    east = models.FloatField(null=True, blank=True)
    north = models.FloatField(null=True, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name = _("plaats")

    def __str__(self) -> str:
        return self.name


class Party(models.Model):
    """Anyone who can take part as an equal: an initiative, an organisation, a municipality, a funder."""

    class Kind(models.TextChoices):
        """Which kind of party."""

        INITIATIVE = "initiative", _("initiatief")
        ORGANISATION = "organisation", _("organisatie")
        MUNICIPALITY = "municipality", _("gemeente")
        MUNICIPAL_UNIT = "municipal-unit", _("afdeling van een gemeente")
        FUNDER = "funder", _("financier")

    kind = models.CharField(max_length=20, choices=Kind.choices, db_index=True)
    name = models.CharField(_("naam"), max_length=160)
    slug = models.SlugField(max_length=90, unique=True)
    summary = models.CharField(_("in één zin"), max_length=300, blank=True)
    website = models.URLField(_("website"), max_length=300, blank=True)
    # Rises with every change, so that the second of two editors is told what the first one changed.
    revision = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField(auto_now_add=True)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, through="Membership", related_name="parties")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["name"], name="party_by_name")]
        verbose_name = _("partij")

    def __str__(self) -> str:
        return self.name


class Initiative(Party):
    """What citizens set up together. Public, and it belongs to its people."""

    class State(models.TextChoices):
        """Whether others see it."""

        DRAFT = "draft", _("nog niet zichtbaar")
        LISTED = "listed", _("zichtbaar voor iedereen")
        HIDDEN = "hidden", _("verborgen")

    class Origin(models.TextChoices):
        """How it came here."""

        TOLD = "told", _("verteld door de initiatiefnemer")
        SOURCE = "source", _("uit een bron")
        IMPORTED = "imported", _("uit een bestand")

    class PointShown(models.TextChoices):
        """How precisely the place is shown."""

        EXACT = "exact", _("precies")
        BLURRED = "blurred", _("ongeveer")
        HIDDEN = "hidden", _("niet")

    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.TOLD)
    description = models.TextField(_("beschrijving"), blank=True)
    text_language = models.CharField(_("taal van de tekst"), max_length=5, default="nl")
    started_year = models.PositiveSmallIntegerField(_("begonnen in"), null=True, blank=True)
    ended_year = models.PositiveSmallIntegerField(_("gestopt in"), null=True, blank=True)
    # Framework ids: an item of `fasen` and an option of the intake question `rechtsvorm`.
    phase = models.CharField(max_length=60, blank=True)
    legal_form = models.CharField(max_length=60, blank=True)
    contact_route = models.CharField(_("hoe mensen u bereiken"), max_length=300, blank=True)
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="initiatives")
    # The municipality that `place` lies in, kept beside it so that lists filter on one column.
    municipality = models.ForeignKey(
        Place, null=True, blank=True, on_delete=models.PROTECT, related_name="initiatives_inside"
    )
    place_text = models.CharField(_("waar"), max_length=160, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    point_shown = models.CharField(max_length=10, choices=PointShown.choices, default=PointShown.BLURRED)
    # What the map and the open data may show; computed from the three fields above, empty when hidden.
    shown_lat = models.FloatField(null=True, blank=True)
    shown_lon = models.FloatField(null=True, blank=True)
    map_cell = models.GeneratedField(
        expression=fine_cell(), output_field=models.IntegerField(null=True), db_persist=True
    )
    listed_on = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    # Where the facts come from: a list of {work, section, year}; the id in that source, such as I-001.
    sources = models.JSONField(default=list, blank=True)
    source_key = models.CharField(max_length=60, blank=True, db_index=True)
    # What that source says it is, in its own word: not everything worth finding is an initiative of citizens.
    source_kind = models.CharField(max_length=40, blank=True)
    source_note = models.TextField(blank=True)

    class Meta:
        verbose_name = _("initiatief")
        verbose_name_plural = _("initiatieven")
        indexes = [
            models.Index(fields=["state", "-listed_on", "-party_ptr"], name="initiative_newest"),
            models.Index(fields=["state", "municipality", "-listed_on"], name="initiative_by_place"),
            models.Index(fields=["state", "phase", "-listed_on"], name="initiative_by_phase"),
            models.Index(fields=["state", "shown_lat", "shown_lon", "party_ptr"], name="initiative_in_box"),
            # Holds all that counting on the map asks for, so that no row has to be read.
            models.Index(fields=["state", "map_cell", "party_ptr"], name="initiative_by_cell"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="draft") | Q(listed_on__isnull=False), name="initiative_listed_on_a_day"
            ),
            models.CheckConstraint(
                condition=Q(shown_lat__isnull=True, shown_lon__isnull=True)
                | Q(shown_lat__isnull=False, shown_lon__isnull=False),
                name="initiative_shown_at_a_whole_point",
            ),
            models.CheckConstraint(
                condition=~Q(point_shown="hidden") | Q(shown_lat__isnull=True),
                name="initiative_hidden_point_unshown",
            ),
        ]


class Organisation(Party):
    """A municipality, a unit of one, a funder or another organisation, with the desk that answers."""

    part_of = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="units")
    place = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="organisations")
    # The one desk (één loket): who answers and within how many working days.
    desk_name = models.CharField(max_length=160, blank=True)
    desk_email = models.EmailField(blank=True)
    desk_phone = models.CharField(max_length=30, blank=True)
    answer_within_days = models.PositiveSmallIntegerField(null=True, blank=True)
    sources = models.JSONField(default=list, blank=True)

    class Meta:
        verbose_name = _("organisatie")


class Membership(models.Model):
    """That a person belongs to a party, with a mandate, from a day until a day."""

    class Mandate(models.TextChoices):
        """What a member may do for the party."""

        OWNER = "owner", _("eigenaar")
        EDITOR = "editor", _("bewerker")
        CONTACT = "contact", _("contactpersoon")
        MEMBER = "member", _("lid")

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    mandate = models.CharField(max_length=10, choices=Mandate.choices, default=Mandate.MEMBER)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["party", "person"], condition=Q(until__isnull=True), name="one_running_membership"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="membership_ends_after_it_starts",
            ),
        ]
        verbose_name = _("lidmaatschap")


class NeedKind(models.TextChoices):
    """What can be needed or offered."""

    MONEY = "money", _("geld")
    PEOPLE = "people", _("mensen")
    KNOWLEDGE = "knowledge", _("kennis")
    SPACE = "space", _("ruimte")
    MATERIAL = "material", _("materiaal")
    PERMISSION = "permission", _("toestemming")
    ATTENTION = "attention", _("aandacht")


class Exchangeable(models.Model):
    """What a need and an offer have in common."""

    class State(models.TextChoices):
        """Whether it still stands."""

        OPEN = "open", _("open")
        MET = "met", _("vervuld")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    kind = models.CharField(max_length=12, choices=NeedKind.choices)
    title = models.CharField(_("waar gaat het om"), max_length=160)
    text = models.TextField(_("toelichting"), blank=True)
    quantity = models.DecimalField(_("hoeveel"), max_digits=12, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("eenheid"), max_length=40, blank=True)
    from_day = models.DateField(_("vanaf"), null=True, blank=True)
    until_day = models.DateField(_("tot en met"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    posted_on = models.DateField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title


class Need(Exchangeable):
    """What a party needs."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="needs")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["state", "kind"], name="need_open_by_kind")]
        verbose_name = _("behoefte")


class Offer(Exchangeable):
    """What a party offers others."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="offers")

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["state", "kind"], name="offer_open_by_kind")]
        verbose_name = _("aanbod")


class Side(models.TextChoices):
    """From which side something is said."""

    INITIATIVE = "initiative", _("het initiatief")
    MUNICIPALITY = "municipality", _("de gemeente")
    BROKER = "broker", _("de makelaar")
    RESIDENT = "resident", _("een bewoner")
    PARTNER = "partner", _("een partner")
    SOURCE = "source", _("de bron")
    EDITORS = "editors", _("de redactie")


class LensReading(models.Model):
    """That someone sees an initiative at an item of a lens, on a day. Views stand side by side, none overwritten."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="readings")
    lens = models.CharField(max_length=60)
    item = models.CharField(max_length=80)
    # Only for thresholds (drempels): nog-niet, bezig, genomen, nvt.
    state = models.CharField(max_length=20, blank=True)
    lens_version = models.PositiveSmallIntegerField(default=1)
    side = models.CharField(max_length=12, choices=Side.choices)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    said_on = models.DateField()
    note = models.CharField(max_length=400, blank=True)
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["lens", "item", "initiative"], name="reading_by_item"),
            models.Index(fields=["initiative", "lens"], name="reading_by_initiative"),
        ]
        verbose_name = _("lezing door een bril")

    def __str__(self) -> str:
        return f"{self.lens}/{self.item}"


class Figure(models.Model):
    """A number that a source gives about an initiative, as that source gives it."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="figures")
    what = models.CharField(max_length=160)
    value = models.CharField(max_length=60)
    unit = models.CharField(max_length=120, blank=True)
    as_of = models.CharField(max_length=40, blank=True)
    source = models.JSONField(default=dict, blank=True)


class Descent(models.Model):
    """That one initiative grew from another: a mother and her offshoot."""

    mother = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="offshoot_links")
    offshoot = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="mother_links")
    said_on = models.DateField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["mother", "offshoot"], name="one_descent_per_pair"),
            models.CheckConstraint(condition=~Q(mother=F("offshoot")), name="nobody_is_their_own_mother"),
        ]


class OwnershipClaim(models.Model):
    """A person says: this initiative is ours. A broker or editor decides, with a reason."""

    class State(models.TextChoices):
        """Where the claim stands."""

        WAITING = "waiting", _("wacht op antwoord")
        GRANTED = "granted", _("toegekend")
        REFUSED = "refused", _("afgewezen")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="claims")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="ownership_claims")
    message = models.TextField(_("waarom dit initiatief van u is"))
    made_on = models.DateField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "person"],
                condition=Q(state="waiting"),
                name="one_waiting_claim_per_person",
            ),
            models.CheckConstraint(
                condition=Q(state="waiting", decided_on__isnull=True)
                | (~Q(state="waiting") & Q(decided_on__isnull=False)),
                name="claim_decided_on_a_day",
            ),
        ]
        verbose_name = _("claim van eigenaarschap")


class Upload(models.Model):
    """A file of initiatives that someone checks before it is read in. Kept for a day, for that person alone."""

    token = models.CharField(max_length=43, unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    filename = models.CharField(max_length=120)
    # Emptied when the file has been read in, so that a second confirmation finds nothing to do.
    content = models.BinaryField()
    uploaded_at = models.DateTimeField(db_index=True)
    imported_at = models.DateTimeField(null=True, blank=True)
    imported = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("bestand om in te lezen")
