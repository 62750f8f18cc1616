"""Graph files and questions in -> answers out, as a table, CSV or JSON; nothing leaves the machine."""

from onrecord.query.asking import base_of, run
from onrecord.query.questions import Question, questions
from onrecord.query.results import FORMATS, Result
from onrecord.query.store import load

__all__ = ["FORMATS", "Question", "Result", "base_of", "load", "questions", "run"]
