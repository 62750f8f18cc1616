"""Files -> Article: formats, encodings, metadata, boilerplate, and the corpus on disk."""

from onrecord.reading.boilerplate import boilerplate
from onrecord.reading.corpus import Corpus, articles_at, open_corpus
from onrecord.reading.detection import UNKNOWN, in_latin_letters
from onrecord.reading.formats import FORMATS, Extracted, Extraction, extract
from onrecord.reading.intake import Added, Summary, add, init

__all__ = [
    "FORMATS",
    "UNKNOWN",
    "Added",
    "Corpus",
    "Extracted",
    "Extraction",
    "Summary",
    "add",
    "articles_at",
    "boilerplate",
    "extract",
    "in_latin_letters",
    "init",
    "open_corpus",
]
