"""An archive with the stages behind it: what `sayso.Archive` is in Python."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from os import PathLike, fspath
from typing import TYPE_CHECKING, Unpack

from sayso.archive.clock import since_of
from sayso.archive.lock import Busy
from sayso.archive.queries.filters import Wanted
from sayso.archive.queries.statement import ROWS, SECONDS, Answer, answer
from sayso.export.outcome import Options, Tally
from sayso.run.adding import Added, add, failed_places
from sayso.run.judging import JudgedEdition, JudgedView
from sayso.run.upkeep import InCustody
from sayso.sources.fetching import Fetching
from sayso.sources.inputs import captures
from sayso.sources.walk import LEFT_OUT, shown

if TYPE_CHECKING:
    from sayso.archive.judgements import Received
    from sayso.model.claim import Claim
    from sayso.model.event import Event
    from sayso.model.judgement import Judgement
    from sayso.model.listed import ListedAttribution, ListedReport, Party
    from sayso.run.annotating import Annotations
    from sayso.run.changes import Change
    from sayso.run.contradictions import Contradiction
    from sayso.run.origins import Origin
    from sayso.run.querying import Result
    from sayso.run.queueing import Queue
    from sayso.run.showing import Shown
    from sayso.run.voices import Voices

Input = str | PathLike[str]


class Archive(InCustody):
    """A folder that holds reports, claims, links and judgements; the verbs of the command line.

    >>> archive = Archive("syria.sayso")  # doctest: +SKIP
    >>> archive.add(["reports/", "more.jsonl"])  # doctest: +SKIP
    """

    _unwritable: OSError | None = None
    """Why events could not be kept when that was last tried; None where they were."""

    @classmethod
    def open(cls, path: Input) -> "Archive":
        """An archive that is there, such as the lake of a distributed run; with the constructor it need not be there.

        Raises:
            RunStopped: there is none, or it cannot be used; exit code 3.
        """
        archive = cls(path)
        _ = archive.connection
        return archive

    def add(
        self,
        *inputs: Input | Iterable[Input],
        published: str = "",
        format: str | None = None,  # noqa: A002 - the word users know
        meta: Mapping[str, str] | None = None,
        columns: Mapping[str, str] | None = None,
        fetching: Fetching | None = None,
        retry_failed: bool = False,
        again: bool = False,
    ) -> Added:
        """Take reports in; the archive is made where there is none, and what is there already is not read again.

        Args:
            inputs: paths of files and folders, patterns, URLs, or "-" for standard input; also an iterable of them.
            published: ISO 8601 date for reports that give no date of their own.
            format: name of the format of all inputs; None goes by content and name.
            meta: facts stated for all of them, such as `{"publisher": "Reuters"}`.
            columns: of tables of articles, the column that holds each field, such as `{"text": "Full story"}`.
            fetching: how URLs are fetched (`sayso.sources.fetching.Fetching`); None has the defaults.
            retry_failed: try again what failed before, too.
            again: take in also what was erased.

        Returns:
            How many inputs ended how, and what did not end well.

        Raises:
            RunStopped: the archive cannot be used, or another process writes to it for too long.
        """
        paths = [fspath(p) for item in inputs for p in ([item] if isinstance(item, str | PathLike) else item)]
        if retry_failed and self.is_made:
            paths += [place for place in failed_places(self) if place not in paths]
        found = captures(
            paths,
            published=published,
            format=format,
            meta=meta,
            columns=columns,
            fetching=fetching,
            left_out=lambda folder: self._notice(f"{shown(folder)!r} {LEFT_OUT}"),
        )
        return add(self, found, retry_failed=retry_failed, again=again)

    def link(self, show: Callable[[int], None] = lambda _: None) -> int:
        """Compute the events of live reports that have none yet, and keep them; how many reports that were.

        Args:
            show: called with the number of reports done.

        Raises:
            RunStopped: another process writes for too long, or the archive cannot be used.
            OSError: it may not be written to.
        """
        from sayso.run.linking import link

        return link(self, show)

    def link_if_free(self) -> bool:
        """Link, as `link` does, for who only reads and waits for nobody; whether no report is left without its events.

        Inside a transaction nothing is linked: what is read there is a state of the past.

        Raises:
            RunStopped: the archive cannot be used.
            OSError: it may not be written to.
        """
        if self.connection.in_transaction:
            if self._unwritable:
                raise self._unwritable
            return self.unlinked() == 0
        self._unwritable = None
        try:
            with self.without_waiting():
                self.link()
        except Busy:
            self.tell_unlinked()
            return False
        except OSError as error:
            self._unwritable = error
            raise
        return True

    def claims(self, **wanted: Unpack[Wanted]) -> "Result[Claim]":
        """The claims that fit all of these filters; docs/queries.md says what each takes.

        >>> archive.claims(said_by="Russia", type="ASSAULT").to_pandas()  # doctest: +SKIP

        Raises:
            RunStopped: there is no such type, status, order or date (exit code 2), or the archive cannot be used.
        """
        from sayso.run.querying import claims

        self._link_for(wanted)
        return claims(self, wanted)

    def attributions(self, **wanted: Unpack[Wanted]) -> "Result[ListedAttribution]":
        """The attributions that fit, as of `claims`."""
        from sayso.run.querying import attributions

        return attributions(self, wanted)

    def reports(self, **wanted: Unpack[Wanted]) -> "Result[ListedReport]":
        """The reports that fit, or one of whose claims does, as of `claims`; `report` gives one with its text."""
        from sayso.run.querying import reports

        self._link_for(wanted)
        return reports(self, wanted)

    def parties(self, **wanted: Unpack[Wanted]) -> "Result[Party]":
        """The parties of the claims that fit, as of `claims`, those that most claims name first."""
        from sayso.run.querying import parties_of

        self._link_for(wanted)
        return parties_of(self, wanted)

    def events(self, **wanted: Unpack[Wanted]) -> "Result[Event]":
        """The events that fit, as of `claims`, those of the most reports first, then of the most claims, then by id.

        What is yet to be linked is linked first; while another process writes, a notice tells how many reports lack.

        Raises:
            RunStopped: as of `claims`.
        """
        from sayso.run.computed import ORDERS, Computed
        from sayso.run.querying import EVENT_VIEW, Result, events

        try:
            self.link_if_free()
        except OSError as error:  # an archive on a medium that nobody can write to
            order = ORDERS.get(wanted.get("sort") or "reports")
            if order is None or wanted.keys() - {"sort"}:
                self._notice(f"Events that are not computed yet are missing, for they cannot be kept: {error}")
                return events(self, wanted)
            return Result(EVENT_VIEW, Computed(self._linked_anew, order))
        return events(self, wanted)

    def event(self, id: str) -> "Event":  # noqa: A002 - what it is called everywhere
        """The event of that id, or the one in which it is now, where it was once given out and has gone into another.

        Raises:
            KeyError: no event ever had it.
            RunStopped: it went into no event, and the message says why (exit code 2); as of `events`.
        """
        from sayso.archive.queries.gone import now
        from sayso.archive.queries.listing import EVENTS
        from sayso.archive.queries.lookup import one

        with suppress(OSError):  # on a medium that nobody can write to, those that are there are all
            self.link_if_free()
        try:
            return one(self, EVENTS, id).value
        except KeyError:
            return one(self, EVENTS, now(self, id) or id).value

    def show(self, text: str) -> "Shown":
        """One report, claim, attribution, event, judgement or party, with all that is known of it.

        Args:
            text: an id, the beginning of one, the key of a report, or the name of a party.

        Raises:
            RunStopped: nothing is called so, several things are, or it was erased (exit code 2).
        """
        from sayso.run.showing import show

        return show(self, text)

    def contradictions(self) -> "list[Contradiction]":
        """The events whose accounts contradict each other, the most disputed first.

        Raises:
            RunStopped: as of `events`.
        """
        from sayso.run.contradictions import contradictions_in

        return contradictions_in(self)

    def origins(self) -> "list[Origin]":
        """Who is behind how much of what is reported, those of most claims first.

        Raises:
            RunStopped: as of `events`.
        """
        from sayso.run.origins import origins_in

        return origins_in(self)

    def voices(self, as_told_by: str = "", against: str = "", **wanted: Unpack[Wanted]) -> "Voices":
        """Who acts on whom as one origin tells it, with how often another tells the same; of the claims that fit.

        >>> archive.voices("Russia", "Syrian Observatory for Human Rights").cells[0]  # doctest: +SKIP

        Args:
            as_told_by, against: whoever claims rest on in the end: a party, or an outlet that tells in its own voice;
                "" for all, and for nobody.
            wanted: filters, as of `claims`.

        Raises:
            RunStopped: as of `claims`.
        """
        from sayso.archive.facets.loading import load
        from sayso.archive.facets.sought import sought
        from sayso.run.voices import voices

        self._link_for(wanted)
        return voices(self, load(self), sought("claims", wanted), as_told_by, against)

    def diff(self, since: str | datetime.date) -> "list[Change]":
        """What changed in the events since an instant: a date, or a time, which is in UTC where it names no zone.

        Raises:
            RunStopped: it is no instant (exit code 2); as of `events`.
            OSError: the archive may not be written to, and is not linked.
        """
        from sayso.run.past import changes_since

        at = since_of(since)
        self.link()
        return list(changes_since(self, at))

    def queue(self, by: str = "doubt", *, coder: str = "", skip: int = 0, limit: int = 20) -> "Queue":
        """What waits to be judged, what is most worth it first.

        >>> [one.of for one in archive.queue(by="pairs").items]  # doctest: +SKIP

        Args:
            by: `doubt` for claims that are as likely wrong as right, `dispute` for claims of events whose accounts
                contradict each other, `pairs` for what two reports tell that may be one occurrence or two.
            coder: what this person has judged is left out; "" for what anybody has.
            skip, limit: items to pass over, and how many then to give at most.

        Raises:
            RunStopped: there is no such queue (exit code 2); the archive cannot be used.
        """
        from sayso.run.queueing import Wish, queue

        with suppress(OSError):
            self.link_if_free()
        return queue(self, by, Wish(coder, skip, limit))

    def judge(self, judgements: "Iterable[Judgement]", by: str = "") -> "Received":
        """Take people's judgements in; what became of them. They hold for all that is linked and asked from then on.

        Args:
            judgements: those that are there already are left out.
            by: who decided, where one does not say; "" for the name of the login.

        Raises:
            RunStopped: another process writes for too long, or the archive cannot be used.
        """
        from sayso.archive.judgements import judge

        return judge(self, judgements, by)

    def judgements(self) -> "Iterator[Judgement]":
        """All judgements in the order of taking in, withdrawn ones and withdrawals too."""
        from sayso.archive.judgements import judgements_of

        return judgements_of(self)

    def annotations(self) -> "Annotations":
        """The reports in which claims were judged, as annotations that a reader is trained on (docs/reader.md).

        Raises:
            RunStopped: the archive cannot be used.
        """
        from sayso.run.annotating import annotations

        return annotations(self)

    def sql(self, statement: str, *, seconds: float = SECONDS, rows: int = ROWS) -> Answer:
        """What a SELECT over the tables of the index gives; it can read, and nothing else.

        Args:
            statement: one SELECT.
            seconds: after how many it is stopped.
            rows: how many it gives at most.

        Raises:
            RunStopped: it is wrong, does more than read, or took too long (exit code 2); the archive cannot be used.
        """
        return answer(self, statement, seconds=seconds, rows=rows)

    def export(self, form: str, to: Input, options: Options | None = None, *, force: bool = False) -> Tally:
        """Write what the archive holds in a form that others read; how many rows, and what was left out and why.

        Args:
            form: name of a format, such as "acled" or "csv" (`sayso.export.formats.FORMATS`).
            to: path of the file, or of the folder where the format writes one.
            options: what else is wanted; None for nothing.
            force: whether to replace what sayso has not written itself.

        Raises:
            RunStopped: the place is taken, there is no such format, or an option does not go with it.
        """
        from sayso.export.formats import named
        from sayso.run.exporting import export_to, one_state

        known = named(form)
        with one_state(self):
            return export_to(JudgedEdition(self), known, fspath(to), options or Options(), force=force)

    def _linked_anew(self) -> "Iterator[Event]":
        """The events of an archive that cannot be written to."""
        from sayso.run.linking import anew

        live = [own for (own,) in self.rows("SELECT id FROM reports WHERE state = 'live' ORDER BY id")]
        return (one.event for one in anew(JudgedView(self), live)[1] if one.event)

    def _link_for(self, wanted: Wanted) -> None:
        """Compute events that are yet to be computed, where a filter asks for their grades."""
        if wanted.get("grade"):
            try:
                self.link_if_free()
            except OSError as error:
                self._notice(f"Grades of events that are not computed yet are missing: {error}")
