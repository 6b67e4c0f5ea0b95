"""What all requests of one run share: the archive, opened for each of them, and who may do what."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread

from starlette.requests import Request

from sayso.archive.facets.finder import Finder
from sayso.archive.facets.sought import sought
from sayso.errors import RunStopped
from sayso.run.archive import Archive
from sayso.run.judging import JudgedView
from sayso.run.linking import anew
from sayso.run.voices import voices
from sayso.web.console_process import Console
from sayso.web.worker import Worker

_UNLINKED = """
SELECT 1 FROM reports WHERE linked = 0 AND state = 'live' UNION ALL SELECT 1 FROM links WHERE event = '' LIMIT 1
"""
_ANY = "SELECT id FROM reports WHERE state = 'live' AND claims > 0 LIMIT 1"


class Desk:
    """An archive that is being served.

    Args:
        path: the folder of the archive.

    Attributes:
        name: what the archive is called: the name of its folder.
        worker: takes in and links.
        console: answers SQL.
        finder: what its claims, events and reports are found and counted by.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.name = Path(path).resolve().name.removesuffix(".sayso")
        self._idle: SimpleQueue[Archive] = SimpleQueue()
        self._writing = Lock()
        self._tried = 0
        self._closed = False
        self.worker = Worker(path)
        self.console = Console(path)
        self.finder = Finder(path)

    def start(self) -> None:
        """Begin to serve: link what is yet to be, and read what the first pages ask for, without waiting for it."""
        self.worker.start()
        self.finder.start()
        Thread(target=self._warm, name="warming", daemon=True).start()

    def _warm(self) -> None:
        with suppress(RunStopped, OSError), self.archive() as archive:  # whoever asks for it is told
            self.follow(archive)
            columns = self.finder.held(archive)  # one thing after another: pages are made meanwhile
            voices(archive, columns, sought("claims", {}))
            for (report,) in archive.rows(_ANY):  # what pairs to be judged are put together with is there then
                list(anew(JudgedView(archive), (report,))[1])

    def follow(self, archive: Archive) -> None:
        """Have linked what another process has added; what could not be linked once is left until there is more."""
        last = archive.last_line()
        if last != self._tried and any(True for _ in archive.rows(_UNLINKED)):
            self._tried = last
            self.worker.link_soon()

    @contextmanager
    def archive(self) -> Iterator[Archive]:
        """The archive in one state, for one thread as long as the block lasts; whoever writes meanwhile is not seen.

        Nothing is linked in it: that is done in a process of its own.

        Raises:
            RunStopped: it cannot be used.
        """
        with self.unbound() as one:
            one.connection.execute("BEGIN")
            try:
                yield one
            finally:
                if one.connection.in_transaction:
                    one.connection.execute("COMMIT")

    @contextmanager
    def unbound(self) -> Iterator[Archive]:
        """The archive outside of any transaction, for one thread: for exports, which fix their state themselves."""
        try:
            one = self._idle.get_nowait()
        except Empty:
            one = Archive(self.path)
        try:
            yield one
        except BaseException:  # it may be what is at fault: the next request opens it anew
            one.close()
            raise
        if self._closed:
            one.close()
        else:
            self._idle.put(one)

    @contextmanager
    def writer(self) -> Iterator[Archive]:
        """The archive, to be written to; of the threads of a run one at a time has it."""
        with self._writing, self.unbound() as one:
            yield one

    def masked(self, message: str) -> str:
        """A message without the path of the archive, which is nobody's business on a shared server."""
        paths = {self.path, str(Path(self.path).absolute()), str(Path(self.path).resolve())}
        for path in sorted((path for path in paths if "/" in path), key=len, reverse=True):
            message = message.replace(path, self.name)
        return message

    def close(self) -> None:
        """Let go of the archive, once nobody asks any more."""
        self._closed = True
        self.worker.close()
        self.console.close()
        while not self._idle.empty():
            self._idle.get_nowait().close()


def desk_of(request: Request) -> Desk:
    """The desk at which a request is answered."""
    desk: Desk = request.app.state.desk
    return desk
