"""Keeping the list of tasks: each figure with the day on which it was checked, each change in the journal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tussenruimte.accounts.models import Person
from tussenruimte.challenges import permissions
from tussenruimte.challenges.actions.refusing import NoReason, NoText, NotFromHere, one_line, require, written
from tussenruimte.challenges.importing import Preview, preview, read_header
from tussenruimte.challenges.models import MunicipalTask, TaskFile
from tussenruimte.challenges.search_index import index_task
from tussenruimte.core.ids import new_number, new_token
from tussenruimte.core.refusals import Refusal
from tussenruimte.journal.actions import record
from tussenruimte.journal.models import Visibility
from tussenruimte.journal.queries import about
from tussenruimte.register.models import Organisation
from tussenruimte.register.rules import Change, changes_between, joined
from tussenruimte.register.uploads import read_table

Standing = MunicipalTask.Standing
MOST_IN_A_FILE = 2_000
FIELDS = (
    *("name", "text", "place", "theme", "standing", "excluded_because", "excluded_by", "cost", "cost_year"),
    *("cost_vat", "cost_source", "quality", "quality_measured", "carried_out", "carried_out_by", "contract_end"),
    *("notice_by", "staff", "department"),
)
# Figures that were checked when one of these was written down again.
CHECKED = {
    "cost_checked_on": ("cost", "cost_year", "cost_vat", "cost_source"),
    "quality_checked_on": ("quality", "quality_measured"),
    "contract_checked_on": ("carried_out", "carried_out_by", "contract_end", "notice_by"),
}


class TaskChanged(Refusal):
    """Someone else changed the task first. Carries what."""

    message = _("Iemand anders was u net voor. Uw tekst staat er nog, maar is niet bewaard.")

    def __init__(self, changes: tuple[Change, ...], now: MunicipalTask) -> None:
        self.changes, self.now = changes, now
        super().__init__()


class SameName(Refusal):
    """A list on which two tasks have one name confuses everyone."""

    message = _("Er staat al een taak met deze naam op de lijst.")


@dataclass(frozen=True)
class Imported:
    """What reading in a file did."""

    added: int
    changed: int
    left_out: int


@transaction.atomic
def add_task(*, municipality: Organisation, facts: Mapping[str, Any], by: Person, on: date) -> MunicipalTask:
    """A new task on the list. Figures that are given count as checked today."""
    require(allowed=permissions.may_keep_tasks(by, municipality))
    return _add(municipality, facts, by, on)


def _add(municipality: Organisation, facts: Mapping[str, Any], by: Person, on: date) -> MunicipalTask:
    task = MunicipalTask(number=new_number(on.year), municipality=municipality, added_on=on, added_by=by, changed_on=on)
    _fill(task, facts, on, confirmed=True)
    task.save(force_insert=True)
    index_task(task)
    details = {"name": task.name, "municipality": municipality.name}
    record("task.added", about=task, by=by, visibility=Visibility.PUBLIC, details=details)
    return task


@transaction.atomic
def edit_task(
    *,
    task: MunicipalTask,
    changes: Mapping[str, Any],
    revision: int,
    by: Person,
    on: date,
    confirmed: bool = False,
) -> MunicipalTask:
    """Changes a task as it was at `revision`; with `confirmed` every figure that stands counts as checked today."""
    now = MunicipalTask.objects.select_for_update(of=("self",)).select_related("municipality", "place").get(pk=task.pk)
    require(allowed=permissions.may_keep_tasks(by, now.municipality))
    if now.revision != revision:
        raise TaskChanged(_changes_since(now, revision), now)
    _edit(now, changes, by, on, confirmed=confirmed)
    return now


def _edit(task: MunicipalTask, changes: Mapping[str, Any], by: Person, on: date, *, confirmed: bool) -> bool:
    before, was = facts_of(task), [getattr(task, name) for name in CHECKED]
    _fill(task, changes, on, confirmed=confirmed)
    different = changes_between(before, facts_of(task))
    if not different and was == [getattr(task, name) for name in CHECKED]:
        return False
    task.revision += 1
    task.changed_on = on
    task.save()
    index_task(task)
    told = [[change.field, change.old, change.new] for change in different]
    record(
        "task.changed" if told else "task.checked",
        about=task,
        by=by,
        visibility=Visibility.PUBLIC,
        details={"revision": task.revision, "changes": told},
    )
    return True


def _fill(task: MunicipalTask, facts: Mapping[str, Any], on: date, *, confirmed: bool) -> None:
    before = facts_of(task)
    for name in FIELDS:
        if name in facts:
            value = facts[name]
            setattr(task, name, _plain(name, value) if isinstance(value, str) else value)
    if not task.name:
        raise NoText
    if task.standing == Standing.EXCLUDED and not (task.excluded_because and task.excluded_by):
        raise NoReason(_("Schrijf op waarom deze taak is uitgesloten, en in welk artikel dat staat."))
    if task.standing != Standing.EXCLUDED:
        task.excluded_because = task.excluded_by = ""
    if (task.cost is None) != (task.cost_year is None):
        raise Refusal(_("Zeg bij de kosten ook over welk jaar ze gaan."))
    same = MunicipalTask.objects.filter(municipality=task.municipality_id, name__iexact=task.name)
    if same.exclude(pk=task.pk).exclude(standing=Standing.DROPPED).exists():
        raise SameName
    _mark_checked(task, before, on, confirmed=confirmed)


def _mark_checked(task: MunicipalTask, before: Mapping[str, Any], on: date, *, confirmed: bool) -> None:
    after = facts_of(task)
    known = {
        "cost_checked_on": task.cost is not None,
        "quality_checked_on": bool(task.quality),
        "contract_checked_on": task.carried_out != MunicipalTask.CarriedOut.UNKNOWN or task.contract_end is not None,
    }
    for mark, names in CHECKED.items():
        if not known[mark]:
            setattr(task, mark, None)
        elif confirmed or getattr(task, mark) is None or any(before[name] != after[name] for name in names):
            setattr(task, mark, on)


def _plain(name: str, value: str) -> str:
    return written(value) if name in ("text", "quality") else one_line(value)


def facts_of(task: MunicipalTask) -> dict[str, Any]:
    """What can be changed about a task, as plain values that the journal can keep."""
    facts = {name: getattr(task, f"{name}_id" if name == "place" else name) for name in FIELDS}
    return {name: as_kept(value) for name, value in facts.items()}


def as_kept(value: Any) -> Any:
    """A value as the journal keeps it: money with cents, days as text."""
    if isinstance(value, Decimal):
        return str(value.quantize(Decimal("0.01")))
    return value.isoformat() if isinstance(value, date) else value


def _changes_since(task: MunicipalTask, revision: int) -> tuple[Change, ...]:
    entries = [entry for entry in about(task) if int(entry.details.get("revision", 0)) > revision]
    return joined([Change(*change) for change in entry.details.get("changes", ())] for entry in reversed(entries))


# --- a whole list at once --------------------------------------------------------------------------------------------
@transaction.atomic
def keep_file(*, municipality: Organisation, content: bytes, filename: str, by: Person, at: datetime) -> TaskFile:
    """Keeps a readable file for the person who will confirm it. The name is only shown, never used as a path."""
    require(allowed=permissions.may_keep_tasks(by, municipality))
    table = read_table(content)
    read_header(table.header)
    if len(table.rows) > MOST_IN_A_FILE:
        raise Refusal(_("Dit bestand heeft meer dan 2.000 rijen. Knip het in stukken."))
    return TaskFile.objects.create(
        token=new_token(),
        municipality=municipality,
        person=by,
        filename=one_line(filename)[:120],
        content=content,
        uploaded_at=at,
    )


def checked(file: TaskFile) -> Preview:
    """What reading in a kept file would do."""
    return preview(read_table(bytes(file.content)), file.municipality)


@transaction.atomic
def import_tasks(*, file: TaskFile, all_or_nothing: bool, by: Person, at: datetime) -> Imported:
    """Reads in a kept file, once. A row with the name of a task on the list changes that task; others are added."""
    now = TaskFile.objects.select_for_update(of=("self",)).select_related("municipality").get(pk=file.pk)
    require(allowed=now.person_id == by.pk and permissions.may_keep_tasks(by, now.municipality))
    if now.imported_at is not None:
        raise NotFromHere(_("Dit bestand is al ingelezen. Er is niets dubbel gedaan."))
    read = checked(now)
    if all_or_nothing and read.errors:
        raise Refusal(_("Niet alle rijen kloppen. Er is niets ingelezen."))
    if not read.good:
        raise Refusal(_("Er is geen rij die we kunnen inlezen. Er is niets veranderd."))
    known = {task.name.casefold(): task for task in _on_list(now.municipality)}
    added = changed = 0
    for row in read.good:
        task = known.get(str(row.facts["name"]).casefold())
        if task is None:
            task = _add(now.municipality, row.facts, by, at.date())
            known[task.name.casefold()] = task
            added += 1
        else:
            changed += _edit(task, row.facts, by, at.date(), confirmed=False)
    now.content, now.imported_at, now.imported = b"", at, added + changed
    now.save()
    return Imported(added, changed, len(read.rows) - len(read.good))


def _on_list(municipality: Organisation) -> Iterable[MunicipalTask]:
    found = MunicipalTask.objects.select_for_update().filter(municipality=municipality)
    return found.exclude(standing=Standing.DROPPED)
