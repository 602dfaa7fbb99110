"""A public agreement as everyone may read it: parties and offices, never the names of people."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from tussenruimte.agreements import documents, frameworks
from tussenruimte.agreements.models import Agreement, Version
from tussenruimte.agreements.queries import register
from tussenruimte.agreements.rules import canonical
from tussenruimte.agreements.wording import TONES
from tussenruimte.register.frameworks import current_catalogue
from tussenruimte.ui import figures

# What this is in the classes of information of the Woo: TOOI names it so.
WOO_CATEGORY = "convenant"


@dataclass(frozen=True)
class Entry:
    """A line of the register."""

    number: str
    title: str
    summary: str
    kind_id: str
    kind: str
    binding: bool
    municipality: str
    municipality_code: str
    initiative: str
    initiative_slug: str
    parties: tuple[str, ...]
    theme_ids: tuple[str, ...]
    themes: tuple[str, ...]
    state_id: str
    state: str
    tone: str
    starts_on: date
    ends_on: date | None
    concluded_on: date | None
    version: int
    sha256: str

    @property
    def url(self) -> str:
        """The page of the entry."""
        return reverse("agreements:public", args=[self.number])

    @property
    def term(self) -> str:
        """From when and until when it holds."""
        days = {"since": figures.day(self.starts_on), "until": figures.day(self.ends_on)}
        return _("%(since)s tot en met %(until)s") % days if self.ends_on else _("vanaf %(since)s") % days


def entries(agreements: Iterable[Agreement]) -> Iterator[Entry]:
    """Lines for public agreements, in their order; what was not concluded has none."""
    rows = list(agreements)
    themes = register.themes_of(rows)
    titles = {one.id: one.title for one in current_catalogue().framework(register.THEMES).entries}
    kinds = {one.id: one.title for one in frameworks.all_kinds().items}
    for agreement in rows:
        if agreement.current is not None:
            seen = {item: titles.get(item, item) for item in themes.get(agreement.dossier.initiative_id, [])}
            yield _entry(agreement, agreement.current, kinds.get(agreement.kind, agreement.kind), seen)


def _entry(agreement: Agreement, version: Version, kind: str, themes: Mapping[str, str]) -> Entry:
    lead = agreement.dossier.lead
    return Entry(
        number=agreement.number,
        title=version.title,
        summary=version.summary,
        kind_id=agreement.kind,
        kind=kind,
        binding=version.content["binding"],
        municipality=lead.name,
        municipality_code=lead.place_id or "",
        initiative=agreement.dossier.initiative.name,
        initiative_slug=agreement.dossier.initiative.slug,
        parties=tuple(party["name"] for party in version.content["parties"]),
        theme_ids=tuple(themes),
        themes=tuple(themes.values()),
        state_id=agreement.state,
        state=str(agreement.get_state_display()),
        tone=TONES[agreement.state],
        starts_on=version.starts_on,
        ends_on=version.ends_on,
        concluded_on=version.concluded_on,
        version=version.number,
        sha256=version.sha256,
    )


def public_text(version: Version) -> str:
    """The text as everyone may read it: the exact words, without the names of people."""
    return canonical.canonical_text(documents.without_names(canonical.from_json(version.content)))


def whole(agreement: Agreement, version: Version) -> dict[str, Any]:
    """What the page of a public agreement shows."""
    (entry,) = entries([agreement])
    shown = documents.paper_of(version, names=False)
    return {
        "agreement": agreement,
        "entry": entry,
        "kind": frameworks.kind(agreement.kind),
        "facts": _facts(entry),
        "blocks": shown.blocks,
        **documents.context(shown),
    }


def _facts(entry: Entry) -> list[tuple[str, str]]:
    return [
        (_("Nummer"), entry.number),
        (_("Partijen"), ", ".join(entry.parties)),
        (_("Gemeente"), entry.municipality),
        (_("Bindt het voor de rechter?"), _("ja") if entry.binding else _("nee")),
        (_("Geldt"), entry.term),
        (_("Thema's"), ", ".join(entry.themes)),
        (_("Soort informatie volgens de Woo"), WOO_CATEGORY),
    ]
