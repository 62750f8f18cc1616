"""The language of an article: from its text to sentences as tagged tokens, each quotation collapsed to one token."""

from onrecord.language.groups import KINDS, Group, groups
from onrecord.language.splitting import paragraphs, sentences, sentences_inside
from onrecord.language.tags import CODES, TAGS

__all__ = ["CODES", "KINDS", "TAGS", "Group", "groups", "paragraphs", "sentences", "sentences_inside"]
