"""Where sources, cues and contents begin and end: whole, and without the words of the author or of others."""

import pytest

from onrecord.language import sentences
from onrecord.rules import read
from onrecord.wording import joined


def found(text: str, cue: str) -> tuple[str, str]:
    """Source and content of the one reading with a cue."""
    ((source, content),) = [
        (joined(text, reading.source), joined(text, reading.content))
        for reading in read(text, sentences(text))
        if joined(text, reading.cue) == cue
    ]
    return source, content


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        ("Anna Berg, 40, a teacher who lives in Ghent.", "Anna Berg, 40, a teacher who lives in Ghent"),
        ("Anna Berg, who led the inquiry for two years.", "Anna Berg, who led the inquiry for two years"),
        ("a driver who asked not to be named.", "a driver who asked not to be named"),
        ("Anna Berg, a lawyer working for the port.", "Anna Berg, a lawyer working for the port"),
        ("Anna Berg, the chair, adding that it was late.", "Anna Berg, the chair"),
        ("Anna Berg, who denied that it was late.", "Anna Berg"),
        ("Anna Berg in a statement.", "Anna Berg"),
        ("Anna Berg, a teacher who lives in Ghent, as the crowd left.", "Anna Berg, a teacher who lives in Ghent"),
    ],
)
def test_a_source_behind_its_cue_holds_all_that_tells_who_it_is(behind: str, source: str) -> None:
    assert found(f"“We will not pay for it,” said {behind}", "said")[0] == source
