"""What import-linter has no word for: some modules are private to their room."""

import subprocess
import sys
from pathlib import Path

import grimp

PRIVATE = {"views", "forms", "tasks", "emails"}


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def may_call(importer: str, module: str) -> bool:
    """A room speaks with its own; the command line sets every room's tasks to work."""
    same = room_of(importer) == room_of(module)
    return same or (room_of(importer) == "cli" and module.endswith(".tasks"))


def test_views_forms_tasks_and_emails_are_private_to_their_room():
    graph = grimp.build_graph("tussenruimte")
    intruders = [
        f"{importer} -> {module}"
        for module in graph.modules
        if PRIVATE & set(module.split(".")[2:]) and room_of(module) != "ui"  # how forms look is for every room
        for importer in graph.find_modules_that_directly_import(module)
        if not may_call(importer, module)
    ]
    assert intruders == []


def test_the_guards_of_the_layers_hold():
    linter = Path(sys.executable).parent / "lint-imports"
    result = subprocess.run([linter, "--no-cache"], capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


def test_every_module_says_what_it_is_for():
    silent = [
        str(path)
        for path in Path("src/tussenruimte").rglob("*.py")
        if "migrations" not in path.parts and not path.read_text(encoding="utf-8").lstrip().startswith(('"""', 'r"""'))
    ]
    assert silent == []


def test_no_module_is_longer_than_four_hundred_lines():
    long = [
        str(path)
        for path in Path("src/tussenruimte").rglob("*.py")
        if "migrations" not in path.parts and len(path.read_text(encoding="utf-8").splitlines()) > 400
    ]
    assert long == []
