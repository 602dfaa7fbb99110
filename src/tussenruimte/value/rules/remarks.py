"""What people are told beside a number: a remark that warns, or a problem that stops. Sentences are Dutch."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def _(sentence: str) -> str:
    """Marks a sentence for translation. Rules know no language: whoever shows a remark translates its template."""
    return sentence


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a reader should know. `code` stays the same whatever the wording; `about` names the line it is on."""

    code: str
    template: str
    values: Mapping[str, str] = field(default_factory=dict)
    about: str = ""

    @property
    def text(self) -> str:
        """The sentence in Dutch."""
        return self.template % self.values


@dataclass(frozen=True, slots=True)
class Problem:
    """Why input cannot be used: where it stands, and what was expected there."""

    place: str
    expected: str

    def __str__(self) -> str:
        return f"{self.place}: {self.expected}"


class ValueInputError(ValueError):
    """Input that cannot be used, with every problem at once."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))
