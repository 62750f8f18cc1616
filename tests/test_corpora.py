"""The made-up corpora are like real ones: as large as asked for, with real evidence, and the same each time."""

from corpora import MIDDLE, many
from onrecord import BASE
from onrecord.commands import passages
from onrecord.findings import RecordKind
from onrecord.knowledge.network import network
from onrecord.knowledge.quads import all_quads
from onrecord.knowledge.validation import advise, validate


def test_the_same_numbers_give_the_same_findings() -> None:
    assert many(4, 80, 20, 30) == many(4, 80, 20, 30)
    assert many(4, 80, 20, 30) != many(4, 80, 20, 30, seed=1)


def test_what_is_made_up_keeps_every_rule_of_a_graph() -> None:
    findings, register = many(12, 300, 60, 150)
    assert list(passages(findings)) == []
    quads = list(all_quads(findings, register, BASE, {}))
    assert validate(quads) == []
    assert advise(quads) == []


def test_there_is_some_of_everything() -> None:
    findings, register = many(*MIDDLE)
    records = [record for found in findings for record in found.records]
    assert len(findings) == MIDDLE.articles
    assert len(records) == MIDDLE.records
    assert {record.kind for record in records} == set(RecordKind)
    assert {link.relation for link in register.links} == {"same", "contradicts"}
    for name in ("nested_in", "expressed_in", "via", "addressees", "on_behalf_of", "role", "disputed", "requested"):
        assert any(getattr(record, name) for record in records), name
    assert {record.date_basis for record in records} >= {None, "explicit", "from-article-date", "unresolved"}
    drawn = network(findings, register)
    assert 2900 < drawn.number_of_nodes() < 3100
    assert 3900 < drawn.number_of_edges() < 4100
