"""How a space is given out: the procedure, its criteria, who competes, what was assessed, who objected."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tussenruimte.dossiers.models import Dossier
from tussenruimte.spaces.models.spaces import Known, RentPer, Space
from tussenruimte.spaces.models.wishes import SpaceWish
from tussenruimte.spaces.rules import procedure
from tussenruimte.spaces.rules.rent import Rent

RUNNING = Q(state__in=sorted(procedure.RUNNING))


class Weight(models.TextChoices):
    """How much a criterion counts, in words: there are no points."""

    MUST = "must", _("moet: zonder dit kan het niet")
    HEAVY = "heavy", _("telt zwaar")
    NORMAL = "normal", _("telt mee")
    LIGHT = "light", _("telt licht mee")


class Fulfilment(models.TextChoices):
    """How a candidate does on a criterion."""

    MEETS = "meets", _("voldoet")
    PARTLY = "partly", _("voldoet deels")
    FAILS = "fails", _("voldoet niet")


class SpaceProcedure(models.Model):
    """One time that a space is given out, along one of three ways, by the rules of one version of `didam`."""

    class Way(models.TextChoices):
        """Along which way."""

        OPEN_SELECTION = procedure.OPEN_SELECTION, _("open selectie")
        ONE_CANDIDATE = procedure.ONE_CANDIDATE, _("voornemen met één gegadigde")
        SHORT_USE = procedure.SHORT_USE, _("kort gebruik")

    class State(models.TextChoices):
        """Where it stands. `rules.procedure` says which deed leads where."""

        DRAFT = procedure.DRAFT, _("in voorbereiding")
        ANNOUNCED = procedure.ANNOUNCED, _("bekendgemaakt")
        LAWYER = procedure.LAWYER, _("ligt bij een jurist")
        CHOSEN = procedure.CHOSEN, _("keuze gemaakt")
        GIVEN_OUT = procedure.GIVEN_OUT, _("uitgegeven")
        ENDED = procedure.ENDED, _("gestopt")

    number = models.CharField(max_length=20, unique=True)
    space = models.ForeignKey(Space, on_delete=models.PROTECT, related_name="procedures")
    way = models.CharField(max_length=20, choices=Way.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    # Question → answer of the rule set `didam`, the outcome then and the version it rests on.
    answers = models.JSONField(default=dict)
    outcome = models.CharField(max_length=30)
    rule_set_version = models.PositiveSmallIntegerField()
    # Why this way; with one candidate also why no other is serious.
    reason = models.TextField(blank=True)
    # What whoever wants to take part does.
    how = models.TextField(blank=True)
    from_day = models.DateField(null=True, blank=True)
    until_day = models.DateField(null=True, blank=True)
    rent = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    rent_per = models.CharField(max_length=10, choices=RentPer.choices, default=RentPer.MONTH)
    # An open selection: until and including which day one enters, and by when there is a choice.
    enter_by = models.DateField(null=True, blank=True)
    choose_by = models.DateField(null=True, blank=True)
    # One candidate, or short use: whose wish it is about.
    wish = models.ForeignKey(SpaceWish, null=True, blank=True, on_delete=models.PROTECT, related_name="procedures")
    # The last day on which others can object; set when one candidate is announced.
    objection_days = models.PositiveSmallIntegerField(null=True, blank=True)
    window_ends = models.DateField(null=True, blank=True)
    dossier = models.ForeignKey(
        Dossier, null=True, blank=True, on_delete=models.SET_NULL, related_name="space_procedures"
    )
    started_on = models.DateField()
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    announced_on = models.DateField(null=True, blank=True)
    announced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    chosen = models.ForeignKey("Candidacy", null=True, blank=True, on_delete=models.PROTECT, related_name="chosen_in")
    chosen_reason = models.TextField(blank=True)
    chosen_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_reason = models.TextField(blank=True)
    # That the owner was told that a day is near.
    warned_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-started_on", "-pk"]
        verbose_name = _("uitgifte van een ruimte")
        indexes = [
            models.Index(fields=["state", "-announced_on"], name="procedure_in_register"),
            models.Index(fields=["state", "window_ends"], name="procedure_by_window"),
            models.Index(fields=["state", "enter_by"], name="procedure_by_entry"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["space"], condition=RUNNING, name="one_running_procedure_per_space"),
            models.CheckConstraint(
                condition=Q(announced_on__isnull=True, announced_by__isnull=True)
                | (Q(announced_on__isnull=False, announced_by__isnull=False) & ~Q(reason="")),
                name="procedure_announced_by_someone_with_reasons",
            ),
            models.CheckConstraint(
                condition=(RUNNING & Q(closed_on__isnull=True, closed_by__isnull=True))
                | (~RUNNING & Q(closed_on__isnull=False, closed_by__isnull=False) & ~Q(closed_reason="")),
                name="procedure_closed_by_someone_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(chosen__isnull=True, chosen_on__isnull=True)
                | (Q(chosen__isnull=False, chosen_on__isnull=False) & ~Q(chosen_reason="")),
                name="procedure_choice_has_reasons",
            ),
            models.CheckConstraint(
                condition=~(Q(way="one-candidate") & Q(state__in=["announced", "lawyer", "given-out"]))
                | Q(window_ends__isnull=False, wish__isnull=False),
                name="procedure_of_one_candidate_has_a_window",
            ),
            models.CheckConstraint(condition=Q(rent__isnull=True) | Q(rent__gte=0), name="procedure_rent_not_negative"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_running(self) -> bool:
        """Whether something still happens in it."""
        return self.state in procedure.RUNNING

    @property
    def asked_rent(self) -> Rent | None:
        """What is asked for it, when that is known."""
        return None if self.rent is None else Rent(self.rent, self.rent_per)


class SelectionCriterion(models.Model):
    """What is looked at: with whether it is objective, verifiable and reasonable, and how it is measured."""

    procedure = models.ForeignKey(SpaceProcedure, on_delete=models.CASCADE, related_name="criteria")
    title = models.CharField(_("maatstaf"), max_length=160)
    weight = models.CharField(max_length=10, choices=Weight.choices, default=Weight.NORMAL)
    objective = models.CharField(max_length=10, choices=Known.choices)
    verifiable = models.CharField(max_length=10, choices=Known.choices)
    reasonable = models.CharField(max_length=10, choices=Known.choices)
    why = models.TextField(_("waarom"))
    measured = models.CharField(_("hoe gemeten"), max_length=300)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("maatstaf")
        constraints = [
            models.UniqueConstraint(fields=["procedure", "title"], name="criterion_once_per_procedure"),
            models.CheckConstraint(condition=~Q(measured="") & ~Q(why=""), name="criterion_says_how_and_why"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_sound(self) -> bool:
        """Whether it is surely objective, verifiable and reasonable, as whoever wrote it says."""
        return {self.objective, self.verifiable, self.reasonable} == {Known.YES}


class Candidacy(models.Model):
    """That someone competes in an open selection: an initiative with a wish, or another party on paper."""

    procedure = models.ForeignKey(SpaceProcedure, on_delete=models.CASCADE, related_name="candidacies")
    wish = models.ForeignKey(SpaceWish, null=True, blank=True, on_delete=models.PROTECT, related_name="candidacies")
    # Whoever has no initiative here and wrote on paper or phoned; written down by the owner.
    name = models.CharField(max_length=160, blank=True)
    plan = models.TextField(_("plan"))
    entered_on = models.DateField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["entered_on", "pk"]
        verbose_name = _("gegadigde")
        constraints = [
            models.UniqueConstraint(
                fields=["procedure", "wish"], condition=Q(wish__isnull=False), name="candidate_once_per_procedure"
            ),
            models.CheckConstraint(
                condition=(Q(wish__isnull=False) & Q(name="")) | (Q(wish__isnull=True) & ~Q(name="")),
                name="candidate_is_a_wish_or_a_name",
            ),
        ]

    def __str__(self) -> str:
        return self.name or (self.wish.initiative.name if self.wish else "")


class Assessment(models.Model):
    """How a candidate does on a criterion, and why."""

    candidacy = models.ForeignKey(Candidacy, on_delete=models.CASCADE, related_name="assessments")
    criterion = models.ForeignKey(SelectionCriterion, on_delete=models.CASCADE, related_name="assessments")
    judgement = models.CharField(max_length=10, choices=Fulfilment.choices)
    reason = models.TextField(_("waarom"))
    assessed_on = models.DateField()
    assessed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["criterion", "pk"]
        verbose_name = _("beoordeling")
        constraints = [
            models.UniqueConstraint(fields=["candidacy", "criterion"], name="assessed_once_per_criterion"),
            models.CheckConstraint(condition=~Q(reason=""), name="assessment_has_a_reason"),
        ]


class Objection(models.Model):
    """That another party says it wants the space too, or that the reasons are not right; always answered."""

    procedure = models.ForeignKey(SpaceProcedure, on_delete=models.PROTECT, related_name="objections")
    on_behalf_of = models.CharField(_("namens wie"), max_length=160)
    text = models.TextField(_("wat u wilt zeggen"))
    received_on = models.DateField()
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    # Whoever wrote on paper or phoned has no account; the owner wrote it down.
    on_paper = models.BooleanField(default=False)
    answer_by = models.DateField()
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["received_on", "pk"]
        verbose_name = _("reactie op een voornemen")
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_on__isnull=True, answered_by__isnull=True, answer="")
                | (Q(answered_on__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
                name="objection_answered_by_someone_on_a_day",
            )
        ]
