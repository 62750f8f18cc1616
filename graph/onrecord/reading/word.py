"""Word files (.docx): bytes go in, the text of paragraphs and tables and the title come out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from onrecord.errors import DataError, Problem
from onrecord.reading.files import LIMIT

_UNPACKED_LIMIT = 4 * LIMIT


def text_of_docx(data: bytes, where: str) -> tuple[str, str | None]:
    """The text, a line a paragraph and a line a table's row (cells parted by tabs), and the title in its properties.

    Raises:
        DataError: damaged, or a package that unpacks to more than 200 MB.
    """
    try:
        _check_unpacked(data, where)
        document = docx.Document(io.BytesIO(data))
        text = "\n".join(_blocks(document.element.body))
        title = document.core_properties.title
    except DataError:
        raise
    except Exception as error:  # a damaged package makes zipfile, lxml and python-docx raise errors of every kind
        what = f"cannot be read as a Word file ({type(error).__name__})."
        raise DataError(Problem(where, what, "Save it anew, or its text as .txt.")) from error
    return text, title


def _check_unpacked(data: bytes, where: str) -> None:
    """Raise DataError for a package that would fill the memory once unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        unpacked = sum(part.file_size for part in package.infolist())
    if unpacked > _UNPACKED_LIMIT:
        what = f"unpacks to {unpacked / 1e6:.0f} MB; the limit is {_UNPACKED_LIMIT // 10**6} MB."
        raise DataError(Problem(where, what, "Save its text as .txt."))


def _blocks(parent: Iterable[Any]) -> Iterator[str]:
    """The paragraphs of a document's body and the rows of its tables, in order; content controls are looked into."""
    for block in parent:
        if block.tag == qn("w:p"):
            yield Paragraph(block, None).text  # type: ignore[arg-type]  # the text needs no parent
        elif block.tag == qn("w:tbl"):
            for row in block.iterchildren(qn("w:tr")):
                cells = ([Paragraph(p, None).text for p in cell.iter(qn("w:p"))] for cell in row.iter(qn("w:tc")))  # type: ignore[arg-type]
                yield "\t".join(" ".join(words) for words in cells)
        elif block.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")):
            yield from _blocks(block)
