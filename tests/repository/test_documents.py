"""Documents keep their promises: links lead somewhere, commands exist, nothing names a machine or a registry."""

import re
import subprocess
from pathlib import Path

import pytest

PAGES = sorted(path for path in [*Path().glob("*.md"), *Path("docs").rglob("*.md")])
TRACKED = subprocess.run(["git", "ls-files"], capture_output=True, text=True, check=True).stdout.split("\n")


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_between_documents_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_command_of_the_makefile_has_one_line_of_help():
    makefile = Path("Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    helped = set(re.findall(r"^([a-z]+):.*## .+$", makefile, re.MULTILINE))
    assert set(phony[1].split()) == helped


def test_lock_files_record_versions_and_hashes_only():
    locks = [Path(name) for name in TRACKED if re.search(r"(requirements/.*\.txt|lock.*\.json|\.lock)$", name)]
    assert locks
    assert [str(lock) for lock in locks if re.search(r"https?://", lock.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize("decision", sorted(Path("docs/decisions").glob("*.md")), ids=lambda path: path.stem)
def test_a_decision_fits_on_one_screen(decision):
    assert len(decision.read_text(encoding="utf-8").splitlines()) <= 45
