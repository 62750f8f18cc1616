"""What a check of records finds where they break the evidence guarantee."""

from dataclasses import replace

import pytest

from onrecord.commands import passages
from onrecord.findings import Findings, Record
from onrecord.records import Span
from samples import HARBOUR, make_findings, span


def with_first(found: Findings, record: Record) -> Findings:
    return replace(found, records=(record, *found.records[1:]))


def test_good_records_rest_on_their_passages() -> None:
    assert list(passages(make_findings())) == []


@pytest.mark.parametrize("evidence", [(), (Span(0, len(HARBOUR) + 1),), (Span(5, 5),)])
def test_a_record_without_a_passage_of_its_article_is_a_violation(evidence: tuple[Span, ...]) -> None:
    found, _ = make_findings()
    (problem,) = passages([with_first(found, replace(found.records[0], evidence=evidence))])
    assert "rests on no passage" in problem.what
    assert "harbour" in problem.where


def test_a_part_outside_its_evidence_is_a_violation() -> None:
    found, _ = make_findings()
    elsewhere = (span(HARBOUR, "The ministry denied"),)
    (problem,) = passages([with_first(found, replace(found.records[0], evidence=elsewhere))])
    assert "outside its evidence" in problem.what


def test_a_part_in_boilerplate_is_a_violation() -> None:
    found, _ = make_findings()
    teaser = found.article.excluded[0].span
    record = found.records[0]
    moved = replace(record, reading=replace(record.reading, content=(teaser,)), evidence=(Span(0, len(HARBOUR)),))
    (problem,) = passages([with_first(found, moved)])
    assert "boilerplate" in problem.what
