"""Kinds of agreements and their clauses: the question each answers, and a model text with named blanks to start from.

A model text is a beginning in our own words, never law: the parties write their own. A blank stands between braces and
reads as what belongs there, such as `{onze doelen}`.
"""

import re
from typing import Literal

from pydantic import model_validator

from tussenruimte.frameworks.basics import Framework, Id, Item, Reference, refuse_same_id

BLANK = re.compile(r"\{([^{}]+)\}")
Binding = Literal["never", "choice", "always"]


class ClauseItem(Item):
    """A clause: `title` is its heading."""

    # What the parties ask themselves while they write it.
    question: str
    model_text: str
    required: bool = True
    # Which required subjects it covers, of the list `inhoud-overeenkomst`.
    contents: tuple[Reference, ...] = ()
    # Why a lawyer should look at what is written here; empty when there is no particular reason.
    lawyer: str = ""

    @property
    def blanks(self) -> tuple[str, ...]:
        """What is left to fill in, in order, each once."""
        return tuple(dict.fromkeys(BLANK.findall(self.model_text)))

    @model_validator(mode="after")
    def blanks_close(self) -> "ClauseItem":
        """Refuses a brace without its other half."""
        if set("{}") & set(BLANK.sub("", self.model_text)):
            raise ValueError("een invulplek staat tussen twee accolades, zoals {onze doelen}")
        return self


class Clauses(Framework):
    """The clauses of one kind of agreement, in order."""

    kind: Literal["clauses"]
    items: tuple[ClauseItem, ...]


class AgreementKind(Item):
    """What two parties can sign. `parts` says when it suits."""

    # Whether it gives duties that a court can enforce: that is said out loud in every agreement.
    binding: Binding
    clauses: Id
    # How far the care goes, from light to heavy, for a kind that tells this apart.
    intensities: tuple[Item, ...] = ()
    lawyer: str = ""

    @model_validator(mode="after")
    def intensities_are_unique(self) -> "AgreementKind":
        """Refuses the same intensity twice."""
        refuse_same_id("intensities", self.intensities)
        return self


class AgreementKinds(Framework):
    """The kinds to choose from, and the words for where an agreement stands."""

    kind: Literal["agreement-kinds"]
    # What stands under every agreement.
    notice: str
    stages: tuple[Item, ...] = ()
    items: tuple[AgreementKind, ...]

    @model_validator(mode="after")
    def stages_are_unique(self) -> "AgreementKinds":
        """Refuses the same stage twice."""
        refuse_same_id("stages", self.stages)
        return self
