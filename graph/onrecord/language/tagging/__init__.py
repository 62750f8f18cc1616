"""Tags and lemmas: from the words of a sentence to one tag character and one lemma a word, in three numbered passes."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.language.tagging.pass_1_words import QUOTE, headline, tag_alone, tags_alone
from onrecord.language.tagging.pass_3_neighbours import by_neighbours


def tagged(words: Sequence[str]) -> tuple[str, list[str]]:
    """The tag characters (see ``tags.CODES``) and the lemmas of a sentence's words, in order.

    The first pass looks a word up (and asks the second, by suffix, where the lexicon is silent); the third corrects by
    the neighbours. A sentence whose words are capitalised throughout is taken for a headline.
    """
    capitals = headline(words)
    opening = 0 if words[0][0].isalnum() else next((at for at, word in enumerate(words) if word[0].isalnum()), 0)
    if opening and words[opening - 1] == QUOTE:
        opening = -1  # behind a quotation a capital is a name's
    if capitals:
        forms = [tag_alone(word, index == opening, True) for index, word in enumerate(words)]
    else:
        forms = list(map(tags_alone.__getitem__, words))
        if opening >= 0:
            forms[opening] = tag_alone(words[opening], True)
    return by_neighbours(words, forms)
