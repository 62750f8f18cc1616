"""How often verbs put words on record: ``python benchmarks/counts.py GOLD TEXT [--jobs N] [--write]``.

Makes the counts in ``rules/cues.tsv`` and ``rules/contexts.tsv`` anew from annotated articles (GOLD: brat or JSON;
TEXT: their texts), prints how many changed and which changed most, and with ``--write`` puts them in place. Nothing
but numbers is changed: verbs, complements, kinds, acts and modes stay as somebody wrote them.

The method. Every verb group of every sentence is taken for a cue that may take anything, and each rule for verbs is
tried on it in the rules' order, with neither counts nor contexts looked at. A reading is right if an annotated
attribution has a cue that shares a word with its own, a content of which at least half is shared (of a quotation before
its cue: that holds seven tenths of it), and a source that shares a word or is as empty. Readings inside what somebody
else is read as saying are left out, since what is annotated inside contents is not counted either.

A verb that takes two complements is counted with the second only where the first does not read it. Whether it does
depends on the counts, so they are made three times: at first each complement in the lexicon stops the search, then each
that was right in two of five readings. A complement without counts stays without them (it is read in every context)
until it is read three times; a few (``NEVER``) always do. ``np-bare``, ``which``, ``after`` and the like are
constructions that a complement allows, and are counted beside it once they are read twice.

Contexts are counted over the readings of the last round whose verb and complement were read often enough
(``contexts.OFTEN``): by what is read, how often the verb is right, who is the source, where its clause stands and which
form the verb has; and once more for all forms. Rows of fewer than 15 readings are left out.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from onrecord.evaluation.gold import Gold, read_gold, read_utf8
from onrecord.evaluation.scoring import ROLES, Tokens, Words
from onrecord.language import sentences
from onrecord.records import Reading, Span, hull
from onrecord.resolution.nesting import outer_readings
from onrecord.rules import cues, read
from onrecord.rules.contexts import BAND_NAMES, OFTEN, band, circumstances, construction
from onrecord.rules.cues import Cue
from onrecord.rules.engine import Match, Rule, View, view
from onrecord.rules.reader import RULES
from onrecord.rules.readings import reading

RULES_FOLDER = Path(cues.__file__).parent
FORMS = frozenset("VEGKIn")
NOT_COUNTED = frozenset({
    "viewpoint", "found-in-poll", "in-words-of", "recommendations-including", "recommendations-include",
    "introduced-quotation", "as-said", "refusal", "demand", "call-for", "attitude", "attitude-clause", "opened-by-cue",
    "according-to-before", "according-to-after", "made-clear", "words-said", "feeling", "named-before-colon",
})  # fmt: skip
"""Rules whose cue is no verb by itself, or that are read in every context."""
NEVER = frozenset({"as", "made", "rest", "felt", "np-words", "passive-of"})
"""Complements that have no counts."""
ALLOWED_BY = {
    "np-bare": ("np-that",),
    "which": ("bare",),
    "after": ("bare", "quote"),
    "passive-of": ("np-of",),
    "passive-to": ("np-to",),
    "inf-np-bare": ("inf-np-that",),
}
"""Constructions, and the complements of which one must be in the lexicon for them to be read."""
ROUNDS = 3
STOPS = 0.4
"""Share of right readings from which a complement stops the search for others; with few readings, .4 counts for two."""
NEW, NEW_CONSTRUCTION, ROW = 3, 2, 15
"""How many readings give counts to a complement, to a construction, and make a row of contexts."""


class Everything(frozenset[str]):
    """The complements of a cue that takes anything."""

    def __contains__(self, item: object) -> bool:
        return True

    def isdisjoint(self, _: object) -> bool:
        return False


class Tried(NamedTuple):
    """What one rule made of one verb."""

    lemma: str
    frame: str
    """The complement or construction."""
    right: bool
    context: tuple[str, str, str]


Verb = tuple[Tried, ...]
"""What the rules made of a verb group, in their order."""
Counts = dict[tuple[str, str], tuple[int, int]]
"""By lemma and frame: how often right, and how often made."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("text", type=Path)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--write", action="store_true", help="put the counts in place")
    options = parser.parse_args()
    gold = read_gold(options.gold)
    texts = {name: read_utf8(options.text / f"{name}.txt") for name in gold}
    with ProcessPoolExecutor(options.jobs) as pool:
        found = pool.map(tried_in, texts.values(), gold.values(), chunksize=20)
        verbs = [verb for article in found for verb in article]
    lexicon = cues.cues()
    counts, last = counted(verbs, partial(takes, lexicon))
    made = {"cues.tsv": cue_rows(counts), "contexts.tsv": context_rows(counts, last)}
    for name, lines in made.items():
        path = RULES_FOLDER / name
        before = path.read_text("utf-8").splitlines()
        report(name, before, lines)
        if options.write:
            path.write_text("\n".join(lines) + "\n", encoding="utf-8")


