"""What keeps an archive sound over the years, as verbs of `sayso.Archive`: custody, corrections, editions."""

from collections.abc import Callable, Iterator, Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.archive import custody
from sayso.archive.archive import Archive
from sayso.archive.ledger import Input, Status, inputs, status
from sayso.model.edition import Rating
from sayso.run.linked import Linked

if TYPE_CHECKING:
    from sayso.archive.lines import Stamped
    from sayso.archive.verify import Checked, Finding
    from sayso.run.citing import Cited
    from sayso.run.counting import By, Of, Row
    from sayso.run.merging import Met
    from sayso.run.packing import Packed
    from sayso.run.rereading import Reread

Place = str | PathLike[str]


class InCustody(Linked):
    """An archive, with the verbs of custody and upkeep."""

    def verify(
        self, *, ca: Place = "", files_only: bool = False, checked: "Checked | None" = None
    ) -> "Iterator[Finding]":
        """All that is not as it was written, as it is found; nothing is put right.

        Args:
            ca: file of certificates (PEM) that time stamps have to be signed under; "" leaves signatures alone.
            files_only: whether the database is left out.
            checked: counts what is looked at.

        Raises:
            RunStopped: there is no archive, or no OpenSSL where certificates are given.
        """
        from sayso.archive.verify import Checked
        from sayso.run.verifying import findings

        return findings(str(self.folder.root), checked or Checked(), ca=str(ca), files_only=files_only)

    def errors(self) -> Iterator[Input]:
        """The inputs that ended `partial` or `failed`, with why, in the order of their places.

        Raises:
            RunStopped: there is no archive, or its database is damaged.
        """
        return inputs(self, "partial", "failed")

    def status(self) -> Status:
        """What the archive holds.

        Raises:
            RunStopped: as of `errors`.
        """
        return status(self)

    def counts(self, by: "By", of: "Of" = "claims") -> "list[Row]":
        """How many claims or events there are, or people killed, month by month; docs/custody.md says what counts.

        Args:
            by: what a row is for: "place", "party" or "type".
            of: what is counted: "claims", "events" or "killed".

        Raises:
            RunStopped: there is no such group or count (exit code 2); as of `errors`.
        """
        from sayso.run.counting import counts
        from sayso.run.exporting import one_state
        from sayso.run.judging import JudgedEdition

        with one_state(self):
            return list(counts(JudgedEdition(self), by, of))

    def forget(self, report: str, why: str, by: str | None = None) -> bool:
        """Erase a report for good; whether there was any of it left.

        Args:
            report: its id, key or address.
            why: the reason, in words; it stays in the journal.
            by: who says so; None for whoever is at work.

        Raises:
            RunStopped: there is no such report, or the archive cannot be written to.
        """
        return custody.forget(self, custody.report_of(self, report), why, by)

    def retract(self, report: str, why: str, by: str | None = None) -> bool:
        """Mark a report as taken back by its publisher; whether it was not so yet.

        Args:
            report, why, by: as of `forget`.

        Raises:
            RunStopped: as of `forget`, or it was erased.
        """
        return custody.retract(self, custody.report_of(self, report), why, by)

    def rate(self, rating: Rating) -> bool:
        """Write down how far somebody trusts an outlet or a source; whether that is new. Nothing is dropped for it.

        Raises:
            RunStopped: it is off the scale or without a reason, or the archive cannot be written to.
        """
        return custody.rate(self, rating)

    def reread(self, stop: Callable[[], bool] = lambda: False) -> "Reread":
        """Read all reports that the present reader has not read; earlier readings are kept beside.

        Args:
            stop: asked after each report; the run ends with what is read by then once it says so.

        Raises:
            RunStopped: the archive cannot be used, or another process has it for too long.
        """
        from sayso.run.pipeline import present
        from sayso.run.rereading import reread

        return reread(self, present(), stop=stop)

    def merge(self, other: Archive) -> "Met":
        """Take what another archive holds into this one, which is made where there is none; again, it adds nothing.

        Raises:
            RunStopped: they are one and the same, or one of them cannot be used.
        """
        from sayso.run.merging import merge

        return merge(self, other)

    def stamp(self, authority: str, *, allow_private: bool = False) -> "Stamped":
        """Have an authority (RFC 3161) state that it has seen the hash of the last line of the journal.

        Args:
            authority: its address.
            allow_private: whether it may be in a private network.

        Raises:
            RunStopped: it does not answer, or not as it should.
        """
        from sayso.run.stamping import stamp

        return stamp(self, authority, allow_private=allow_private)

    def pack(self, to: Place, reports: Sequence[str] = (), *, force: bool = False) -> "Packed":
        """Write a custody pack: a zip file, or a folder.

        Args:
            to: where to.
            reports: ids, keys or addresses; none for all.
            force: whether an earlier pack is replaced.

        Raises:
            RunStopped: there is no such report, it was erased, or the place is taken.
        """
        from sayso.run.packing import pack

        return pack(self, Path(to), [custody.report_of(self, given) for given in reports], force=force)

    def freeze(self, to: Place, title: str = "", authors: Sequence[str] = (), *, force: bool = False) -> "Cited":
        """Write a citable edition: a zip file, or a folder.

        Args:
            to: where to.
            title: what it is called; "" for one made of the archive's name.
            authors: whom to cite; none for the archive's own name.
            force: whether an earlier edition is replaced.

        Raises:
            RunStopped: there is nothing in it, or the place is taken.
        """
        from sayso.run.freezing import freeze

        return freeze(self, Path(to), title, authors, force=force)
