"""What the examples in the gallery show: small, made-up, and like real life."""

from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator

from tussenruimte.ui.drawings import (
    AreaMap,
    Bar,
    Bars,
    LensDrawing,
    Part,
    Place,
    Position,
    Radar,
    Series,
    Spot,
    Triangle,
    TwoRings,
)
from tussenruimte.ui.forms import DateField, Form, Scale


class ExampleForm(Form):
    """Questions of every kind."""

    name = forms.CharField(label="Hoe heet uw initiatief?", help_text="De naam die anderen zien.")
    email = forms.EmailField(label="Uw e-mailadres", required=False)
    story = forms.CharField(label="Wat wilt u doen?", widget=forms.Textarea, required=False)
    phase = forms.ChoiceField(
        label="In welke fase zit u?",
        choices=[
            ("ideevorming", "Wij hebben een idee"),
            ("opstart", "Wij beginnen net"),
            ("rijping", "Wij zijn bezig"),
        ],
        widget=forms.RadioSelect,
        help_text="Kies wat het best past.",
    )
    needs = forms.MultipleChoiceField(
        label="Wat hebt u nodig?",
        choices=[("ruimte", "Een plek"), ("kennis", "Kennis"), ("startsubsidie", "Geld om te beginnen")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    legal_form = forms.ChoiceField(
        label="Welke rechtsvorm hebt u?", choices=[("", "Kies een vorm"), ("stichting", "Stichting"), ("geen", "Geen")]
    )
    innovation = forms.ChoiceField(
        label="Hoe nieuw is wat u doet?",
        choices=[*((str(number), str(number)) for number in range(1, 11)), ("weet-niet", "Weet ik niet")],
        widget=Scale(("het bestaat al vaak", "dit is er nog nergens")),
    )
    start = DateField(label="Wanneer begint u?", required=False)
    agreed = forms.BooleanField(label="Ik wil dat anderen dit kunnen lezen.", required=False)


class ShortForm(Form):
    """One question."""

    place = forms.CharField(label="Uw postcode")


class OtherForm(Form):
    """Two questions."""

    member = forms.CharField(label="Wie doet er mee?")
    role = forms.CharField(label="Wat doet die persoon?", required=False)


@dataclass(frozen=True)
class Message:
    """A message as Django's message framework gives it."""

    text: str
    tags: str

    def __str__(self) -> str:
        return self.text


def wrong_form() -> ExampleForm:
    """The form as it comes back when two answers are missing."""
    return ExampleForm({"name": "", "legal_form": "geen", "innovation": "4", "start": ""}, auto_id="fout_%s")


FIELDS = (
    "Zorg bieden aan ouderen", "Dagbesteding zonder betaald werk", "Talentontwikkeling", "Sociale cohesie in de wijk",
    "Maatjes en mentoren", "Ruilnetwerken", "Meedenken van patiënten", "Zelfhulp en lotgenoten",
    "Ondersteuning van mantelzorg", "Jeugdzorg", "Jongerennetwerken", "Eigen kracht van gezinnen",
    "Initiatieven ondersteunen",
)  # fmt: skip
THRESHOLDS = (
    ("eerste-volgers", "Eerste volgers", "genomen", "genomen"),
    ("aandacht-en-erkenning", "Aandacht en erkenning", "genomen", "genomen"),
    ("steun-van-instituties", "Steun van bedrijven of instituties", "bezig", "mee bezig"),
    ("professionalisering", "Professionalisering", "nog-niet", "nog niet"),
    ("schaalvergroting", "Schaalvergroting", "nvt", "niet van toepassing"),
    ("afscheid-initiatiefnemer", "Afscheid van de initiatiefnemer", "nog-niet", "nog niet"),
)
RELATIONS = (
    "Zelfstandig alternatief", "Maatschappelijk initiatief met overheidsparticipatie",
    "Gezamenlijk initiatief: publiek-gemeenschap-samenwerking", "Overheidsinitiatief met burgerparticipatie",
    "Overheidsinitiatief zonder burgerparticipatie",
)  # fmt: skip
DRAWINGS: dict[str, Any] = {
    "tiles": LensDrawing(
        "tiles",
        "Wie neemt het initiatief?",
        "Vijf soorten initiatieven en hoeveel er van elke soort zijn.",
        [
            Part("gekanteld", "Gekantelde organisaties", "Werken anders dan zij gewend waren.", "#1", 12),
            Part("collectief", "Collectieven", "Bewoners doen het samen.", "#2", 41, highlighted=True),
            Part("sociaal-ondernemer", "Sociale ondernemers", "Verdienen en bijdragen.", "#3", 19),
            Part("mantelzorg", "Mantelzorg", "Zorg voor wie dichtbij is.", "#4", 0),
            Part("burger", "Burger met initiatief", "Eén mens begint.", "#5", 30),
        ],
    ),
    "wheel": LensDrawing(
        "wheel",
        "Op welk veld werkt het?",
        "Dertien werkvelden rond de mens. Hoe voller, hoe meer initiatieven.",
        [Part(f"veld-{i}", title, url=f"#veld-{i}", count=(i * 5) % 14) for i, title in enumerate(FIELDS)],
        middle="De mens",
    ),
    "stairs": LensDrawing(
        "steps",
        "Welke drempels zijn genomen?",
        "Zes drempels, van onder naar boven.",
        [Part(i, title, state=state, state_title=words) for i, title, state, words in THRESHOLDS],
    ),
    "ladder": LensDrawing(
        "ladder",
        "Hoe doen bewoners mee?",
        "De treden van de participatieladder.",
        [
            Part(f"trede-{i}", title, highlighted=i == 4)
            for i, title in enumerate(["Informeren", "Raadplegen", "Adviseren", "Coproduceren", "Meebeslissen"], 1)
        ],
    ),
    "scale": LensDrawing(
        "scale",
        "Van wie is het initiatief?",
        "Vijf verhoudingen, van samenleving naar overheid.",
        [Part(f"v-{i}", title, url=f"#v-{i}", count=30 - 6 * i) for i, title in enumerate(RELATIONS)],
        ends=("samenleving", "overheid"),
    ),
    "plain_list": LensDrawing("list", "Zonder tekening", "", [Part("een", "Eén"), Part("twee", "Twee")]),
    "bars": Bars(
        "Initiatieven per fase",
        "Hoeveel initiatieven in elke fase zijn.",
        [
            Bar("Ideevorming", 12, url="#a"),
            Bar("Opstart (0-2 jaar)", 31, url="#b", highlighted=True),
            Bar("Continuïteit", 0),
        ],
        ("Fase", "Initiatieven"),
    ),
    "radar": Radar(
        "Hoe gaat de samenwerking?",
        "Zeven vragen, beantwoord door het initiatief en de gemeente.",
        ["Doel", "Vertrouwen", "Rollen", "Tijd", "Geld", "Zeggenschap", "Leren"],
        [Series("Initiatief", [8, 6, 5, 4, 3, 7, None]), Series("Gemeente", [7, 8, 7, 6, 6, 5, 8])],
    ),
    "triangle": Triangle(
        "Waar ontstaat waarde?",
        "Twee initiatieven tussen drie waarden.",
        ("Legitimiteit", "Efficiëntie", "Betrokkenheid"),
        [Position("Buurtcoöperatie", (1, 1, 4)), Position("Zorgbedrijf", (1, 4, 1))],
    ),
    "rings": TwoRings(
        "Wie staan eromheen?",
        "Wie meedoen en wie helpen.",
        "Bewoners-bedrijf",
        [Part("a", "Bewoners van de straat"), Part("b", "De school", url="#b"), Part("c", "Kerngroep")],
        [Part("d", "Gemeente"), Part("e", "Woningcorporatie"), Part("f", "Een fonds"), Part("g", "Energiebedrijf")],
        ("Doen mee", "Helpen"),
    ),
    "map": AreaMap(
        "Initiatieven in de wijk",
        "Twee buurten en drie plekken.",
        [
            Place("Oost", [[[5.91, 51.96], [5.94, 51.965], [5.95, 51.98], [5.92, 51.985]]], "#oost", 7),
            Place("West", [[[5.88, 51.96], [5.91, 51.96], [5.92, 51.985], [5.885, 51.98]]], "#west", 2),
        ],
        [Spot("Repaircafé", 5.925, 51.975, "#r"), Spot("Vijf plekken bij het park", 5.9, 51.97, "#p", 5)],
    ),
}
PEOPLE: dict[str, Any] = {
    "initiative": SimpleNamespace(
        slug="bewonersbedrijf",
        name="Bewonersbedrijf",
        summary="Bewoners beheren hun eigen wijkcentrum en verhuren werkplekken.",
        place_text="Malburgen, Arnhem",
        tags=["Collectief", "Ruimte"],
    ),
    "reasons": [
        SimpleNamespace(fact="fasen", value="opstart", text="U bent nog geen twee jaar bezig."),
        SimpleNamespace(fact="drempels", value="steun-van-instituties", text="U zoekt een plek en geld."),
    ],
    "entries": [
        SimpleNamespace(
            day=date(2026, 11, 20), title="Noor Bakker gaf antwoord", text="Er is een plek.", by="Gemeente"
        ),
        SimpleNamespace(day=date(2026, 11, 3), title="Het verhaal is verteld", text="", by="Bewonersbedrijf"),
    ],
    "need": SimpleNamespace(
        get_kind_display="ruimte",
        title="Een schuur of kelder",
        text="Voor het repareren van fietsen.",
        quantity=40,
        unit="m²",
        from_day=date(2027, 1, 1),
        until_day=None,
    ),
}
ALL: dict[str, Any] = {
    **DRAWINGS,
    **PEOPLE,
    "form": ExampleForm(),
    "wrong_form": wrong_form(),
    "short_form": ShortForm(),
    "other_form": OtherForm(),
    "steps_back": [
        {"title": "Begin", "url": "/"},
        {"title": "Brillen", "url": "/brillen/"},
        {"title": "Zes drempels", "url": ""},
    ],
    "facts": [("Waar", "Malburgen, Arnhem"), ("Begonnen in", 2012), ("Rechtsvorm", "coöperatie"), ("Leden", "")],
    "page": Paginator(range(240), 20).page(6),
    "query": "q=buurthuis&fase=opstart",
    "steps": [
        {"title": "Over het initiatief", "url": "#", "state": "done"},
        {"title": "Wie er meedoen", "url": "", "state": "current"},
        {"title": "Wat u nodig hebt", "url": "", "state": "todo"},
        {"title": "Nakijken", "url": "", "state": "todo"},
    ],
    "columns": ["Fase", "Initiatieven", "In uw gemeente"],
    "rows": [["Ideevorming", 12, 2], ["Opstart", 31, 5], ["Rijping", 24, 4]],
    "source": SimpleNamespace(work="seed-003", section="2.5", title="Faciliteren van maatschappelijk initiatief"),
    "gaps": [SimpleNamespace(text="De figuur met drie plekken is in de bron verloren gegaan.")],
    "messages": [Message("Uw wijziging is opgeslagen.", "success")],
}
