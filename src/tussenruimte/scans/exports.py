"""An outcome as an Excel workbook: what each respondent answered, from which side; no address of anyone."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from tussenruimte.register import exports
from tussenruimte.register.cells import defused
from tussenruimte.scans import rules
from tussenruimte.scans.drawings import side_title
from tussenruimte.scans.queries import Outcome


def workbook(outcome: Outcome) -> bytes:
    """One row for each question, one column for each respondent; what someone may not read is not in it."""
    header = [defused(cell) for cell in (_("Vraag"), *(voice.label for voice in outcome.voices))]
    rows = ([defused(cell) for cell in row] for row in rows_of(outcome))
    return exports.workbook(rows, header, _("Antwoorden"))


def rows_of(outcome: Outcome) -> Iterator[list[str]]:
    """The cells below the names: from which side each spoke, then every question with its answers."""
    yield [_("Namens"), *(side_title(voice.side) for voice in outcome.voices)]
    for line in outcome.lines:
        yield [line.question.title, *(_words(shown) for shown in line.shown)]
        if line.question.note:
            title = f"{line.question.short or line.question.title}: {line.question.note}"
            yield [title, *(shown.note for shown in line.shown)]


def _words(shown: rules.Shown) -> str:
    if shown.unknown:
        return _("Weet ik niet")
    return str(shown.mark) if shown.mark is not None else "; ".join(shown.words)
