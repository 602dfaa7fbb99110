"""What parties agree and note down: values, actions, groups to reach, who is involved, policy, whom to ask next."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.register.models import Initiative, Organisation, Place, Side


class SaidBy(models.Model):
    """Who wrote it, from which side, and when. The name leaves with the person; the side stays."""

    side = models.CharField(max_length=12, choices=Side.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    on = models.DateField()

    class Meta:
        abstract = True


class ValueNote(SaidBy):
    """What one side says about a value they share. Never a mark: values are talked about, not ticked off."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="value_notes")
    # An item of the framework `acht-waarden`: one of the eight values, the shared goal, or equality.
    value = models.CharField(max_length=80)
    text = models.TextField(_("wat u hierover zegt"))
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["initiative", "value"], name="note_by_value")]
        verbose_name = _("notitie bij een waarde")

    def __str__(self) -> str:
        return self.value


class DevelopmentAction(SaidBy):
    """Something both parties chose to develop, with an owner and a day."""

    class State(models.TextChoices):
        """Whether it is still being done."""

        RUNNING = "running", _("loopt")
        DONE = "done", _("klaar")
        STOPPED = "stopped", _("gestopt")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="development_actions")
    title = models.CharField(_("wat gaat u doen"), max_length=200)
    # The question of the scan it came from, such as `gemeente-aanspreekpunt`; empty for one of their own.
    condition = models.CharField(max_length=80, blank=True)
    owner_side = models.CharField(max_length=12, choices=Side.choices)
    # Who of that side does it, in words; and the account that is reminded, when there is one.
    owner_name = models.CharField(_("wie"), max_length=120, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="development_actions"
    )
    due = models.DateField(_("uiterlijk"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    ended_on = models.DateField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["state", "due"], name="action_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="running", ended_on__isnull=True) | (~Q(state="running") & Q(ended_on__isnull=False)),
                name="development_action_ended_on_a_day",
            ),
        ]
        verbose_name = _("ontwikkelactie")

    def __str__(self) -> str:
        return self.title


class ReachGroup(SaidBy):
    """A group that does not take part yet, and how to reach it."""

    class State(models.TextChoices):
        """How far reaching them is."""

        PLANNED = "planned", _("nog te doen")
        DOING = "doing", _("bezig")
        REACHED = "reached", _("bereikt")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="reach_groups")
    # An item of the framework `te-bereiken-groepen`, or empty with a name of their own.
    group = models.CharField(max_length=80, blank=True)
    name = models.CharField(_("naam van de groep"), max_length=120, blank=True)
    why = models.TextField(_("waarom deze groep erbij hoort"))
    channels = models.TextField(_("via welke kanalen"), blank=True)
    strategy = models.TextField(_("aanpak"), blank=True)
    who = models.CharField(_("wie doet het"), max_length=120, blank=True)
    due = models.DateField(_("wanneer"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["initiative", "group"], condition=~Q(group=""), name="one_plan_per_group_to_reach"
            ),
            models.CheckConstraint(condition=~Q(group="") | ~Q(name=""), name="group_to_reach_has_a_name"),
        ]
        verbose_name = _("te bereiken groep")

    def __str__(self) -> str:
        return self.name or self.group