# --- what the rules make of each verb --------------------------------------------------------------------------------


def tried_in(text: str, annotated: Gold) -> list[Verb]:
    """What the rules made of each verb group of an article that stands outside others' contents."""
    units, tokens = sentences(text), Tokens(text)
    readings = read(text, units)
    outer = outer_readings("", readings)
    said = [span for at, item in enumerate(readings) if outer[at] is None for span in item.content]
    wanted = [tuple(tokens.words(getattr(item, role)) for role in ROLES) for item in annotated.attributions]
    verbs = []
    for unit in units:
        seen = view(text, unit)
        for at, form in enumerate(seen.shape):
            if form in FORMS and (verb := tuple(tried(seen, at, tokens, wanted, said))):
                verbs.append(verb)
    return verbs


def tried(seen: View, at: int, tokens: Tokens, wanted: list[tuple[Words, ...]], said: list[Span]) -> Iterator[Tried]:
    """What each rule makes of one verb group, taken for a cue that may take anything."""
    cue = Cue(seen.lemmas[at], Everything({"any"}), "statement", "asserts", "speech", None)
    seen = replace(seen, cues={**seen.cues, at: cue})
    infinitive = "inf-" if seen.shape[at] == "I" else ""
    for rule in RULES:
        match = rule.match(seen, at) if rule.name not in NOT_COUNTED and "N" not in rule.forms else ""
        made = rule.yields(match) if isinstance(match, Match) else None
        if made is None or not isinstance(match, Match) or (item := reading(match, rule, made)) is None:
            continue
        place = hull(item.parts)
        if not any(span.holds(place) for span in said):
            right = is_right(rule, item, tokens, wanted)
            yield Tried(cue.lemma, infinitive + construction(rule, match), right, circumstances(seen, at, made))


def is_right(rule: Rule, item: Reading, tokens: Tokens, wanted: list[tuple[Words, ...]]) -> bool:
    """Whether an annotated attribution has the cue, the content and the source of a reading."""
    source, cue, content = (tokens.words(spans) for spans in (item.source, item.cue, item.content))
    for its_source, its_cue, its_content in wanted:
        shared = len(content & its_content)
        enough = 2 * shared >= len(content | its_content) > 0
        if rule.name.startswith("quotation-before") and 10 * shared >= 7 * len(content) > 0:
            enough = True
        if enough and cue & its_cue and (source & its_source or not (source or its_source)):
            return True
    return False


# --- from that to counts ---------------------------------------------------------------------------------------------


def takes(lexicon: Mapping[str, Cue], lemma: str, frame: str) -> bool:
    """Whether the lexicon has a verb with a complement, or with one that allows a construction."""
    known = lexicon[lemma].complements if lemma in lexicon else frozenset()
    bare = frame.removeprefix("inf-")
    allowed = {frame, bare, *ALLOWED_BY.get(frame, ()), *(f"inf-{name}" for name in ALLOWED_BY.get(bare, ()))}
    return not known.isdisjoint(allowed)


def counted(verbs: list[Verb], taken: "partial[bool]") -> tuple[Counts, list[Tried]]:
    """How often each verb was right with each complement, and the readings that its complements allow."""
    counts: Counts = {}
    last: list[Tried] = []
    for number in range(ROUNDS):
        right: Counter[tuple[str, str]] = Counter()
        made: Counter[tuple[str, str]] = Counter()
        last = []
        for verb in verbs:
            for item in verb:
                key = item.lemma, item.frame
                made[key] += 1
                right[key] += item.right
                if not taken(*key):
                    continue
                last.append(item)
                hits, readings = counts.get(key, (0, 0))
                if number == 0 or (hits + 2 * STOPS) / (readings + 2) >= STOPS:
                    break
        counts = {key: (right[key], made[key]) for key in made}
    return counts, last


