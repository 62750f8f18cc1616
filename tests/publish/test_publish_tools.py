"""The files as tools outside this project read them."""

import shutil
import subprocess
from pathlib import Path

import pyoxigraph
import pytest
import rdflib

from onrecord import BASE
from onrecord.publish import publish
from owl import consistent, outside_owl_2_dl
from samples import make_findings, make_register
from tools import require

TURTLE = ("graph.ttl", "graph-protege.ttl")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    publish(make_findings(), make_register(), BASE, folder)
    return folder


@pytest.fixture(scope="module", params=["sample", "seeds"])
def output(
    request: pytest.FixtureRequest, sample: Path, seeds_output: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    if request.param == "sample":
        return sample
    return Path(shutil.copytree(seeds_output, tmp_path_factory.mktemp("seeds") / "output"))


def counted(path: Path) -> int:
    return sum(1 for _ in pyoxigraph.parse(path=path))


@pytest.mark.parametrize("name", TURTLE)
def test_rapper_reads_the_turtle_without_a_warning(output: Path, name: str) -> None:
    require("rapper")
    done = subprocess.run(
        ["rapper", "-i", "turtle", "-c", output / name], capture_output=True, encoding="utf-8", check=True
    )
    assert f"returned {counted(output / name)} triples" in done.stderr
    assert "warning" not in done.stderr.lower()


@pytest.mark.parametrize("name", [*TURTLE, "graph.trig", "graph.nq"])
def test_serdi_reads_every_file_without_a_word(output: Path, name: str) -> None:
    require("serdi")
    done = subprocess.run(["serdi", "-o", "nquads", output / name], capture_output=True, encoding="utf-8", check=True)
    assert len(done.stdout.splitlines()) == counted(output / name)
    assert done.stderr == ""


def test_rdflib_reads_the_turtle_with_the_same_count(output: Path) -> None:
    assert len(rdflib.Graph().parse(output / "graph.ttl")) == counted(output / "graph.ttl")


def test_protege_gets_an_ontology_of_owl_2_dl_that_hermit_finds_consistent(output: Path) -> None:
    assert outside_owl_2_dl(output / "graph-protege.ttl") == []
    assert consistent(output / "graph-protege.ttl")


def test_a_claim_as_speaker_would_be_inconsistent(sample: Path, tmp_path: Path) -> None:
    text = (sample / "graph-protege.ttl").read_text("utf-8")
    claim = next(line.split()[0] for line in text.splitlines() if line.endswith(" a onr:Claim ;"))
    wrong = tmp_path / "wrong.ttl"
    wrong.write_text(text.replace("onr:speaker actor:ana-ruiz", f"onr:speaker {claim}"), "utf-8")
    assert wrong.read_text("utf-8") != text
    assert not consistent(wrong)


def test_the_ontology_for_protege_declares_every_property_and_class_it_uses(output: Path) -> None:
    triples = list(pyoxigraph.parse(path=output / "graph-protege.ttl"))
    built_in = ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#")
    built_in += ("http://www.w3.org/2002/07/owl#",)
    declared = {t.subject.value for t in triples if str(t.object).startswith("<http://www.w3.org/2002/07/owl#")}
    used = {t.predicate.value for t in triples}
    used |= {t.object.value for t in triples if t.predicate.value.endswith("#type")}
    assert {term for term in used if not term.startswith(built_in)} <= declared


def test_the_ontology_for_protege_has_no_date_that_reasoners_refuse(sample: Path) -> None:
    text = (sample / "graph-protege.ttl").read_text("utf-8")
    assert 'onr:dateResolved "2031-03-03" ;' in text
    assert not any(f"^^xsd:{kind}" in text for kind in ("date", "gYear", "gYearMonth"))
