"""The rules as they are shipped, and answers put to them as somebody writes them."""

from collections.abc import Callable
from typing import Any

import pytest

from tussenruimte.dossiers.routes import BadAnswersError, take
from tussenruimte.dossiers.rules.findings import Finding
from tussenruimte.dossiers.rules.reading import readable
from tussenruimte.dossiers.rules.rule_book import RuleBook
from tussenruimte.frameworks import catalogue

Ask = Callable[..., Any]


@pytest.fixture(scope="session")
def terms() -> RuleBook:
    """The terms of the Awb."""
    return RuleBook(catalogue(), "beslistermijnen")


def asked(route: str, **given: Any) -> Any:
    """What a route answers."""
    return take(route, given, catalogue())


def complaints(route: str, **given: Any) -> dict[str, str]:
    """What a route refuses: field → sentence."""
    with pytest.raises(BadAnswersError) as caught:
        take(route, given, catalogue())
    return {readable(place): sentence for place, sentence in caught.value.problems}


def because(finding: Finding) -> list[str]:
    """The ids of the reasons, in order."""
    return [reason.id for reason in finding.reasons]
