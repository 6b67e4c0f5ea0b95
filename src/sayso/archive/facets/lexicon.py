"""Names found by words in them, without going through all of them."""

from collections import defaultdict
from collections.abc import Sequence

from sayso.archive.queries.names import having, words_in


class Lexicon:
    """Folded names by their words.

    Args:
        names: each once.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        self._names = names
        for place, name in enumerate(names):
            for word in frozenset(words_in(name)):
                self._places[word].append(place)

    def having(self, words: str) -> frozenset[str]:
        """The names that have all these words, as `names.having` finds them."""
        wanted = words_in(words)
        if not wanted:
            return frozenset()
        rarest = min((self._places.get(word, []) for word in wanted), key=len)
        return frozenset(having(words, (self._names[place] for place in rarest), folded=True))
