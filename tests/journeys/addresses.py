"""Every page of the product: where it is, who opens it, and which addresses are no page."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import URLResolver, get_resolver, reverse
from django.utils import translation

from tests import factories
from tests.agreements import pages as agreements
from tests.challenges import pages as challenges
from tests.council import pages as council
from tests.dossiers.pages import NO_DOSSIER_PAGE, dossier_pages
from tests.funding import pages as funding
from tests.journeys.conftest import Site
from tests.spaces import pages as spaces
from tussenruimte.areas import actions as areas
from tussenruimte.areas.models import Asset
from tussenruimte.barriers.models import Barrier
from tussenruimte.conversations import actions as conversations
from tussenruimte.core import days
from tussenruimte.frameworks.schema import Lens, Questionnaire
from tussenruimte.register import actions as register
from tussenruimte.register import links
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.register.models import Initiative, Membership, Organisation, Party, Place, Side
from tussenruimte.scans import actions as scans
from tussenruimte.scans.demo import load as load_scans
from tussenruimte.scans.models import Response, Scan
from tussenruimte.scans.rules import Basics, Who, fingerprint
from tussenruimte.value import actions as value
from tussenruimte.value.models import EffectModel

OWN, RICH, POOR = "voorbeeld-buurttuin-de-brink", "geveltuintjes", "kinderrechtenhuis"
AMSTERDAM = "GM0363"
STORY = Basics(
    name="Buurtkeuken Noord",
    summary="Elke week koken wij samen met buren die alleen wonen.",
    municipality="Amsterdam",
    place=AMSTERDAM,
    place_text="Buurthuis de Ark",
)
ANSWERS: dict[str, Any] = {
    "essentie": ["sociale-cohesie", "voedsel"],
    "fase": ["opstart"],
    "rechtsvorm": ["geen"],
    "ondersteuning": ["kennis", "ruimte"],
    "innovatie": 8,
}
# The sheet is right, the place is not, a name is missing, and one is in the register already.
FILE = b"naam;samenvatting;plaats\nBuurtkas;Samen kweken;Utrecht\n;Zonder naam;Utrecht\nBuuv;Ruilen;Nergensdam\n"
# One known place and one that does not exist.
FIGURES = b"code;aantal_inwoners\nGM0363;931298\nGM9999;1\n"

ROOMS = (agreements, challenges, spaces, funding, council)

NO_PAGE = {
    "a file or data": [
        *("opendata:openapi-json", "opendata:list_initiatives", "opendata:show_initiative", "opendata:api-root"),
        *("opendata:list_agreements", "opendata:show_agreement", "opendata:list_spaces", "opendata:list_announcements"),
        *("opendata:list_tasks", "opendata:list_challenges", "opendata:list_invitations"),
        *("opendata:list_frameworks", "opendata:show_framework", "opendata:list_places", "opendata:show_place"),
        *("opendata:list_schemes", "opendata:show_scheme"),
        *("health-live", "health-ready", "security-txt", "ui:theme", "accounts:export", "mfa_download_recovery_codes"),
        *("register:export-csv", "register:export-xlsx", "register:import-example", "mfa_login_webauthn"),
        *("scans:export",),
        *("value:report-xlsx", "value:report-pdf"),
        *NO_DOSSIER_PAGE["a file or data"],
        *(name for room in ROOMS for name in room.NO_PAGE["a file or data"]),
        *("barriers:export-csv", "barriers:export-xlsx", "barriers:year-file", "barriers:year-file-of"),
        *("conversations:stakeholders-xlsx", "conversations:note-word"),
    ],
    "only answers a form": [
        *("accounts:become", "accounts:sign-out-everywhere", "accounts:withdraw-consent", "accounts:end-role"),
        *("register:change-member", "register:unlink", "register:withdraw-reading", "register:close", "scans:adopt"),
        *("scans:share", "scans:share-own"),
        *NO_DOSSIER_PAGE["only answers a form"],
        *(name for room in ROOMS for name in room.NO_PAGE["only answers a form"]),
        *("areas:check", "areas:untie"),
        *("conversations:withdraw-value", "conversations:end-action", "conversations:drop-group"),
        *("conversations:remove-stakeholder", "conversations:forget-lead"),
    ],
    "only leads to another page": [
        *("account_change_password", "account_set_password", "account_reset_password", "account_reauthenticate"),
        *("account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done"),
        *("account_request_login_code", "scans:resume", "accounts:second-step"),
    ],
    "walked in tests/accounts, with the mail, key or app it asks for": [
        *("account_confirm_login_code", "account_email_verification_sent", "mfa_authenticate", "mfa_reauthenticate"),
        *("mfa_reauthenticate_webauthn", "mfa_deactivate_totp", "mfa_view_recovery_codes"),
        *("mfa_generate_recovery_codes", "mfa_remove_webauthn", "mfa_edit_webauthn"),
    ],
    "walked in tests/barriers, with the offer it asks for": ["barriers:also-here"],
    "seen in tests/ui, in every theme": ["ui:gallery"],
}


@dataclass(frozen=True)
class Visit:
    """One page as someone opens it. `who` is a persona, or empty for a visitor."""

    name: str
    path: str
    who: str = ""
    status: int = 200

    def __str__(self) -> str:
        return f"{self.path} ({self.who or 'bezoeker'})"


def visit(name: str, *parts: Any, who: str = "", status: int = 200, **query: str) -> Visit:
    """The Dutch page with this name."""
    with translation.override("nl"):
        path = reverse(name, args=parts)
    return Visit(name, f"{path}?{urlencode(query)}" if query else path, who, status)


def every_visit(site: Site) -> list[Visit]:
    """All pages, those with something to show and those without; makes what they show."""
    return [
        *_open_pages(),
        *_methods(),
        *_telling(site),
        *_scans(site),
        *_own_pages(),
        *_register_pages(site),
        *_barriers(),
        *_value(site),
        *_conversations(site),
        *_neighbourhoods(site),
        *(visit(name, *parts, who=who) for name, parts, who in dossier_pages()),
        *(visit(name, *parts, who=who) for room in ROOMS for name, parts, who in room.pages()),
        Visit("web:initiative", "/initiatieven/bestaat-niet/", status=404),
        visit("register:edit", RICH, who="bewoner", status=403),
    ]


def _open_pages() -> Iterator[Visit]:
    yield visit("web:home")
    for query in ({}, {"weergave": "kaarten"}, {"weergave": "kaart"}, {"q": "huis"}, {"q": "niets van dit alles"}):
        yield visit("register:initiatives", **query)
    yield visit("register:initiatives", weergave="kaarten", werkvelden="energie", gemeente=AMSTERDAM)
    yield visit("register:organisations")
    for slug in (RICH, POOR):
        yield visit("web:initiative", slug)
    for name in ("instruments", "signposts", "sources", "glossary", "open-data", "about", "privacy", "accessibility"):
        yield visit(f"web:{name}")
    yield visit("web:glossary", deel="n-z")
    yield visit("web:landscape")
    yield visit("web:landscape-of", AMSTERDAM)
    for name in ("accounts:personas", "accounts:report-weakness", "accounts:erased"):
        yield visit(name)
    for name in ("account_login", "account_signup", "account_inactive"):
        yield visit(name)


def _methods() -> Iterator[Visit]:
    """Every lens, and of every other kind of framework the longest: it has all there is to show."""
    yield visit("web:lenses")
    yield visit("web:frameworks")
    longest: dict[str, Any] = {}
    for framework in current_catalogue().frameworks.values():
        if isinstance(framework, Lens):
            yield visit("web:lens", framework.id)
        elif framework.kind not in longest or len(framework.entries) > len(longest[framework.kind].entries):
            longest[framework.kind] = framework
    with_own_page = {"glossary", "works"}
    for kind in sorted(longest.keys() - with_own_page):
        yield visit("web:framework", longest[kind].id)


def _telling(site: Site) -> Iterator[Visit]:
    sent, draft = _told(), _told(is_sent=False)
    expired = _told(is_sent=False)
    Response.objects.filter(pk=expired.pk).update(expires_on="2026-01-01")
    yield visit("scans:start")
    yield visit("scans:begin")
    yield visit("scans:begin", samen="1", who="ambtenaar")
    yield visit("scans:paper")
    for name in ("basics", "lookalikes", "later", "check"):
        yield visit(f"scans:{name}", draft.token)
    intake = current_catalogue().framework("intake")
    assert isinstance(intake, Questionnaire)
    for section in intake.sections:
        yield visit("scans:step", draft.token, section.id)
    yield visit("scans:basics", expired.token, status=410)
    yield visit("scans:receipt", sent.token)
    yield visit("scans:compare-own", sent.token)
    yield visit("scans:invited", sent.scan.invitation)
    yield visit("scans:receipt-number", sent.scan.number, status=404)  # only its own teller learns that it exists
    yield visit("scans:compare", sent.scan.number, who="ambtenaar")
    yield visit("scans:answer", sent.scan.number, who="ambtenaar")
    yield visit("scans:about", OWN, who="initiatiefnemer")


def _told(*, is_sent: bool = True) -> Response:
    """A story about Amsterdam, with an answer in most steps; two people answered when it is sent."""
    now, who = days.now(), Who(name="Tess", email="tess@voorbeeld.example")
    response = scans.start_scan(framework="intake", who=who, basics=STORY, by=None, at=now)
    response = scans.save_step(response=response, keys=ANSWERS, answers=ANSWERS, seen=fingerprint({}), at=now)
    if not is_sent:
        return response
    sent = scans.send_response(response=response, at=now)
    second = scans.join(scan=sent.scan, who=Who(name="Roos", side=Side.RESIDENT), by=None, at=now)
    keys, said = ["innovatie"], {"innovatie": 3}
    second = scans.save_step(response=second, keys=keys, answers=said, seen=fingerprint({}), at=now)
    scans.send_response(response=second, at=now)
    return sent


def _scans(site: Site) -> Iterator[Visit]:
    """The examples of the demonstration: a web over time, two sides with blind spots, and every way to begin."""
    load_scans(days.today(), say=lambda _line: None)
    climate, earlier = Scan.objects.filter(framework="initiatievenklimaat").order_by("-started_at")
    both_sides = Scan.objects.get(framework="actie-scan")
    area = f"gebied:{climate.subject_key.lower()}"
    yield visit("scans:catalogue")
    yield visit("scans:of", *area.split(":"))
    yield visit("scans:of", *area.split(":"), who="ambtenaar")
    yield visit("scans:new", "initiatievenklimaat", who="ambtenaar")
    yield visit("scans:new", "initiatievenklimaat", who="ambtenaar", zoek="niets van dit alles")
    for how in ("zelf", "samen", "papier"):
        yield visit("scans:new", "initiatievenklimaat", who="ambtenaar", over=area, hoe=how)
    yield visit("scans:blank", "actie-scan")
    for scan in (climate, both_sides):
        yield visit("scans:compare", scan.number, who="ambtenaar")
        yield visit("scans:for-another", scan.number, who="ambtenaar")
    yield visit("scans:compare", both_sides.number, who="initiatiefnemer")
    yield visit("scans:beside", who="ambtenaar", a=earlier.number, b=climate.number)
    yield visit("scans:beside")


def _own_pages() -> Iterator[Visit]:
    for who in ("bewoner", "initiatiefnemer", "ambtenaar", "makelaar", "raadslid", "financier", "redacteur"):
        yield visit("web:my-desk", who=who)
    yield visit("accounts:mine", who="ambtenaar")
    yield visit("accounts:erase", who="bewoner")
    yield visit("accounts:roles", who="redacteur")
    yield visit("account_logout", who="bewoner")
    for name in ("account_email", "mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn"):
        yield visit(name, who="inwoner")


def _register_pages(site: Site) -> Iterator[Visit]:
    today, owner, editor = days.today(), site.person("initiatiefnemer"), site.person("redacteur")
    own = Initiative.objects.get(slug=OWN)
    yield visit("web:initiative", OWN, who="initiatiefnemer")
    for name in ("edit", "visibility", "confirm-here", "members", "invite", "kin", "readings", "exchange"):
        yield visit(f"register:{name}", OWN, who="initiatiefnemer")
    for what in ("vraag", "aanbod"):
        yield visit("register:post", OWN, what, who="initiatiefnemer")
    yield visit("register:view-through", OWN, "drempels", who="initiatiefnemer")
    yield visit("register:readings", RICH)
    yield visit("register:claim", RICH, who="bewoner")
    claim = register.claim(
        initiative=Initiative.objects.get(slug=RICH), message="Wij begonnen dit.", by=site.person("bewoner"), on=today
    )
    yield visit("register:claims", who="makelaar")
    yield visit("register:decide-claim", claim.pk, who="makelaar")
    yield visit("register:confirm", links.write(links.Confirmation(own.pk, owner.pk)))
    invitation = links.Invitation(own.pk, site.person("bewoner").email, Membership.Mandate.MEMBER, owner.pk)
    yield visit("register:join", links.write(invitation), who="bewoner")
    yield visit("register:register-organisation", who="redacteur")
    yield visit("register:desk", Organisation.objects.get(place_id=AMSTERDAM).slug, who="redacteur")
    yield visit("register:import", who="redacteur")
    upload = register.keep_upload(content=FILE, filename="lijst.csv", by=editor, at=days.now())
    yield visit("register:import-preview", upload.token, who="redacteur")


def _neighbourhoods(site: Site) -> Iterator[Visit]:
    shared = Asset.objects.filter(shown=Asset.Shown.PUBLIC).order_by("pk").first()
    assert shared is not None
    code, worker = shared.place_id.lower(), "makelaar"
    yield visit("areas:choose")
    yield visit("areas:choose", q="osdorp")
    for name in ("place", "card", "figures", "compare"):
        yield visit(f"areas:{name}", code)
    yield visit("areas:asset", code, shared.pk)
    for name in ("add", "add-for-another", "brokering", "tie", "count"):
        yield visit(f"areas:{name}", code, who=worker)
    yield visit("areas:add-as", code, "plekken", who=worker)
    yield visit("areas:step", code, "stap-1", who=worker)
    for name in ("edit", "remove"):
        yield visit(f"areas:{name}", code, shared.pk, who=worker)
    yield visit("areas:import", who="redacteur")
    file = areas.keep_file(
        content=FIGURES,
        filename="cijfers.csv",
        year=2024,
        source="CBS",
        by=site.person("redacteur"),
        at=days.now(),
    )
    yield visit("areas:import-preview", file.token, who="redacteur")


def _conversations(site: Site) -> Iterator[Visit]:
    """A conversation with something in every part of it, for both sides; a policy note; whom to ask next."""
    today, owner, official = days.today(), site.person("initiatiefnemer"), site.person("ambtenaar")
    place = Place.objects.get(pk=AMSTERDAM)
    # The example of the persona is a draft that no official sees; this one is for everyone to see.
    garden = factories.initiative("Gesprekstuin", place=place, municipality=place)
    factories.member(garden, owner)
    slug, told = garden.slug, {"initiative": garden, "on": today}
    conversations.say_value(value="vertrouwen", text="Kom eens kijken.", by=owner, **told)
    conversations.choose_action(
        title="Eén loket", owner_side="municipality", due=today, together=True, by=owner, **told
    )
    plan = conversations.plan_group(group="jongeren", why="Zij spelen hier.", by=owner, **told)
    units = [
        conversations.place_stakeholder(ring="inner", name=name, status=status, by=official, **told)
        for name, status in (("Groen", "involved"), ("Vergunningen", "missing"))
    ]
    conversations.place_stakeholder(ring="outer", name="Corporatie", weight="too-large", by=owner, **told)
    question = conversations.ask_units(text="Mag het op zondag?", by=owner, **told)
    for unit, answer in zip(units, ("yes", "no"), strict=True):
        conversations.note_answer(question=question, unit=unit, answer=answer, given_on=today, by=owner)
    for who in ("initiatiefnemer", "ambtenaar"):
        yield visit("conversations:mine", who=who)
        for name in ("about", "readiness", "reach", "ladder", "stakeholders"):
            yield visit(f"conversations:{name}", slug, who=who)
    for name in ("choose-action", "plan-group", "ask-units"):
        yield visit(f"conversations:{name}", slug, who="initiatiefnemer")
    yield visit("conversations:value", slug, "wederkerigheid", who="initiatiefnemer")
    yield visit("conversations:change-group", slug, plan.pk, who="initiatiefnemer")
    for ring in ("afdeling", "partij"):
        yield visit("conversations:place-stakeholder", slug, ring, who="ambtenaar")
    for who in ("ambtenaar", "initiatiefnemer"):
        yield visit("conversations:stakeholder", slug, units[0].pk, who=who)
    yield visit("conversations:note-answer", slug, question.pk, who="ambtenaar")
    yield visit("conversations:readiness", slug, who="bewoner", status=403)
    home = Organisation.objects.get(place_id=AMSTERDAM, kind=Party.Kind.MUNICIPALITY)
    yield visit("conversations:edit-note", home.slug, who="ambtenaar")
    texts = {"waarom": "Bewoners weten het beter.\n- zij wonen er", "normatieve-kern": "Vertrouwen."}
    conversations.save_note(
        organisation=home, texts=texts, roles={"waarom": ["responsief"]}, seen=0, by=official, at=days.now()
    )
    yield visit("conversations:note", home.slug, who="ambtenaar")
    yield visit("conversations:note-version", home.slug, 1, who="ambtenaar")
    lead = conversations.add_lead(place=place, known_for="Kent de jongeren", by=official, on=today)
    for name in ("leads", "suggest"):
        yield visit(f"conversations:{name}", AMSTERDAM.lower(), who="ambtenaar")
    yield visit("conversations:follow-lead", AMSTERDAM.lower(), lead.pk, who="ambtenaar")


def _barriers() -> Iterator[Visit]:
    """What stands in the way, in each stage, for those involved; and what everyone may read of it."""
    plot = Barrier.objects.get(state=Barrier.State.ASSIGNED)
    waiting = Barrier.objects.filter(state=Barrier.State.SIGNALLED, side=Side.INITIATIVE).latest("pk")
    yield visit("barriers:barriers")
    yield visit("barriers:recurring")
    yield visit("barriers:years")
    yield visit("barriers:year", days.today().year)
    yield visit("barriers:year-of", days.today().year, AMSTERDAM.lower())
    for query in ({}, {"weergave": "kaarten"}, {"q": "niets van dit alles"}):
        yield visit("barriers:barriers", who="ambtenaar", **query)
    yield visit("barriers:report", who="ambtenaar")
    yield visit("barriers:barrier", plot.pk, who="ambtenaar")
    yield visit("barriers:plan", plot.pk, who="ambtenaar")
    yield visit("barriers:assign", waiting.pk, who="ambtenaar")
    for one, to in ((waiting, "acknowledged"), (plot, "in-experiment"), (plot, "solved")):
        yield visit("barriers:move", one.pk, to, who="ambtenaar")
    yield visit("barriers:report-for", OWN, who="initiatiefnemer")
    yield visit("barriers:barrier", plot.pk, who="initiatiefnemer")
    yield visit("barriers:edit", plot.pk, who="initiatiefnemer")
    yield visit("barriers:barrier", plot.pk, who="bewoner", status=404)


def _value(site: Site) -> Iterator[Visit]:
    """What the example is worth for its owner, what a visitor reads of a published one, and what is for all."""
    who, official, today = "initiatiefnemer", "ambtenaar", days.today()
    owner = site.person(who)
    model = EffectModel.objects.get(initiative__slug=OWN)
    cost, effect = model.cost_lines.all()[0], model.effect_lines.all()[0]
    for name in ("model", "edit", "show", "principles", "business", "board", "board-effect", "board-cost"):
        yield visit(f"value:{name}", OWN, who=who)
    for name in ("add-cost", "choose-way", "stories", "tell-story", "mkba", "sroi", "calculator", "goals"):
        yield visit(f"value:{name}", OWN, who=who)
    for name in ("wellbeing", "funding", "certainty", "assumptions", "report"):
        yield visit(f"value:{name}", OWN, who=who)
    for way in ("bedragen", "vergelijken", "looptijd", "zonder-prijs"):
        yield visit("value:add-effect", OWN, way, who=who)
    for part in ("wat", "zeker", "gemeten", "draagt-bij"):
        yield visit("value:edit-effect", OWN, effect.pk, part, who=who)
    yield visit("value:edit-cost", OWN, cost.pk, who=who)
    yield visit("value:remove-cost", OWN, cost.pk, who=who)
    yield visit("value:remove-effect", OWN, effect.pk, who=who)
    yield visit("value:remove-story", OWN, model.stories.all()[0].pk, who=who)
    place = model.initiative.municipality
    shown = factories.initiative("Waardetuin", place=place, municipality=place)
    factories.member(shown, owner)
    yield visit("value:start", shown.slug, who=who)
    empty = factories.initiative("Nieuwe tuin")
    factories.member(empty, owner)
    value.start_model(initiative=empty, base_year=2023, discount_rate=model.discount_rate, by=owner)
    for name in ("model", "board", "mkba", "sroi", "calculator", "certainty", "report"):
        yield visit(f"value:{name}", empty.slug, who=who)
    published = factories.initiative("Getoonde tuin", place=place, municipality=place)
    factories.member(published, owner)
    told = value.start_model(
        initiative=published, base_year=2023, discount_rate=model.discount_rate, counterfactual="Leeg.", by=owner
    )
    value.add_effect(model=told, by=owner, name="groen", way="amounts", kind="welfare", amounts=["500"])
    value.show_model(model=told, shown="euros", by=owner, on=today)
    for name in ("model", "mkba", "report"):
        yield visit(f"value:{name}", published.slug)
    for name in ("home", "prices", "board-paper", "hours", "ownership", "bond"):
        yield visit(f"value:{name}")
    yield visit("value:hours", hours="100", year="2023", counted_as="output")
    yield visit("value:price-list", "referentieprijzen-zorg", jaar="2023")
    yield visit("value:price-list", "gemeentelijke-prijzen")
    yield visit("value:portfolio", AMSTERDAM.lower())
    yield visit("value:own-prices", AMSTERDAM.lower(), who=official)


def every_name() -> set[str]:
    """The names of all addresses of the site; an address without a name only leads to one that has it."""

    def names(resolver: URLResolver, space: str = "") -> Iterator[str]:
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLResolver):
                inside = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from names(pattern, inside)
            elif pattern.name:
                yield space + pattern.name

    return set(names(get_resolver()))
