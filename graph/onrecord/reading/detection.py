"""What a text says of itself: an article's text goes in; language, title, date, publisher come out, or None.

Only what stands there plainly is taken: a headline on its own line, a date on its own line, after "Published" or in a
dateline, a publisher in the copyright line. Everything found here is marked as detected wherever it goes.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from onrecord.reading.wordlists import wordlists
from onrecord.records import Excluded

UNKNOWN = "und"
"""The language code of a text whose language is not sure (ISO 639-2)."""

_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = {
    "HANGUL": "ko",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "CJK": "zh",
    "GREEK": "el",
    "HEBREW": "he",
    "THAI": "th",
    "DEVANAGARI": "hi",
    "BENGALI": "bn",
    "TAMIL": "ta",
    "TELUGU": "te",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "ETHIOPIC": "am",
    "KHMER": "km",
    "MYANMAR": "my",
    "TIBETAN": "bo",
}
"""The language of a script that (nearly) one language alone is written in."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES = tuple(
    re.compile(form)
    for form in (
        rf"{_MONTH} {_DAY},? {_YEAR}\b",
        rf"{_DAY} {_MONTH},? {_YEAR}\b",
        rf"{_YEAR}-(?P<month>\d\d)-{_DAY}(?!\d)",
    )
)
_LEADS = re.compile(
    r"(?:(?:first |originally )?(?:published|posted|issued|date)(?: on| at)?:? |on )?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |(?:mon|tue|wed|thu|fri|sat|sun)\.?,? )?"
)
_AFTER_DATE = re.compile(
    r"[ ,|·-]*(?:(?:at |t)?\d{1,2}[:.]\d\d(?::\d\d)? ?(?:[ap]\.?m\.?|z)?(?: ?[a-z]{2,4})?)?[ .|·-]*"
)
_DATELINE = re.compile(r"(?P<place>[^\W\d_][^\d:()]{1,40}), (?=[a-z]{3})")
_COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\)) ?(?:©|\(c\))? ?(?:by )?"
    r"(?:(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?)?,? ?(?:by )?(?P<name>[^.|·]{2,60})",
    re.IGNORECASE,
)
_FROM = re.compile(r"discover more from (?P<name>[^.|!]{2,60})$", re.IGNORECASE)


def language_of(text: str) -> str:
    """The language of a text as a code (``en``), ``und`` if not sure.

    By script where one language owns it, else by counting the function words of each language in the first 20,000
    code points; the best must hold a twelfth of the words and stand clearly before the next.
    """
    sample = text[:_SAMPLE].casefold()
    by_script = _by_script(sample)
    if by_script:
        return by_script
    words = _WORD.findall(sample)
    held = dict.fromkeys(wordlists("languages"), 0)
    languages = _function_words()
    for word, count in Counter(filter(languages.__contains__, words)).items():
        for code in languages[word]:
            held[code] += count
    (best, code), (second, _) = sorted(
        ((count, code) for code, count in held.items()), key=lambda scored: (-scored[0], scored[1])
    )[:2]
    return code if best >= 4 and best * 12 >= len(words) and best * 10 >= second * 12 else UNKNOWN


@cache
def _function_words() -> Mapping[str, tuple[str, ...]]:
    """Each function word with the codes of the languages that have it."""
    found: dict[str, tuple[str, ...]] = {}
    for code, lines in wordlists("languages").items():
        for word in dict.fromkeys(" ".join(lines).split()):
            found[word] = (*found.get(word, ()), code)
    return found


def _by_script(sample: str) -> str | None:
    if sample[:4000].isascii():
        return None
    scripts = _scripts(sample[:4000])
    total = scripts.total()
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > total / 10:
        return "ja"
    script, count = next(iter(scripts.most_common(1)), ("", 0))
    return _SCRIPTS.get(script) if count * 2 > total else None


def in_latin_letters(text: str) -> bool:
    """Whether at least half of the letters at the beginning of a text are Latin; so it is where there are none."""
    scripts = _scripts(text[:_SAMPLE])
    return scripts["LATIN"] * 2 >= scripts.total()


def _scripts(text: str) -> Counter[str]:
    """How many letters of a text are of which script."""
    found: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if char.isalpha():
            found[_script(char)] += count
    return found


