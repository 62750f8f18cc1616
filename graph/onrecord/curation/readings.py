"""What a curator read in one article: its curated file goes in, readings and decisions with exact offsets come out."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from onrecord.curation.forms import CORRECTABLE, DECISIONS, READINGS
from onrecord.curation.links import ASSUMED, WORDED, languages, linked_at, worded
from onrecord.curation.locate import Located, locate
from onrecord.curation.register import by_name, folded, is_date, known_key, names_of
from onrecord.curation.words import Page, WordsError
from onrecord.errors import Problem
from onrecord.notation import Entry, Line, Sheet, alternatives, circles, read
from onrecord.records import (
    CURATED,
    Article,
    CuratedReadings,
    Decision,
    Entity,
    Given,
    Kind,
    Reading,
    Register,
    Span,
    Spans,
    Verdict,
    hull,
)
from onrecord.schemes import ACTS, MODES, STANCES
from onrecord.wording import joined, wording

_ACT = {Kind.STATEMENT: "asserts", Kind.DENIAL: "denies", Kind.OMISSION: "declines"}


def read_readings(corpus: Path, article: Article, register: Register) -> tuple[CuratedReadings, list[Problem]]:
    """What was curated for an article, and all that is wrong in its file; nothing of both where there is no file."""
    sheet = read(corpus, f"curated/readings/{article.name}.txt", READINGS)
    if not (sheet.heads or sheet.entries or sheet.problems):
        return CuratedReadings(), []
    reader = _Reader(corpus, sheet, article, register)
    return reader.read(), reader.sheet.problems


class _Reader:
    def __init__(self, corpus: Path, sheet: Sheet, article: Article, register: Register) -> None:
        self.corpus = corpus
        self.sheet = sheet
        self.article = article
        self.register = register
        self.entities: dict[str, Entity] = {**register.actors, **register.reports}
        self.names = by_name(register)
        self.page = Page(article.text, article.excluded)
        self.labels: dict[str, Entry] = {}
        self.inexact: dict[str, tuple[int, str]] = {}
        """Labels whose words differ from the article's -> their line and the article's words."""

    def read(self) -> CuratedReadings:
        complete, by = self._heads()
        for entry in self.sheet.entries:
            if entry.label and self.labels.setdefault(entry.label, entry) is not entry:
                mend = f"Give it another label (the first stands on line {self.labels[entry.label].line})."
                self.sheet.wrong(entry.line, f"the label `{entry.label}` stands twice.", mend)
        self._check_nesting()
        readings: list[Reading] = []
        decisions: list[Decision] = []
        seen: dict[tuple[object, ...], int] = {}
        for entry in self.sheet.entries:
            reading = self._reading(entry, by)
            if reading is None or reading.given is None:
                continue
            twin = seen.setdefault((entry.kind, reading.parts, reading.given.speaker), entry.line)
            if twin != entry.line:
                self.sheet.wrong(entry.line, f"this {entry.kind} stands twice.", f"Remove it here or on line {twin}.")
            elif entry.kind in DECISIONS:
                decisions.append(Decision(Verdict(entry.kind), reading))
            else:
                readings.append(reading)
        self._check_linked()
        return CuratedReadings(readings=tuple(readings), decisions=tuple(decisions), complete=complete, by=by)

    def _heads(self) -> tuple[bool, str | None]:
        heads, sha = self.sheet.heads, self.article.sha256
        name, text, complete, by = (heads.get(key) for key in ("article", "text", "complete", "by"))
        if name and name.value != self.article.name:
            mend = f"Write `article: {self.article.name}`, or rename the file."
            self.sheet.wrong(name.number, f"this file is about another article, “{name.value[:80]}”.", mend)
        if text is None and self.sheet.entries:
            self.sheet.wrong(0, "there is no `text:` line.", f"Add `text: {sha}` above the first entry.")
        elif text and text.value.lower() != sha:
            mend = f"Go through the entries: each must still stand in the text. Then write `text: {sha}`."
            self.sheet.wrong(text.number, "the article's text has changed since it was curated.", mend)
        if complete and complete.value not in ("yes", "no"):
            mend = "Write `complete: yes` if no statement of the article is missing, else `complete: no`."
            self.sheet.wrong(complete.number, f"“{complete.value[:60]}” is neither yes nor no.", mend)
        return complete is not None and complete.value == "yes", by.value if by else None

    def _check_nesting(self) -> None:
        lines = {entry.line: line for entry in self.sheet.entries if (line := entry.get("in")) is not None}
        known = {number: line for number, line in lines.items() if self._known_label(line)}
        for line in known.values():
            outer = self.labels[line.value]
            if outer.kind not in WORDED:
                mend = "`in:` names the statement, denial or recommendation that holds this one."
                self.sheet.wrong(line.number, f"`{line.value}` is of the kind {outer.kind}.", mend)
        for number in circles({number: self.labels[line.value].line for number, line in known.items()}):
            mend = "`in:` names the statement that this one is reported in: remove one of the circle."
            self.sheet.wrong(
                known[number].number, f"this entry lies in itself, by way of `{known[number].value}`.", mend
            )

    def _known_label(self, line: Line) -> bool:
        if line.value in self.labels:
            return True
        close = self.sheet.likely(line.value, self.labels)
        mend = f"Did you mean `{close}`?" if close else "Labels stand after the kind: `statement LABEL: …`."
        self.sheet.wrong(line.number, f"no entry of this file has the label `{line.value[:60]}`.", mend)
        return False

    def _check_linked(self) -> None:
        """Linked words must give the same wording from the curated file alone as from the article."""
        unsaid = self.article.language != ASSUMED and "language" in self.article.detected
        linked = linked_at(self.corpus, self.article.name) if self.inexact or unsaid else {}
        if linked and unsaid and self.article.name not in languages(self.corpus):
            what = "entries of this file are linked (links.txt), and the table does not say its article's language."
            self.sheet.wrong(1, what, f"Write it in articles.csv; `{self.article.language}` was detected.")
        for label, (line, exact) in self.inexact.items():
            if label in linked:
                what = f"this entry is linked (links.txt:{linked[label]}), and its words differ from the article's."
                self.sheet.wrong(line, what, f"Write them in full, exactly as they stand: {exact}")

    def _reading(self, entry: Entry, by: str | None) -> Reading | None:
        before = len(self.sheet.problems)
        head = [part.strip() for part in entry.value.split("|")]
        source, cue, act = (*head, "", "", "")[:3]
        if len(head) > 3:
            mend = "Write `KIND LABEL: SOURCE | CUE | ACT`; the last may be left out."
            self.sheet.wrong(entry.line, "the first line has more than three parts.", mend)
        self._check_fields(entry, source, cue)
        if act:
            self._among(Line(entry.line, act), ACTS, "act")
        place = self._place(entry, _pieces(source), _pieces(cue)) if source or cue else None
        speaker = self._speaker(entry, source)
        given, stance = self._given(entry, by, speaker, place)
        mode = entry.get("mode")
        if mode:
            self._among(mode, MODES, "mode")
        actions = self._actions(entry, place)
        if place is None or len(self.sheet.problems) > before:
            return None
        if entry.kind in WORDED and not actions:
            kind_of_words = "action" if entry.kind == "recommendation" else "claim"
            self._note(entry.label, "> ", entry.words, place.content, kind_of_words)
        decided = entry.kind in DECISIONS
        kind = Kind.STATEMENT if decided else Kind(entry.kind)
        is_report = speaker in self.register.reports
        usual_act = ("recommends" if is_report else "calls-for") if kind is Kind.RECOMMENDATION else _ACT.get(kind)
        usual_mode = None if kind is Kind.RESPONSE else "writing" if is_report else "speech"
        return Reading(
            kind=kind,
            rule=CURATED,
            source=place.source,
            cue=place.cue,
            content=place.content,
            actions=actions,
            act=act or (None if decided else usual_act),
            mode=mode.value if mode else None if decided else usual_mode,
            stance=stance,
            given=given,
        )

    def _check_fields(self, entry: Entry, source: str, cue: str) -> None:
        if not source and not cue and entry.value:
            mend = f"Write `{entry.kind}: SOURCE | CUE`; one of the two may be empty."
            self.sheet.wrong(entry.line, "source and cue are both empty.", mend)
        if not entry.words and entry.kind in WORDED:
            mend = "Add the words below it: `> …`."
            self.sheet.wrong(entry.line, f"this {entry.kind} has no words.", mend)
        for line in entry.fields.get("action", [])[:1]:
            if entry.kind != "recommendation":
                mend = f"Make the {entry.kind} a recommendation, or remove the line."
                self.sheet.wrong(line.number, "`action:` belongs to a recommendation.", mend)
        response, stance = entry.get("response"), entry.get("stance")
        if response and stance:
            mend = "`response:` says the stance too: remove `stance:`."
            self.sheet.wrong(stance.number, "`response:` and `stance:` stand in one entry.", mend)
        if entry.kind == "response" and not response and not stance:
            mend = "Add `stance: ` and one of " + alternatives(STANCES) + "."
            self.sheet.wrong(entry.line, "this response has no stance.", mend)
        if entry.kind == "reject" and not entry.get("why"):
            self.sheet.wrong(entry.line, "this rejection has no reason.", "Add `why: …`.")
        if entry.kind == "correct" and not CORRECTABLE & entry.fields.keys() and entry.value.count("|") < 2:
            mend = "Add what is right, like `speaker: KEY`, or write `confirm`."
            self.sheet.wrong(entry.line, "this correction corrects nothing.", mend)

    def _place(self, entry: Entry, source: list[str], cue: list[str]) -> Located | None:
        near = entry.get("near")
        if not entry.words and entry.kind in WORDED:
            return None
        try:
            return locate(self.page, source, cue, [line.value for line in entry.words], near.value if near else None)
        except WordsError as error:
            lines = [*entry.words, *entry.fields.get("near", [])]
            number = next((line.number for line in lines if line.value == error.words), entry.line)
            self.sheet.wrong(number, error.what, error.mend)
            return None

    def _among(self, line: Line, values: Collection[str], name: str) -> bool:
        if line.value in values:
            return True
        close = self.sheet.likely(line.value.lower(), values)
        mend = f"Did you mean `{close}`?" if close else f"Write one of {alternatives(values)}."
        self.sheet.wrong(line.number, f"“{line.value[:60]}” is no {name}.", mend)
        return False

    def _speaker(self, entry: Entry, source: str) -> str | None:
        line = entry.get("speaker")
        if line:
            return line.value if known_key(self.sheet, line, self.entities, "actors.txt or reports.txt") else None
        if entry.kind in DECISIONS:
            return None
        keys = self.names.get(folded(" ".join(_pieces(source))), ()) if source else ()
        if len(keys) == 1:
            return keys[0]
        if not source and not entry.value:
            return None
        shown = f"“{source[:100]}” is a name of {' and '.join(f'`{key}`' for key in keys)}." if keys else ""
        missing = f"“{source[:100]}” is no name of an actor or a report." if source else "this entry names no source."
        close = self.sheet.likely(folded(source), self.names) if source and not keys else None
        mend = "Add `speaker: KEY`" + (f" (`{self.names[close][0]}`?)." if close else ".")
        self.sheet.wrong(entry.line, shown or missing, mend)
        return None

    def _actor(self, line: Line | None) -> str | None:
        if line is None:
            return None
        if line.value in self.register.reports:
            issuer = self.register.reports[line.value].issuer
            mend = "Write the key of an actor" + (f", like its issuer `{issuer}`" if issuer else "") + ", or nothing."
            self.sheet.wrong(line.number, f"`{line.value}` is a report: nobody speaks to it or for it.", mend)
            return None
        return line.value if known_key(self.sheet, line, self.register.actors, "actors.txt") else None

    def _via(self, line: Line | None) -> str | None:
        if line is None or not known_key(self.sheet, line, self.entities, "actors.txt or reports.txt"):
            return None
        publisher = folded(self.article.publisher or "")
        if publisher in {folded(name) for name in names_of(self.entities[line.value])}:
            mend = "`via:` is for another outlet or person between the speaker and the article: remove it."
            self.sheet.wrong(line.number, f"`{line.value}` is the article's publisher.", mend)
        return line.value

    def _given(
        self, entry: Entry, by: str | None, speaker: str | None, place: Located | None
    ) -> tuple[Given, str | None]:
        stance, toward = self._stance(entry)
        own_by, why, inside = (entry.get(key) for key in ("by", "why", "in"))
        words, date = self._date(entry, place)
        topics = [
            line for line in entry.listed("topic") if known_key(self.sheet, line, self.register.topics, "topics.txt")
        ]
        addressees = (self._actor(line) for line in entry.listed("to"))
        given = Given(
            label=entry.label,
            line=entry.line,
            speaker=speaker,
            on_behalf_of=self._actor(entry.get("for")),
            role=self._quoted(entry.get("role"), place),
            addressees=tuple(dict.fromkeys(key for key in addressees if key)),
            via=self._via(entry.get("via")),
            inside=inside.value if inside else None,
            responds="response" in entry.fields and entry.kind != "response",
            toward=toward,
            date_words=words,
            date=date,
            topics=tuple(dict.fromkeys(line.value for line in topics)),
            by=own_by.value if own_by else by,
            why=why.value if why else None,
        )
        return given, stance

    def _stance(self, entry: Entry) -> tuple[str | None, str | None]:
        """Stance and target, of ``response: STANCE [TARGET]`` or ``stance: STANCE [TARGET]``."""
        line = entry.get("response") or entry.get("stance")
        if line is None:
            return None, None
        stance, _, target = (part.strip() for part in line.value.partition(" "))
        self._among(Line(line.number, stance), STANCES, "stance")
        responds = "response" in entry.fields or entry.kind == "response"
        reports = self.register.reports
        if not target:
            if len(reports) == 1:
                return stance, next(iter(reports))
            key = "response" if "response" in entry.fields else "stance"
            what = (
                f"this corpus has {len(reports)} reports, and the line does not say which."
                if reports
                else ("this corpus has no report.")
            )
            mend = f"Write `{key}: {stance} KEY`, with a key of reports.txt."
            self.sheet.wrong(line.number, what, mend)
            return stance, None
        if target in reports or (not responds and target in self.entities):
            return stance, target
        if responds and target in self.entities:
            mend = f"Write the key of the report; if the entry is no reaction to a report, `stance: {line.value}`."
            self.sheet.wrong(line.number, f"`{target}` is no report, and a response is a response to a report.", mend)
        elif responds:
            known_key(self.sheet, Line(line.number, target), reports, "reports.txt")
        elif target in self.labels:
            if self.labels[target].kind not in WORDED:
                mend = "A stance is about a report, an actor, or the claim of a statement."
                self.sheet.wrong(line.number, f"`{target}` is of the kind {self.labels[target].kind}.", mend)
        else:
            close = self.sheet.likely(target, {*self.entities, *self.labels})
            mend = f"Did you mean `{close}`?" if close else "Write a key of actors.txt or reports.txt, or a label."
            self.sheet.wrong(line.number, f"`{target[:60]}` is neither a key nor a label of this file.", mend)
        return stance, target

    def _date(self, entry: Entry, place: Located | None) -> tuple[str | None, str | None]:
        """Words and date, of ``date: WORDS`` or ``date: WORDS = DATE``."""
        line = entry.get("date")
        if line is None:
            return None, None
        words, equals, date = (part.strip() for part in line.value.rpartition("="))
        if not equals:
            words, date = line.value, ""
        if date and not is_date(date):
            mend = "Write a real date as 2022-09-01, 2022-09 or 2022."
            self.sheet.wrong(line.number, f"“{date[:60]}” is no date.", mend)
        if not words or is_date(words):
            mend = f"Write `date: WORDS = {date or words or 'DATE'}`, with the article's words."
            self.sheet.wrong(line.number, "the date has no words of the article.", mend)
            return None, date or None
        return self._quoted(Line(line.number, words), place), date or None

    def _quoted(self, line: Line | None, place: Located | None) -> str | None:
        """The article's own words for a value that stands in it, taken where it is nearest to the entry."""
        if line is None:
            return None
        try:
            spans = self.page.find(line.value)
        except WordsError as error:
            self.sheet.wrong(line.number, error.what, error.mend)
            return None
        if not spans:
            self._missing(line)
            return None
        at = hull((*place.source, *place.cue, *place.content)) if place else spans[0]
        best = min(spans, key=lambda span: (max(at.start - span.end, span.start - at.end, 0), span))
        return " ".join(best.of(self.article.text).split())

    def _missing(self, line: Line) -> None:
        error = self.page.missing(line.value)
        self.sheet.wrong(line.number, error.what, error.mend)

    def _actions(self, entry: Entry, place: Located | None) -> Spans:
        lines = entry.fields.get("action", [])
        if not lines or place is None or not place.content:
            return ()
        spans: list[Span] = []
        for line in lines:
            try:
                found = self.page.find(line.value) or self.page.find(line.value, quotes=False)
            except WordsError as error:
                self.sheet.wrong(line.number, error.what, error.mend)
                continue
            inside = [span for span in found if any(part.holds(span) for part in place.content)]
            if not found:
                self._missing(line)
            elif not inside:
                what = f"“{line.value[:100]}” does not stand inside the words of the entry."
                self.sheet.wrong(line.number, what, "An action is part of the content: paste it from there.")
            elif len(inside) > 1:
                what = f"“{line.value[:100]}” stands in the words of the entry {len(inside)} times."
                self.sheet.wrong(line.number, what, "Give more words of the action.")
            elif any(inside[0].overlaps(span) for span in spans):
                what = f"“{line.value[:100]}” overlaps another action of the entry."
                self.sheet.wrong(line.number, what, "Give each stretch of the text to one action.")
            else:
                spans.append(inside[0])
                if entry.label:
                    self._note(f"{entry.label}.{len(spans)}", "action: ", [line], (inside[0],), "action")
        return tuple(sorted(spans))

    def _note(self, label: str, lead: str, lines: list[Line], spans: Spans, kind: str) -> None:
        """Notes an entry, or an action, whose words alone do not give the wording that the article gives."""
        text = self.article.text
        if label and worded(lines, kind) != wording(joined(text, spans), kind):
            shown = " and ".join(f"`{lead}{' '.join(span.of(text).split())}`" for span in spans)
            self.inexact[label] = (lines[0].number, shown)


def _pieces(part: str) -> list[str]:
    """The pieces of a source or cue that stands in several."""
    return [piece.strip() for piece in part.split(" + ") if piece.strip()]
