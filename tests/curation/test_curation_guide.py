"""The guide for curators is complete, and its example works as printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib

from onrecord.curation import load_readings, load_register
from onrecord.curation.forms import ACTORS, LINKS, READINGS, REPORTS, TOPICS, WITHHELD
from onrecord.errors import DataError
from onrecord.records import Article, Verdict
from onrecord.resources import ontology_dir
from onrecord.schemes import ACTS, MODES, STANCES

GUIDE = (Path(__file__).parents[2] / "docs" / "curating.md").read_text(encoding="utf-8")


def test_the_guide_names_every_kind_field_and_value() -> None:
    for form in (ACTORS, REPORTS, TOPICS, LINKS, WITHHELD, READINGS):
        for word in form.kinds | form.keys | form.heads:
            assert re.search(rf"[`\n]{word}[`: ]", GUIDE), f"the guide does not tell of `{word}`"
    for value in ACTS | MODES | STANCES:
        assert f"`{value}`" in GUIDE, f"the guide does not tell of `{value}`"


def test_the_example_of_the_guide_works_as_printed(tmp_path: Path) -> None:
    files = dict(re.findall(r"```text (\S+)\n(.*?)```", GUIDE, re.DOTALL))
    assert len(files) == 5
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    article = Article(name="harbour", text=files["articles/harbour.txt"])
    register = load_register(tmp_path)
    with pytest.raises(DataError) as caught:
        load_readings(tmp_path, article, register)
    assert len(caught.value.problems) == 1
    curated = tmp_path / "curated" / "readings" / "harbour.txt"
    curated.write_text(
        re.sub(r"text: \(.*\)", f"text: {article.sha256}", curated.read_text(encoding="utf-8")), encoding="utf-8"
    )
    found = load_readings(tmp_path, article, register)
    assert found.complete
    assert [reading.kind.value for reading in found.readings] == [
        "statement", "recommendation", "statement", "denial", "statement", "statement", "omission",
    ]  # fmt: skip
    assert [decision.verdict for decision in found.decisions] == [Verdict.REJECT]
    assert [" ".join(span.of(article.text).split()) for span in found.readings[1].actions] == [
        "close the quay",
        "pay the crews",
    ]


@pytest.mark.parametrize(("scheme", "values"), [("speech-act", ACTS), ("mode", MODES), ("stance", STANCES)])
def test_values_are_the_concepts_of_the_ontology(scheme: str, values: frozenset[str]) -> None:
    graph = rdflib.Graph().parse(ontology_dir() / "onrecord.ttl")
    folder = f"https://w3id.org/onrecord/{scheme}/"
    concepts = {str(one) for one in graph.subjects(rdflib.RDF.type, rdflib.SKOS.Concept)}
    assert {one.removeprefix(folder) for one in concepts if one.startswith(folder)} == values