class Stakeholder(SaidBy):
    """A unit of the municipality that an initiative touches (inner ring), or a party around it (outer ring)."""

    class Ring(models.TextChoices):
        """Where it stands on the map."""

        INNER = "inner", _("binnen de gemeente")
        OUTER = "outer", _("buiten de gemeente")

    class Status(models.TextChoices):
        """For the inner ring: whether the unit takes part."""

        INVOLVED = "involved", _("betrokken")
        INFORMED = "informed", _("geïnformeerd")
        MISSING = "missing", _("mist")

    class Weight(models.TextChoices):
        """For the outer ring: whether the role that a party plays fits."""

        TOO_SMALL = "too-small", _("te klein")
        FITS = "fits", _("past")
        TOO_LARGE = "too-large", _("te groot")
        ABSENT = "absent", _("mist")

    class Influence(models.TextChoices):
        """How much a party can bring about."""

        LITTLE = "little", _("weinig")
        SOME = "some", _("een beetje")
        MUCH = "much", _("veel")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="stakeholders")
    ring = models.CharField(max_length=6, choices=Ring.choices)
    name = models.CharField(_("naam"), max_length=160)
    # Policy field of a unit, or the role that a party plays.
    role = models.CharField(max_length=160, blank=True)
    interest = models.TextField(_("belang"), blank=True)
    # Shown to the side that wrote it, and to nobody else.
    contact = models.CharField(_("contactpersoon"), max_length=200, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, blank=True)
    influence = models.CharField(_("invloed"), max_length=8, choices=Influence.choices, blank=True)
    weight = models.CharField(_("rol"), max_length=10, choices=Weight.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["initiative", "ring", "name"], name="one_stakeholder_per_name"),
            models.CheckConstraint(
                condition=Q(ring="inner", weight="") & ~Q(status="") | Q(ring="outer", status="") & ~Q(weight=""),
                name="stakeholder_judged_by_its_ring",
            ),
        ]
        verbose_name = _("betrokkene")

    def __str__(self) -> str:
        return self.name


class UnitQuestion(SaidBy):
    """A question that more than one unit of the municipality answered, or should."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="unit_questions")
    text = models.CharField(_("vraag"), max_length=300)

    class Meta:
        verbose_name = _("vraag aan de gemeente")

    def __str__(self) -> str:
        return self.text


class UnitAnswer(SaidBy):
    """What one unit answered to a question; `on` is the day it did."""

    class Answer(models.TextChoices):
        """What it comes down to."""

        YES = "yes", _("ja")
        CONDITIONAL = "conditional", _("ja, als")
        NO = "no", _("nee")
        UNKNOWN = "unknown", _("weet nog niet")

    question = models.ForeignKey(UnitQuestion, on_delete=models.CASCADE, related_name="answers")
    unit = models.ForeignKey(Stakeholder, on_delete=models.CASCADE, related_name="answers")
    answer = models.CharField(_("antwoord"), max_length=12, choices=Answer.choices)
    words = models.TextField(_("in eigen woorden"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["question", "unit"], name="one_answer_per_unit_and_question")]
        verbose_name = _("antwoord van een afdeling")

    def __str__(self) -> str:
        return f"{self.question_id}/{self.unit_id}"


class PolicyNote(models.Model):
    """One saved version of a municipality's policy note on citizens' initiatives. A version never changes."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="policy_notes")
    version = models.PositiveIntegerField()
    # Texts by item of the framework `beleidsnotitie`: seven parts and three layers.
    texts = models.JSONField(default=dict, blank=True)
    # Roles of government by part: the ids of `rollen` that stack there.
    roles = models.JSONField(default=dict, blank=True)
    changed = models.CharField(_("wat er veranderde"), max_length=300, blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "version"], name="one_note_per_version")]
        verbose_name = _("beleidsnotitie")

    def __str__(self) -> str:
        return f"{self.organisation_id}/{self.version}"


class Lead(models.Model):
    """Someone whom a respondent says to ask next about a neighbourhood. A name is kept only with consent."""

    class State(models.TextChoices):
        """How far asking is."""

        TO_ASK = "to-ask", _("nog vragen")
        ASKED = "asked", _("gevraagd")
        ANSWERED = "answered", _("deed mee")
        DECLINED = "declined", _("wil niet")

    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="leads")
    # The municipality that `place` lies in, kept beside it so that a list filters on one column.
    municipality = models.ForeignKey(Place, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # What this person knows or does; says nothing about who it is.
    known_for = models.CharField(_("wat deze persoon weet of doet"), max_length=200)
    name = models.CharField(_("naam"), max_length=120, blank=True)
    contact = models.CharField(_("hoe u deze persoon bereikt"), max_length=200, blank=True)
    consent_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.TO_ASK)
    # From whom this name came: the one who was asked before.
    suggested_by = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="led_to")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_on = models.DateField()

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["place", "state"], name="lead_by_place")]
        constraints = [
            models.CheckConstraint(
                condition=Q(name="", contact="") | Q(consent_on__isnull=False), name="lead_named_with_consent"
            ),
        ]
        verbose_name = _("tip wie u kunt vragen")

    def __str__(self) -> str:
        return self.known_for