@cache
def _script(char: str) -> str:
    return unicodedata.name(char, "").split(" ")[0]


def title_of(text: str, excluded: Iterable[Excluded] = ()) -> str | None:
    """The text's first line that is no boilerplate, if it looks like a headline over what follows, spaces collapsed."""
    kept = _kept_lines(text, excluded)
    first = next(kept, "")
    words = first.split()
    looks = (
        2 <= len(words) <= 30
        and len(first) <= 250
        and not first.endswith((".", ",", ";", ":", "”", '"'))
        and not _date_line(first)
        and not first.casefold().startswith("by ")
        and next((c.isupper() or not c.islower() for c in first if c.isalpha()), False)
    )
    return " ".join(words) if looks and next(kept, "") else None


def date_of(text: str) -> str | None:
    """The day of publication that a line near the top states (alone, after "Published" or in a dateline)."""
    for line in _first_lines(text, 12):
        found = _date_line(line)
        if found:
            return found
    return None


def publisher_of(text: str) -> str | None:
    """The publisher named in a copyright line or in a site's own voice among the last lines; None if none is."""
    for line in reversed([line for line in text[-5000:].split("\n") if line.strip()][-30:]):
        plain = " ".join(line.split())
        match = _COPYRIGHT.match(plain) or _FROM.match(plain)
        if match and len(plain) <= 160:
            name = re.split(r",? all rights", match["name"], flags=re.IGNORECASE)[0].strip(" ,-–")
            if any(c.isalpha() for c in name) and name[:1].isupper():
                return name
    return None


def iso_date(value: str) -> str | None:
    """A date as files give it (``2022-09-01T10:00:00Z``, ``2022-09``, ``2022``, ``1 September 2022``) as ISO 8601."""
    plain = " ".join(value[:100].split()).casefold()
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?=$|[t ])", plain)
    if match:
        year, month, day = (int(part) if part else 0 for part in match.groups())
        try:
            date(year, month or 1, day or 1)
        except ValueError:
            return None
        return match.group().strip()
    return _date_line(plain)


def is_web_address(url: str) -> bool:
    """Whether something is an address a link may lead to: http or https, one word."""
    return url.startswith(("http://", "https://")) and len(url) <= 2000 and url.isprintable() and " " not in url


def is_language(code: str) -> bool:
    """Whether something has the form of a language code (``en``, ``pt-BR``)."""
    return re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}", code) is not None


def _date_line(line: str) -> str | None:
    plain = " ".join(line[:200].split()).casefold()
    lead = _LEADS.match(plain)
    rest = plain[lead.end() :] if lead else plain
    found, end = _leading_date(rest)
    if found and _AFTER_DATE.fullmatch(rest[end:]):
        return found
    dateline = _DATELINE.match(plain)
    if dateline and line.lstrip()[: len(dateline["place"])].split(",")[0].isupper():
        found, end = _leading_date(plain[dateline.end() :])
        after = plain[dateline.end() + end :].lstrip()
        return found if found and after.startswith(("(", "-", "–", "—", "/")) else None
    return None


def _leading_date(plain: str) -> tuple[str | None, int]:
    for form in _DATES:
        match = form.match(plain)
        if match:
            month = match["month"]
            number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
            try:
                return date(int(match["year"]), number, int(match["day"])).isoformat(), match.end()
            except ValueError:
                return None, 0
    return None, 0


def _first_lines(text: str, count: int) -> Iterator[str]:
    lines = (line for line in text[:8000].split("\n") if line.strip())
    for _, line in zip(range(count), lines, strict=False):
        yield line


def _kept_lines(text: str, excluded: Iterable[Excluded]) -> Iterator[str]:
    """The lines among the first that hold words and are no boilerplate, without their outer spaces."""
    near = [passage.span for passage in excluded if passage.span.start < _SAMPLE]
    at = passed = 0
    for line in text[:_SAMPLE].split("\n"):
        while passed < len(near) and near[passed].end <= at:
            passed += 1
        inside = passed < len(near) and near[passed].start <= at
        stripped = line.strip(" \t\r\u00a0\ufeff\u200b")
        if stripped and not inside:
            yield stripped
        at += len(line) + 1
