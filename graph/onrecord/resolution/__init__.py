"""Resolution: readings and what is known by hand go in; records with sources, dates, nesting, stances come out."""

from onrecord.resolution.meeting import Meeting, Met, meet
from onrecord.resolution.resolving import resolve

__all__ = ["Meeting", "Met", "meet", "resolve"]