def cue_rows(counts: Counts) -> list[str]:
    """The lines of ``cues.tsv`` with these counts, the complements that were right most often first."""
    lines = []
    for line in (RULES_FOLDER / "cues.tsv").read_text("utf-8").splitlines():
        lemma, tab, rest = line.partition("\t")
        if line.startswith("#") or lemma == "lemma" or not tab:
            lines.append(line)
            continue
        taken, _, meta = rest.partition("\t")
        known = dict(complement.partition("=")[::2] for complement in taken.split())
        for frame, needed in ALLOWED_BY.items():
            allowed = frame in known or known.keys().isdisjoint(needed)
            if not allowed and counts.get((lemma, frame), (0, 0))[1] >= NEW_CONSTRUCTION:
                known[frame] = "new"
        shares = {frame: share(counts.get((lemma, frame), (0, 0)), frame, old) for frame, old in known.items()}
        ordered = sorted(shares, key=lambda frame: (_weight(shares[frame]), frame))
        lines.append("\t".join([lemma, " ".join(frame + shares[frame] for frame in ordered), meta]))
    return lines


def share(count: tuple[int, int], frame: str, old: str) -> str:
    """What stands behind a complement: its counts, or as before where there are none, or too few for new ones."""
    right, made = count
    if frame in NEVER or made == 0 or (not old and made < NEW):
        return f"={old}" if old else ""
    return f"={right}/{made}"


def _weight(share_of: str) -> int:
    return -int(share_of[1:].partition("/")[0]) if share_of else 1


def context_rows(counts: Counts, last: list[Tried]) -> list[str]:
    """The lines of ``contexts.tsv``."""
    found: defaultdict[tuple[str, ...], list[int]] = defaultdict(lambda: [0, 0])
    for item in last:
        right, made = counts[item.lemma, item.frame]
        if made < OFTEN:
            continue
        of = "quote" if item.frame.endswith("quote") else "other"
        who, where, form = item.context
        for last_column in (form, "*"):
            row = found[of, band(right, made), who, where, last_column]
            row[0] += item.right
            row[1] += 1
    head = (RULES_FOLDER / "contexts.tsv").read_text("utf-8").splitlines()
    lines = head[: 1 + next(at for at, line in enumerate(head) if line.startswith("of\t"))]
    order = {name: at for at, name in enumerate(BAND_NAMES)}
    keys = sorted(found, key=lambda key: (key[0], order[key[1]], key[2:4], key[4] == "*", key[4]))
    return lines + ["\t".join([*key, *map(str, found[key])]) for key in keys if found[key][1] >= ROW]


def report(name: str, before: list[str], after: list[str]) -> None:
    """Prints how many counts of a file are others than before, and those that changed most."""
    old, new = numbers(before), numbers(after)
    moved = sorted(
        ((abs(new[key][0] - old[key][0]) + abs(new[key][1] - old[key][1]), key) for key in new.keys() & old.keys()),
        reverse=True,
    )
    changed = [key for far, key in moved if far]
    counts = f"{len(new)} counts, {len(changed)} changed, {len(new.keys() - old.keys())} new"
    sys.stdout.write(f"{name}: {counts}, {len(old.keys() - new.keys())} gone\n")
    for key in changed[:10]:
        sys.stdout.write(f"  {' '.join(key):40} {old[key][0]}/{old[key][1]} -> {new[key][0]}/{new[key][1]}\n")


def numbers(lines: list[str]) -> dict[tuple[str, ...], tuple[int, int]]:
    """The counts in the lines of either file, by what they are of."""
    found: dict[tuple[str, ...], tuple[int, int]] = {}
    for line in lines:
        columns = line.split("\t")
        if not line.startswith("#") and columns[-1].isdigit():
            found[tuple(columns[:-2])] = int(columns[-2]), int(columns[-1])
        elif not line.startswith("#") and len(columns) > 1:
            for frame, right, made in re.findall(r"(\S+)=(\d+)/(\d+)", columns[1]):
                found[columns[0], frame] = int(right), int(made)
    return found


if __name__ == "__main__":
    main()
