"""Made-up Dutch initiatives that read like real ones: common words are in nearly all, rare ones in a few. Pure."""

import random
from dataclasses import dataclass


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


DOING = _words(
    "Buurt Wijk Dorps Straat Zorg Energie Groen Taal Kook Repair Fiets Jongeren Ouderen Ruil Speel Kunst Muziek Tuin"
    " Warmte Water Bijen Boeken Kleding Gereedschap Maaltijd Bomen Zonne Wandel Sport Dans Theater Film Natuur Voedsel"
)
FORM = _words(
    "tuin huis café coöperatie bank werkplaats kring fabriek hof loods kas markt bus winkel school club keuken brigade"
    " makers maatjes collectief fonds plein bos dak schuur atelier bibliotheek"
)
OF = ("De Brink", "Om de Hoek", "Samen Verder", "Het Anker", "De Linde", "Oost", "West", "Noord", "Zuid", "De Kade")
WHO = _words(
    "bewoners buren vrijwilligers ouderen jongeren ouders ondernemers studenten kunstenaars mantelzorgers nieuwkomers"
    " dorpsgenoten huurders leden buurtgenoten gezinnen"
)
DO = (
    "kweken groente", "delen gereedschap", "koken maaltijden", "wekken energie op", "helpen elkaar", "lezen voor",
    "repareren spullen", "leren Nederlands", "planten bomen", "ruilen kleding", "bouwen woningen", "maken muziek",
    "geven rijles op een bakfiets", "brengen boodschappen", "onderhouden het park", "verzamelen regenwater",
    "bezoeken mensen die alleen zijn", "begeleiden jongeren naar werk", "beheren een buurthuis", "drukken een krant",
    "houden schapen op de dijk", "maken compost van afval", "isoleren huizen", "zorgen voor een hospice",
)  # fmt: skip
WHERE = (
    "in een leeg schoolgebouw", "op een braak stuk grond", "in de oude kerk", "op het plein", "langs het kanaal",
    "in een voormalige bakkerij", "naast het station", "achter de flats", "in het dorpshuis", "op het dak van de loods",
)  # fmt: skip
WHY = (
    "zodat niemand alleen hoeft te eten", "omdat de buurt schoner moet", "zodat de rekening omlaag gaat",
    "omdat er geen winkel meer is", "zodat kinderen veilig kunnen spelen", "omdat eigenaarschap mensen verbindt",
    "zodat ouderen langer thuis kunnen wonen", "omdat lokaal eigendom geld in de wijk houdt",
)  # fmt: skip
RARE_FIRST = _words(
    "grachten kwekers veen duin molen haven turf terpen polder kapel brug sluis wad heide linden kastanje iepen beuken"
    " zwaluwen egel vleermuis otter libel paling mosselen asperge peren kersen hop gerst vlas lavendel"
)
RARE_LAST = _words(
    "wacht gilde route depot beheer archief pad toren feest kamer dienst meting ronde kaart week school poort uitleen"
    " fluisteraars vereniging ploeg"
)
NEEDS = ("een ruimte van 80 m²", "twaalf mensen op zaterdag", "geld voor gereedschap", "kennis van subsidies")


@dataclass(frozen=True)
class MadeUp:
    """The words of one initiative."""

    name: str
    summary: str
    description: str


def made_up(chance: random.Random, number: int) -> MadeUp:
    """The words of initiative `number`; the same chance gives the same words."""
    name = f"{chance.choice(DOING)}{chance.choice(FORM)} {chance.choice(OF)} {number}"
    summary = f"{_sentence(chance)[:-1]} {chance.choice(WHY)}."
    rare = f"{chance.choice(RARE_FIRST)}{chance.choice(RARE_LAST)}"
    sentences = [_sentence(chance) for _ in range(chance.randint(4, 8))]
    sentences.insert(2, f"Het initiatief begon met de {rare} van {1970 + number % 56}.")
    return MadeUp(name, summary, " ".join(sentences))


def _sentence(chance: random.Random) -> str:
    return (
        f"Samen met {chance.choice(WHO)} uit de buurt: {chance.choice(WHO)} {chance.choice(DO)} {chance.choice(WHERE)}."
    )


def query(chance: random.Random) -> str:
    """What someone could type: a common word, two words, a plural, a rare word, or a word half typed."""
    kinds = (
        lambda: "initiatief",
        lambda: f"{chance.choice(WHO)} {chance.choice(('park', 'energie', 'huizen', 'boodschappen'))}",
        lambda: chance.choice(("tuinen", "buurthuizen", "coöperaties", "maaltijden", "woningen")),
        lambda: f"{chance.choice(RARE_FIRST)}{chance.choice(RARE_LAST)}",
        lambda: chance.choice(("ener", "mantelz", "gereed", "hospi", "repar")),
    )
    return chance.choice(kinds)()
