"""What stands in a proposal now, and what the council got."""

from collections.abc import Mapping
from typing import Any

from tussenruimte.council.models import FrozenText, Proposal, SectionVersion
from tussenruimte.council.rules.proposal import Section, as_read, fingerprint


def last_versions(proposal: Proposal) -> dict[str, SectionVersion]:
    """The version of each section that counts, by section."""
    found: dict[str, SectionVersion] = {}
    for version in proposal.section_versions.select_related("by").order_by("version"):
        found[version.section] = version
    return found


def written(proposal: Proposal) -> Mapping[str, str]:
    """What people wrote, by section; a section that was emptied again fills itself."""
    return {name: one.text for name, one in last_versions(proposal).items() if one.text}


def sections_of(frozen: FrozenText) -> tuple[Section, ...]:
    """The sections as the council got them."""
    kept: list[dict[str, Any]] = frozen.sections
    return as_read(kept)


def is_unchanged(frozen: FrozenText) -> bool:
    """Whether the text is still the one that the hash was made of."""
    number = frozen.proposal.number
    return fingerprint(number, frozen.version, frozen.title, sections_of(frozen)) == frozen.sha256
