"""From Dutch text to plain terms, and from a query to the same terms. Pure: no database, no request.

A term is the base form of a word in a–z and 0–9 alone, so no database's own ideas about words, accents or query
syntax ever play a part: what the two databases index and are asked is the same text.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from simplemma import Lemmatizer
from simplemma.strategies import DefaultStrategy
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

# Raise it when the terms of a text can change; documents of an older version are then indexed again.
ANALYSER_VERSION = 1

LONGEST_TERM = 60
MOST_TERMS = 5_000
MOST_QUERY_WORDS = 12
LONGEST_QUERY = 1_000
SHORTEST_PREFIX = 3
SHORTEST_PART = 4

# For each word asked, the terms that will do.
Query = tuple[tuple[str, ...], ...]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Where the dictionary leads astray: a noun it takes for a verb, or a form it takes for the base of another word.
EXCEPTIONS = {
    "alleen": "alleen",
    "buiten": "buiten",
    "fasen": "fase",
    "iedereen": "iedereen",
    "leden": "lid",
    "ruimten": "ruimte",
    "tegen": "tegen",
    "velden": "veld",
    "waarden": "waarde",
}
# Words that would split, but whose parts say something else.
NEVER_SPLIT = _set(
    "buurthuis buurthuizen maatschappelijk maatschappelijke bijstand overschie eindhoven delfshaven bergambacht"
    " gelderen kruiskamp bijlmermeer"
)
NEVER_A_PART = _set("baar schap heid loos eren ding zijn door over voor onder naast dachte daar hier waar niet hoven")
STOP_WORDS = _set(
    "aan al als bij dan dat de der des deze die dit door een en er het hun ik in is je maar met na naar niet nog of om"
    " ons ook op over s t te tot uit van voor was wat we wel wij worden wordt zich zij zijn zo zou"
)
# Latin letters that are no letter with an accent.
FOLDED_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
# Letters and digits, with an apostrophe or a hyphen inside: zzp'er, energie-coöperatie.
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
PLURAL_WITH_S = re.compile(r"(?:e[lmnr]|[aeio]|or|eur)s$")

_lemmatizer = Lemmatizer(lemmatization_strategy=DefaultStrategy(greedy=True))


@lru_cache(maxsize=1)
def _dictionary() -> frozenset[str]:
    """Every form of every Dutch word the lemmatiser knows."""
    return frozenset(DefaultDictionaryFactory().get_dictionary("nl"))


@lru_cache(maxsize=1)
def _known_parts() -> frozenset[str]:
    return _dictionary() - NEVER_A_PART


@lru_cache(maxsize=1)
def _written_without_accents() -> dict[str, str]:
    """How people type a word with an accent when they leave the accent out: `cooperatie` means `coöperatie`."""
    return {_fold(word): word for word in _dictionary() if not word.isascii() and _fold(word) not in _dictionary()}


def _fold(word: str) -> str:
    """The word without capitals, accents and apostrophes."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", word).casefold().translate(FOLDED_LETTERS))
    return "".join(letter for letter in decomposed if letter.isalnum())


def _plain(word: str) -> str:
    """The word in a–z and 0–9, a letter first. Other scripts become six digits per letter: prefixes stay prefixes."""
    folded = _fold(word)
    if not folded.isascii():
        folded = "".join(letter if letter.isascii() else f"u{ord(letter):06x}" for letter in folded)
    # PostgreSQL reads 1e5 as a number; with a letter in front both databases see one word.
    return ("n" + folded if folded[:1].isdigit() else folded)[:LONGEST_TERM]


def _dictionary_form(word: str) -> str:
    """The dictionary's base form, asked again until there is no other: zorgt, zorgen and zorg meet at zorg."""
    seen = [word]
    while len(seen) < 5:
        lemma = EXCEPTIONS.get(seen[-1]) or _lemmatizer.lemmatize(seen[-1], lang="nl").lower()
        if lemma in seen:
            # fietsen gives fiets and fiets gives fietsen: the shortest of the circle stands for all.
            return min(seen[seen.index(lemma) :], key=lambda form: (len(form), form))
        seen.append(lemma)
    return seen[-1]


def _stem_of(form: str) -> str:
    """What is left of a form in -en by the rules of spelling: wonen → woon, plannen → plan, brieven → brief."""
    stem = form[:-2]
    if stem[-1] == stem[-2]:
        stem = stem[:-1]
    elif stem[-2] in "aeou" and stem[-3] not in "aeiou":
        stem = stem[:-1] + stem[-2:]
    return stem[:-1] + {"v": "f", "z": "s"}.get(stem[-1], stem[-1])


