"""The vocabulary with the example as OWL tools see it."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from onrecord.resources import ontology_dir
from owl import consistent, outside_owl_2_dl

EXAMPLE = Path(__file__).parents[1] / "data" / "example.trig"
ONR = "https://w3id.org/onrecord/ns#"
BASE = "https://example.org/onrecord/"
DATES = ("dateResolved", "datePublished")  # of types outside the datatype map of OWL 2: HermiT refuses them


def example() -> Iterator[ox.Triple]:
    yield from (quad.triple for quad in ox.parse(path=ontology_dir() / "onrecord.ttl"))
    yield from (quad.triple for quad in ox.parse(path=EXAMPLE) if not quad.predicate.value.endswith(DATES))


def written(path: Path, *more: ox.Triple) -> Path:
    path.write_bytes(ox.serialize([*example(), *more], format=ox.RdfFormat.TURTLE))
    return path


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("owl")


def test_owlapi_loads_the_vocabulary_with_the_example_and_finds_owl_2_dl(folder: Path) -> None:
    assert outside_owl_2_dl(ontology_dir() / "onrecord.ttl", written(folder / "example.ttl")) == []


def test_owlapi_says_what_is_outside_owl_2_dl(folder: Path) -> None:
    path = folder / "dates.ttl"
    path.write_bytes(ox.serialize((quad.triple for quad in ox.parse(path=EXAMPLE)), format=ox.RdfFormat.TURTLE))
    assert any("2022-09-01" in line or "Undeclared" in line for line in outside_owl_2_dl(path))


def test_hermit_finds_the_example_consistent(folder: Path) -> None:
    assert consistent(written(folder / "good.ttl"))


@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        ("statement/x", "speaker", "claim/c-concentration-camps-b86c26869d2e"),
        ("actor/wang-wenbin", "stated", "actor/omer-kanat"),
        ("rejected/re-4c0b77d2a9f1", "speaker", "actor/wang-wenbin"),
    ],
)
def test_hermit_finds_a_claim_as_speaker_and_the_like_inconsistent(
    folder: Path, subject: str, predicate: str, value: str
) -> None:
    wrong = ox.Triple(ox.NamedNode(BASE + subject), ox.NamedNode(ONR + predicate), ox.NamedNode(BASE + value))
    assert not consistent(written(folder / f"{subject[:4]}.ttl", wrong))
