"""Dutch screen text is at level B1, and its English stands beside it."""

import re
from pathlib import Path

import pytest
import textstat
from babel.messages.pofile import read_po

from tussenruimte.frameworks import catalogue

ROOMS = Path("src/tussenruimte")
FILES = sorted(ROOMS.glob("*/locale/en/LC_MESSAGES/django.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|<[^>]+>")
# Words of officials, each with what to say instead (Direct Duidelijk).
JARGON = {
    "betreffende": "over",
    "conform": "volgens",
    "derhalve": "daarom",
    "dienen te": "moeten",
    "echter": "maar",
    "indien": "als",
    "inzake": "over",
    "middels": "met",
    "mits": "als",
    "omtrent": "over",
    "teneinde": "om te",
    "tevens": "ook",
    "thans": "nu",
    "alsmede": "en ook",
    "aangaande": "over",
    "ten behoeve van": "voor",
    "met betrekking tot": "over",
}


def sentences(text: str) -> list[str]:
    """Sentences of a text; a line of its own is one too."""
    plain = PLACEHOLDER.sub("woord", text)
    return [part.strip() for part in re.split(r"(?<=[.!?:])\s+|\n+", plain) if part.strip()]


def words(sentence: str) -> int:
    return len(re.findall(r"[\w’'-]+", sentence))


def screen_texts() -> list[str]:
    """Every Dutch text in the message files."""
    texts = []
    for file in FILES:
        with file.open("rb") as lines:
            for message in read_po(lines, locale="en"):
                if message.id:
                    texts.extend(message.id if isinstance(message.id, tuple) else [message.id])
    return texts


def framework_texts() -> list[str]:
    """Every explaining text in the frameworks; titles are terms of their source."""
    found = []
    for framework in catalogue().frameworks.values():
        found.extend([framework.text, framework.question])
        found.extend(item.text for item in framework.entries)
    return [text for text in found if text]


@pytest.mark.parametrize("texts", [screen_texts, framework_texts])
def test_no_sentence_is_longer_than_twenty_words(texts):
    long = [sentence for text in texts() for sentence in sentences(text) if words(sentence) > 20]
    assert long == []


@pytest.mark.parametrize("texts", [screen_texts, framework_texts])
def test_sentences_have_twelve_words_at_most_on_average(texts):
    lengths = [
        words(sentence) for text in texts() for sentence in sentences(text) if sentence.endswith((".", "?", "!"))
    ]
    assert sum(lengths) / len(lengths) <= 12


@pytest.mark.parametrize("texts", [screen_texts, framework_texts])
def test_the_text_as_a_whole_reads_easily(texts):
    textstat.set_lang("nl")
    whole = " ".join(PLACEHOLDER.sub("woord", text) for text in texts() if text.endswith((".", "?", "!")))
    assert textstat.flesch_reading_ease(whole) >= 60


@pytest.mark.parametrize("texts", [screen_texts, framework_texts])
def test_no_officials_jargon(texts):
    found = [
        f"{text!r}: liever '{better}'"
        for text in texts()
        for jargon, better in JARGON.items()
        if re.search(rf"\b{jargon}\b", text, re.IGNORECASE)
    ]
    assert found == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parts[2])
def test_every_screen_text_has_its_english(file):
    with file.open("rb") as lines:
        messages = [message for message in read_po(lines, locale="en") if message.id]
    missing = [m.id for m in messages if m.fuzzy or not (all(m.string) if isinstance(m.string, tuple) else m.string)]
    assert missing == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.parts[2])
def test_translations_keep_their_placeholders(file):
    with file.open("rb") as lines:
        problems = [(m.id, str(error)) for m in read_po(lines, locale="en") if m.id for error in m.check()]
    assert problems == []


def test_every_text_in_the_code_is_in_a_message_file():
    known = set(screen_texts())
    spoken = re.compile(r"""(?:\b_|gettext|gettext_lazy)\(\s*"((?:[^"\\]|\\.)*)"\s*\)|\{% translate "([^"]*)\"""")
    missing = []
    for path in [*ROOMS.rglob("*.py"), *ROOMS.rglob("*.html"), *ROOMS.rglob("*.txt")]:
        if path.relative_to(ROOMS).parts[0] in {"settings.py"}:
            continue
        for match in spoken.finditer(path.read_text(encoding="utf-8")):
            text = (match[1] or match[2] or "").replace('\\"', '"')
            if text and text not in known:
                missing.append(f"{path}: {text}")
    assert missing == []
