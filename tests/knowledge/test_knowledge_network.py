from dataclasses import replace

from onrecord.knowledge.network import network
from samples import make_findings, make_register


def test_every_edge_has_its_records_behind_it() -> None:
    drawn = network(make_findings())
    assert drawn.number_of_edges() > 5
    for _, _, key, edge in drawn.edges(keys=True, data=True):
        assert edge["relation"] == key
        assert edge["count"] == len(edge["records"]) > 0
        assert all(sighting.record.evidence for sighting in edge["records"])


def test_who_rejects_a_claim_is_not_tied_to_it_as_stating_it() -> None:
    drawn = network(make_findings())
    relations = {key for _, claim, key in drawn.out_edges("actor:ministry", keys=True) if "was-unsafe" in claim}
    assert relations == {"disputes"}


def test_every_relation_of_the_samples_is_drawn() -> None:
    drawn = network(make_findings(), make_register())
    relations = {key for *_, key in drawn.edges(keys=True)}
    shortcuts = {"stated", "holds", "disputes", "calledFor", "recommends", "respondedTo"}
    assert relations == shortcuts | {"silentOn", "variantOf", "contradicts"}


def test_two_responses_to_one_report_are_one_edge() -> None:
    drawn = network(make_findings())
    assert drawn.edges["actor:ministry", "report:harbour-inquiry", "respondedTo"]["count"] == 2


def test_nodes_say_what_they_are_and_how_often_they_are_touched() -> None:
    drawn = network(make_findings(), make_register())
    assert drawn.nodes["actor:ministry"] == {"kind": "government", "label": "Ministry of Ports", "count": 4}
    assert {kind for _, kind in drawn.nodes(data="kind")} == {
        *("report", "person", "government", "group", "claim", "action", "topic")
    }


def test_the_network_is_the_same_whatever_the_order_of_the_articles() -> None:
    first, second = make_findings()
    one, other = network((first, second)), network((second, replace(first, records=first.records[::-1])))
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_the_network_shows_no_withheld_name() -> None:
    drawn = network(make_findings(), replace(make_register(), withheld=("Ministry of Ports",)))
    assert "Ports" not in str(sorted(drawn.nodes(data="label")))
