"""Composed pages are lists one can read: the order in which rooms speak."""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser

from tussenruimte.accounts.models import Person
from tussenruimte.agreements import panels as agreements
from tussenruimte.barriers import panels as barriers
from tussenruimte.challenges import panels as challenges
from tussenruimte.conversations import panels as conversations
from tussenruimte.council import panels as council
from tussenruimte.dossiers import panels as dossiers
from tussenruimte.dossiers.models import Dossier
from tussenruimte.funding import panels as funding
from tussenruimte.register import panels as register
from tussenruimte.register.models import Initiative, Place
from tussenruimte.scans import panels as scans
from tussenruimte.spaces import panels as spaces
from tussenruimte.ui.panels import Panel
from tussenruimte.value import panels as value
from tussenruimte.web import panels as own

InitiativePanel = Callable[[Initiative, Person | AnonymousUser], Panel | None]
DossierPanel = Callable[[Dossier, Person | AnonymousUser], Panel | None]
PlacePanel = Callable[[Place, Person | AnonymousUser], Panel | None]

INITIATIVE_PAGE: list[InitiativePanel] = [
    register.portrait,
    register.readings,
    register.needs,
    barriers.for_initiative,
    own.advice,
    scans.intake,
    scans.scans_of,
    conversations.conversation,
    dossiers.cooperation,
    spaces.for_initiative,
    funding.for_initiative,
    challenges.of_initiative,
    council.initiative,
    agreements.for_initiative,
    value.value,
    register.timeline,
    register.ownership,
]

PLACE_PAGE: list[PlacePanel] = [
    scans.scans_of,
    conversations.leads,
    spaces.for_place,
    challenges.of_place,
]

# What rooms above dossiers add to the page of one, between its decisions and its clocks.
DOSSIER_PAGE: list[DossierPanel] = [
    spaces.for_dossier,
    funding.for_dossier,
    challenges.of_dossier,
    council.dossier,
    agreements.for_dossier,
]

DESK: list[Callable[[Person], Panel | None]] = [
    scans.desk_inbox,
    conversations.desk,
    barriers.desk_owned,
    scans.desk_mine,
    challenges.desk_check,
    challenges.desk_drafts,
    agreements.desk_sign,
    dossiers.desk_turn,
    dossiers.desk_expect,
    agreements.desk_reviews,
    dossiers.desk_team,
    spaces.desk,
    funding.desk_questions,
    funding.desk_funder,
    council.desk_councillor,
    council.desk_official,
    register.desk_parties,
    register.desk_claims,
]
