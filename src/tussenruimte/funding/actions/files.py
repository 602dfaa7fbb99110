"""Reading in a file of schemes: kept while someone checks it, then stored in one go."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.core.ids import new_token
from tussenruimte.core.refusals import Refusal
from tussenruimte.funding import lists, permissions
from tussenruimte.funding.actions.refusing import one_line, require
from tussenruimte.funding.actions.schemes import edit_scheme, publish_scheme
from tussenruimte.funding.importing import Known, Preview, ReadRow, preview, read_header
from tussenruimte.funding.models import Scheme, SchemeFile
from tussenruimte.funding.rules.wholeness import AXES
from tussenruimte.register.models import Organisation, Place
from tussenruimte.register.uploads import read_table

MOST_ON_A_PAGE = 2_000


class HasErrors(Refusal):
    """All or nothing was asked, and not all rows can be read."""

    message = _("Niet alle rijen kloppen. Er is niets ingelezen.")


class NothingToRead(Refusal):
    """No row is left to store."""

    message = _("Er is geen rij die we kunnen inlezen. Er is niets veranderd.")


class AlreadyRead(Refusal):
    """The file was read in before."""

    message = _("Dit bestand is al ingelezen. Er is niets dubbel gedaan.")


class TooManyForAPage(Refusal):
    """Reading in so many rows takes longer than someone waits for a page."""

    message = _("Dit bestand heeft meer dan 2.000 rijen. Knip het in stukken, of vraag het de beheerder.")


@dataclass(frozen=True)
class ReadIn:
    """What reading in a file did. `left_out` counts the rows with errors."""

    added: int
    changed: int
    left_out: int


@transaction.atomic
def keep_file(*, content: bytes, filename: str, provider: Organisation, by: Person, at: datetime) -> SchemeFile:
    """Keeps a readable file for the person who will confirm it. The name is only shown, never used as a path."""
    require(allowed=permissions.may_add_for(by, provider))
    table = read_table(content)
    read_header(table.header)
    if len(table.rows) > MOST_ON_A_PAGE:
        raise TooManyForAPage
    return SchemeFile.objects.create(
        token=new_token(),
        person=by,
        provider=provider,
        filename=one_line(filename)[:120],
        content=content,
        uploaded_at=at,
    )


@transaction.atomic
def read_in_file(*, file: SchemeFile, all_or_nothing: bool, by: Person, at: datetime) -> ReadIn:
    """Reads in a kept file, once: confirming again is refused and does nothing."""
    now = SchemeFile.objects.select_for_update(of=("self",)).select_related("provider").get(pk=file.pk)
    require(allowed=now.person_id == by.pk)
    if now.imported_at is not None:
        raise AlreadyRead
    checked = preview(read_table(bytes(now.content)), known_words())
    done = read_in(checked=checked, provider=now.provider, all_or_nothing=all_or_nothing, by=by, on=at.date())
    now.content, now.imported_at, now.added, now.changed = b"", at, done.added, done.changed
    now.save()
    return done


@transaction.atomic
def read_in(*, checked: Preview, provider: Organisation, all_or_nothing: bool, by: Person | None, on: date) -> ReadIn:
    """Stores the good rows in one transaction: a row with the key of a scheme changes it, any other is a new one.

    `by` is None for the command line.
    """
    require(allowed=by is None or permissions.may_add_for(by, provider))
    if all_or_nothing and checked.errors:
        raise HasErrors
    if not checked.good:
        raise NothingToRead
    known = {one.key: one for one in Scheme.objects.filter(provider=provider).exclude(key="")}
    added = sum(_store(row, known, provider, by, on) for row in checked.good)
    return ReadIn(added, len(checked.good) - added, len(checked.rows) - len(checked.good))


def _store(row: ReadRow, known: dict[str, Scheme], provider: Organisation, by: Person | None, on: date) -> bool:
    """Whether the row became a new scheme."""
    assert row.facts is not None  # noqa: S101  a good row has facts
    scheme = known.get(row.facts.key)
    if scheme is None:
        publish_scheme(provider=provider, facts=row.facts, state=row.state, by=by, on=on)
        return True
    edit_scheme(scheme=scheme, facts=row.facts, revision=None, by=by, on=on)
    return False


def known_words() -> Known:
    """Ids and titles of everything a row may refer to, in lower case."""
    states = [*Scheme.State.choices]
    return Known(
        forms=_words(lists.form_choices()),
        places=_places(),
        states=_words([(value, str(label)) for value, label in states]),
        state_aids=_words([(value, str(label)) for value, label in Scheme.StateAid.choices]),
        items={axis: _words(lists.choices(axis)) for axis in AXES},
    )


def _words(choices: list[tuple[str, str]]) -> dict[str, str]:
    return {word.casefold(): id_ for id_, title in choices for word in (title, id_)}


def _places() -> dict[str, str]:
    """Municipalities by name, and every place by code."""
    words: dict[str, str] = {}
    for code, kind, name in Place.objects.values_list("code", "kind", "name"):
        words[code.casefold()] = code
        if kind == Place.Kind.MUNICIPALITY:
            words[name.casefold()] = code
    return words
