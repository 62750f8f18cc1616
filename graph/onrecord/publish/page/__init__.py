"""Findings -> one self-contained HTML page: the network, and behind everything in it the sentences it was read in."""

from onrecord.publish.page.render import render

__all__ = ["render"]
