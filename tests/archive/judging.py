"""An archive of two reports about one shelling, for tests of judgements."""

from tests.archive.fake import capture

from sayso.archive.archive import Archive
from sayso.run.adding import add

ONE = "Rebels shelled Brask."
OTHER = "Army shelled Amal. Rebels denied Brask."


def made(archive: Archive) -> dict[str, str]:
    """Take the reports in; ids of their claims by trigger and actor."""
    add(archive, [capture(ONE, "one.txt"), capture(OTHER, "other.txt")])
    rows = archive.rows("SELECT id, trigger_words, name FROM claims JOIN roles ON claim = id AND role = 'actor'")
    return {f"{actor} {verb}": own for own, verb, actor in rows}
