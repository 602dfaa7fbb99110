"""What states, gaps and happenings say in words."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.functional import Promise as Sentence
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tussenruimte.agreements import queries
from tussenruimte.agreements.models import Agreement, Comparison, ReviewOutcome
from tussenruimte.agreements.rules.completeness import Gap, Missing
from tussenruimte.dossiers.models import Dossier
from tussenruimte.register.rules import Change
from tussenruimte.ui import figures

State = Agreement.State
SENTENCES: Mapping[str, Sentence] = {
    State.DRAFTING: gettext_lazy("De partijen schrijven er samen aan."),
    State.WAITING: gettext_lazy("Er ontbreekt iets. Zodra dat er is, gaan de partijen verder."),
    State.SIGNING: gettext_lazy("De tekst ligt vast. De partijen kunnen tekenen."),
    State.ACTIVE: gettext_lazy("Alle partijen hebben getekend. De afspraken gelden."),
    State.ENDED: gettext_lazy("De afspraken gelden niet meer."),
    State.REFUSED: gettext_lazy("Deze overeenkomst komt er niet. De reden staat erbij."),
    State.ARCHIVED: gettext_lazy("Er wordt niet meer aan gewerkt. Alles blijft te lezen."),
}
AMENDING = gettext_lazy("De partijen schrijven aan een nieuwe versie. Tot iedereen die tekent, geldt de oude.")
AMENDMENT_OUT = gettext_lazy("Er ligt een nieuwe versie om te tekenen. Tot iedereen tekent, geldt de oude.")
TONES: Mapping[str, str] = {
    State.DRAFTING: "info",
    State.WAITING: "wait",
    State.SIGNING: "wait",
    State.ACTIVE: "ok",
    State.ENDED: "neutral",
    State.REFUSED: "neutral",
    State.ARCHIVED: "neutral",
}
MISSING: Mapping[Gap, Sentence] = {
    "title": gettext_lazy("Geef de overeenkomst een titel."),
    "summary": gettext_lazy("Vat de overeenkomst samen in één zin. Iedereen mag die later lezen."),
    "binding": gettext_lazy("Kies of de afspraken bindend zijn. Bij deze soort ligt dat vast."),
    "ownership": gettext_lazy("Besluit samen wie de eigenaar is."),
    "intensity": gettext_lazy("Kies hoe ver de zorg gaat."),
    "start": gettext_lazy("Kies een dag waarop het begint."),
    "end": gettext_lazy("Kies een einde, of spreek een opzegtermijn af."),
    "end-before-start": gettext_lazy("Het einde ligt voor het begin. Kies een latere dag."),
    "parties": gettext_lazy("Een overeenkomst heeft minstens twee partijen."),
    "left": gettext_lazy("%(of)s doet niet meer mee in het dossier. Haal deze partij weg uit de overeenkomst."),
    "signatory": gettext_lazy("%(of)s heeft nog niet gezegd wie er tekent."),
    "capacity": gettext_lazy("%(of)s heeft nog niet gezegd in welke functie en met welk mandaat wordt getekend."),
    "clause": gettext_lazy("Schrijf de bepaling ‘%(of)s’."),
    "blank": gettext_lazy("Vul de lege plekken in bij ‘%(of)s’. Ze staan tussen accolades."),
    "suggestion": gettext_lazy("Geef antwoord op de voorstellen bij ‘%(of)s’."),
}
SUGGESTED_CLAUSE = gettext_lazy("Geef antwoord op de voorstellen voor een nieuwe bepaling.")

HAPPENED: Mapping[str, Sentence] = {
    "agreement.started": gettext_lazy("Begonnen aan een overeenkomst: %(title)s."),
    "agreement.edited": gettext_lazy("Aangepast in de overeenkomst %(title)s."),
    "agreement.party-joined": gettext_lazy("%(party)s doet mee in de overeenkomst %(title)s."),
    "agreement.party-left": gettext_lazy("%(party)s doet niet meer mee in de overeenkomst %(title)s."),
    "agreement.signatory-named": gettext_lazy("%(party)s zei wie %(title)s tekent, en wat haar rol is."),
    "agreement.clause-added": gettext_lazy("%(party)s voegde een bepaling toe aan %(title)s: %(heading)s."),
    "agreement.clause-written": gettext_lazy("%(party)s schreef aan ‘%(heading)s’ in %(title)s."),
    "agreement.clause-moved": gettext_lazy("‘%(heading)s’ staat nu ergens anders in %(title)s."),
    "agreement.clause-dropped": gettext_lazy("‘%(heading)s’ is weggehaald uit %(title)s."),
    "agreement.clause-restored": gettext_lazy("‘%(heading)s’ staat weer in %(title)s."),
    "agreement.suggested": gettext_lazy("%(party)s deed een voorstel voor ‘%(heading)s’ in %(title)s."),
    "agreement.suggestion-taken": gettext_lazy(
        "Het voorstel van %(party)s voor ‘%(heading)s’ is overgenomen. %(answer)s"
    ),
    "agreement.suggestion-declined": gettext_lazy(
        "Het voorstel van %(party)s voor ‘%(heading)s’ is niet overgenomen. %(answer)s"
    ),
    "agreement.suggestion-withdrawn": gettext_lazy("%(party)s trok een voorstel in voor ‘%(heading)s’."),
    "agreement.ambition-added": gettext_lazy("%(party)s wil in %(title)s: %(ambition)s."),
    "agreement.ambition-withdrawn": gettext_lazy("%(party)s haalde een wens weg uit %(title)s: %(ambition)s."),
    "agreement.compared": gettext_lazy("%(party)s legde wensen naast elkaar: %(first)s en %(second)s."),
    "agreement.obligation-added": gettext_lazy("%(party)s wil in %(title)s afspreken: %(text)s."),
    "agreement.obligation-dropped": gettext_lazy("%(party)s haalde een afspraak weg uit %(title)s: %(text)s."),
    "agreement.waiting": gettext_lazy("De overeenkomst %(title)s wacht op aanvulling. %(reason)s"),
    "agreement.completed": gettext_lazy("De overeenkomst %(title)s is aangevuld. De partijen gaan verder."),
    "agreement.proposed": gettext_lazy("De overeenkomst %(title)s ligt om te tekenen, versie %(version)s."),
    "agreement.proposal-withdrawn": gettext_lazy(
        "De tekst van %(title)s is teruggetrokken. Handtekeningen onder deze versie tellen niet meer. %(reason)s"
    ),
    "agreement.code-asked": gettext_lazy("%(party)s vroeg een code om %(title)s te tekenen."),
    "agreement.signed": gettext_lazy("%(party)s tekende de overeenkomst %(title)s."),
    "agreement.signed-on-paper": gettext_lazy("%(party)s tekende de overeenkomst %(title)s op papier."),
    "agreement.concluded": gettext_lazy("Alle partijen tekenden %(title)s. De afspraken gelden."),
    "agreement.amending": gettext_lazy("De partijen schrijven aan een nieuwe versie van %(title)s. %(reason)s"),
    "agreement.amending-stopped": gettext_lazy("De nieuwe versie van %(title)s gaat niet door. %(reason)s"),
    "agreement.extending": gettext_lazy("Er is een voorstel om %(title)s te verlengen tot %(day)s. %(reason)s"),
    "agreement.refused": gettext_lazy("De overeenkomst %(title)s komt er niet. %(reason)s"),
    "agreement.archived": gettext_lazy("De overeenkomst %(title)s is gearchiveerd. %(reason)s"),
    "agreement.review-planned": gettext_lazy("Een evaluatie van %(title)s is gepland voor %(due)s."),
    "agreement.review-dropped": gettext_lazy("De evaluatie van %(title)s op %(due)s gaat niet door."),
    "agreement.review-coming": gettext_lazy("Op %(due)s kijken alle partijen terug op %(title)s. Bereid u voor."),
    "agreement.review-word": gettext_lazy("%(party)s keek terug op %(title)s."),
    "agreement.review-held": gettext_lazy("De partijen keken terug op %(title)s. %(conclusion)s"),
    "agreement.end-coming": gettext_lazy(
        "De overeenkomst %(title)s eindigt op %(due)s. Beslis samen of u verlengt of afrondt."
    ),
    "agreement.notice-given": gettext_lazy("%(party)s zegt %(title)s op, per %(day)s. %(reason)s"),
    "agreement.ended": gettext_lazy("De overeenkomst %(title)s is beëindigd. %(reason)s %(exit)s"),
    "agreement.ended-by-itself": gettext_lazy(
        "De laatste dag van %(title)s was %(due)s. De afspraken gelden niet meer."
    ),
    "agreement.wound-up": gettext_lazy("Zo is %(title)s afgerond: %(exit)s"),
    "agreement.unpublished": gettext_lazy("De overeenkomst %(title)s staat niet meer in het register. %(reason)s"),
    "agreement.published": gettext_lazy("De overeenkomst %(title)s staat weer in het register."),
}
FIELDS: Mapping[str, Sentence] = {
    "title": gettext_lazy("titel"),
    "summary": gettext_lazy("in één zin"),
    "ownership": gettext_lazy("eigenaar"),
    "intensity": gettext_lazy("hoe ver de zorg gaat"),
    "binding": gettext_lazy("bindend"),
    "starts_on": gettext_lazy("begin"),
    "ends_on": gettext_lazy("einde"),
    "notice_weeks": gettext_lazy("weken opzegtermijn"),
    "public": gettext_lazy("in het openbare register"),
    "role": gettext_lazy("rol"),
    "capacity": gettext_lazy("functie en mandaat"),
}
DAYS = frozenset({"starts_on", "ends_on"})


def sentence(agreement: Agreement, *, out_for_signing: bool = False) -> str:
    """Where an agreement stands, for everyone."""
    if agreement.state == State.ACTIVE and out_for_signing:
        return str(AMENDMENT_OUT)
    if agreement.state == State.ACTIVE and agreement.is_amending:
        return str(AMENDING)
    return str(SENTENCES[agreement.state])


def why_not_finished(dossier: Dossier) -> str:
    """Why a dossier cannot be finished yet: a text is out for signing. Empty when nothing is."""
    out = queries.out_for_signing_in(dossier).first()
    if out is None:
        return ""
    told = {"title": out.title}
    return _("Er ligt nog een overeenkomst om te tekenen: %(title)s. Teken haar, of trek haar eerst terug.") % told


def missing(gaps: Iterable[Missing]) -> list[str]:
    """What has to be done before a draft can be signed, each a sentence."""
    return [
        str(SUGGESTED_CLAUSE if gap == Missing("suggestion") else MISSING[gap.what]) % {"of": gap.of} for gap in gaps
    ]


def told_changes(changes: Iterable[Change]) -> list[tuple[str, str, str]]:
    """What someone else changed: field, old and new, in words."""
    return [(str(FIELDS.get(one.field, one.field)), _value(one, one.old), _value(one, one.new)) for one in changes]


def _value(change: Change, value: object) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("ja") if value else _("nee")
    if change.field in DAYS:
        return figures.day(date.fromisoformat(str(value)))
    if change.field == "ownership":
        return str(dict(Agreement.Ownership.choices).get(str(value), value))
    return str(value)


def judgement(code: str) -> str:
    """How a party sees two wishes, in words."""
    return str(dict(Comparison.Judgement.choices).get(code, code))


def outcome(code: str) -> str:
    """What came of a review, in words."""
    return str(dict(ReviewOutcome.choices).get(code, code))