def _base_form(word: str) -> str:
    """The base form of a Dutch word; plurals and infinitives the dictionary leaves alone meet their stem here."""
    form = _dictionary_form(word)
    if form in EXCEPTIONS.values():
        return form
    if form.endswith("en") and len(form) > 4 and form[-3] not in "aeiou" and _stem_of(form) in _dictionary():
        return min(_stem_of(form), _dictionary_form(_stem_of(form)), key=len)
    if PLURAL_WITH_S.search(form) and len(form) > 4 and form[:-1] in _dictionary():
        return _dictionary_form(form[:-1])
    return form


def _parts(word: str) -> tuple[str, str] | None:
    """The two known words an unknown word is made of, the last part as long as possible."""
    if word in NEVER_SPLIT:
        return None
    known = _known_parts()
    for at in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        first, last = word[:at], word[at:]
        # Words are glued as they are or with an s: ontmoeting-s-ruimte.
        without_s = first.removesuffix("s")
        if last in known and len(without_s) >= SHORTEST_PART and without_s in known:
            return without_s, last
        if last in known and first in known:
            return first, last
    return None


@lru_cache(maxsize=100_000)
def _terms_of_word(word: str) -> tuple[str, ...]:
    """The base form of a lower-case word, then what else it may be found by: the parts of a compound."""
    known = _dictionary()
    if word not in known:
        word = _written_without_accents().get(word, word)
    parts = None if word in known or word in EXCEPTIONS else _parts(word)
    if parts is None:
        return (_plain(_base_form(word)),)
    first, last = parts
    glued = word[: len(word) - len(last)] + _base_form(last)
    return (_plain(glued), _plain(_base_form(first)), _plain(_base_form(last)))


def words(text: str) -> Iterator[str]:
    """The words of a text in lower case; what is no letter or digit between them is left out."""
    for match in WORD.finditer(unicodedata.normalize("NFC", text)):
        yield match.group().casefold().replace("’", "'")[:LONGEST_TERM]


def _index_terms(text: str, left_out: frozenset[str]) -> Iterator[str]:
    """Every term a text may be found by, in order."""
    for whole in words(text):
        apart = whole.split("-")
        for word in apart:
            if word not in left_out:
                yield from _terms_of_word(word)
        if len(apart) > 1:
            # energie-coöperatie is also found as energiecoöperatie.
            yield _terms_of_word("".join(apart))[0]


def title_terms(text: str) -> str:
    """What is indexed of a name: all its words, so that even `De Omslag` and `Wij` can be found."""
    return " ".join(islice(filter(None, _index_terms(text, frozenset())), MOST_TERMS))


def body_terms(text: str) -> str:
    """What is indexed of a longer text: its words but for the very common ones."""
    return " ".join(islice(filter(None, _index_terms(text, STOP_WORDS)), MOST_TERMS))


def query_terms(text: str) -> Query:
    """What is asked: for each word its choices; every word is needed. A choice that ends in `*` is a beginning.

    Very common words count only when nothing else is asked. The last word counts as a beginning too, for people
    search while they type.
    """
    apart = [word for whole in words(text[:LONGEST_QUERY]) for word in whole.split("-")]
    asked = [word for word in apart if word not in STOP_WORDS] or apart
    asked = [word for word in dict.fromkeys(asked) if _terms_of_word(word)[0]][:MOST_QUERY_WORDS]
    choices: list[tuple[str, ...]] = [(_terms_of_word(word)[0],) for word in asked]
    if asked and len(_plain(asked[-1])) >= SHORTEST_PREFIX:
        base, typed = choices[-1][0], _plain(asked[-1])
        # huizen must find huis and huisarts, and `ontmoe` must find ontmoeting: the beginning of both counts.
        choices[-1] = tuple(dict.fromkeys((base, f"{base}*", f"{typed}*")))
    return tuple(choices)


def meets(query: str, text: str) -> bool:
    """Whether a text is found by a query: for short lists that need no database, by the same rules."""
    there = set(title_terms(text).split())
    asked = query_terms(query)
    return bool(asked) and all(any(_is_there(choice, there) for choice in choices) for choices in asked)


def _is_there(choice: str, there: set[str]) -> bool:
    if choice.endswith("*"):
        return any(term.startswith(choice[:-1]) for term in there)
    return choice in there
