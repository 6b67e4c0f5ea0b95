"""A run as a whole: inputs cut into shards, these done by an engine, and joined."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version
from pathlib import Path

from sayso.analysis.chosen import FOLDER, known
from sayso.analysis.shared import sharing
from sayso.archive.erasing import PARTIAL
from sayso.archive.folder import LAKE, Folder
from sayso.archive.stored import encode
from sayso.cluster.engines import Processes, engine, processors
from sayso.cluster.joining import gather, hand_over, tabulate
from sayso.cluster.lake import Lake, Local, lake_at
from sayso.cluster.manifest import Ends, Manifest
from sayso.cluster.objects import is_object
from sayso.cluster.plan import MEGABYTE, SHARDS, Shard, Stated, cut, share
from sayso.cluster.shard import Task, do
from sayso.errors import RunStopped
from sayso.export.csv_set import CODEBOOK, codebook
from sayso.export.parquet import check_installed
from sayso.run.adding import Added
from sayso.run.archive import Archive
from sayso.run.linking import Spread, link
from sayso.sources.walk import LEFT_OUT, shown

TABLES = "tables"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a user asks for.

    Attributes:
        inputs: paths, patterns and addresses of object stores.
        lake: where to: a folder, or an address.
        stated: of all inputs.
        engine: name of one in `engines.ENGINES`.
        workers: how many tasks at once; 0 for one a processor.
        scheduler: address of a cluster's; "" for one on this machine.
        share: `I/N` to do only every Nth shard and join nothing; "" for all.
        size: megabytes of a shard.
        archive: folder of the archive; "" for the lake itself.
    """

    inputs: Sequence[str]
    lake: str
    stated: Stated = field(default_factory=Stated)
    engine: str = "local"
    workers: int = 0
    scheduler: str = ""
    share: str = ""
    size: float = 4
    archive: str = ""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a run went.

    Attributes:
        shards: how many there are, those that others do among them.
        tally: how inputs ended; of a share, those of its own shards, each by itself.
        events: how many there are in the end.
        added: what is to be told of single inputs; None of a share.
        tables: rows of each.
    """

    shards: int
    tally: Ends
    events: int = 0
    added: Added | None = None
    tables: Mapping[str, int] = field(default_factory=dict)


def run(
    wanted: Wanted, *, notice: Callable[[str], None] = lambda _: None, show: Callable[[str], None] = lambda _: None
) -> Ran:
    """Read inputs in shards, and join what they gave; what was done before is not done again.

    Args:
        wanted: what is asked for.
        notice: is told of what was found amiss and put right, and of what linking left out.
        show: is told how far the run is.

    Raises:
        RunStopped: what is asked makes no sense, or something is not installed.
        OSError: the lake cannot be written to. What was done before is kept; the same command goes on from there.
    """
    check_installed()
    size = max(1, round(wanted.size * MEGABYTE))
    shards = cut(
        wanted.inputs, size, wanted.stated.form, left_out=lambda folder: notice(f"{shown(folder)!r} {LEFT_OUT}")
    )
    mine = share(shards, wanted.share) if wanted.share else shards
    lake = _made(wanted)
    manifests = _done(wanted, mine, show)
    if wanted.share:
        return Ran(len(shards), sum((one.tally for one in manifests), Ends()))
    if isinstance(lake, Local):
        lake.clear()
    with Archive(wanted.archive or wanted.lake, notice=notice) as archive:
        tally, added = gather(archive, lake, shards, lambda count: show(f"{count} inputs joined"))
        _check(manifests, tally)
        hand_over(archive, lake, shards)
        link(archive, lambda count: show(f"{count} reports linked"), _spread(wanted.workers))
        tables = _tables(archive, lake)
    ran = Ran(len(shards), tally, tables["events"], added, tables)
    lake.write(LAKE, _mark(wanted, ran, manifests))
    return ran


def _spread(workers: int) -> Spread | None:
    """Has events put together by processes of the machine that joins, for the archive is on its disk."""
    return Processes(workers).done if (workers := workers or processors()) > 1 else None


def _made(wanted: Wanted) -> Lake:
    """The lake, made where there is none; one in a folder is an archive as well.

    Raises:
        RunStopped: something else stands there, or an address has no archive beside it.
    """
    lake = lake_at(wanted.lake)
    strange = [name for name in (SHARDS, TABLES) if lake.holds(name)]
    is_lake = lake.holds(LAKE)  # asked after that: whoever makes the lake meanwhile marks it first
    if strange and not is_lake:
        raise RunStopped(f"{wanted.lake!r} is no lake: it holds {strange[0]!r}; expected a lake or a new name", 3)
    if not wanted.archive and not wanted.share and is_object(wanted.lake):
        raise RunStopped(f"No archive can stand in {wanted.lake!r}; expected --archive with a folder for it")
    if isinstance(lake, Local) and not wanted.archive:
        with Archive(wanted.lake) as archive:
            if not is_lake:
                _check_free(archive.folder, lake)
            if not wanted.share:  # until shares are joined, whoever asks is told that they are not
                archive.folder.make(in_lake=True)
    if not is_lake:
        lake.write(LAKE, encode({"made_by": f"sayso {version('sayso')}", **_archive_of(wanted)}) + b"\n")
    return lake


def _check_free(folder: Folder, lake: Local) -> None:
    """Refuse a folder that holds other things than an archive, or a lake that somebody else makes at this moment.

    Raises:
        RunStopped: it does.
    """
    try:
        folder.check()
    except RunStopped:
        if not lake.holds(LAKE) and not any(lake.root.glob(f"{PARTIAL}*")):
            raise


def _archive_of(wanted: Wanted) -> Mapping[str, str]:
    """Where the archive is, where that is not in the lake."""
    return {"archive": wanted.archive} if wanted.archive else {}


def _done(wanted: Wanted, shards: Sequence[Shard], show: Callable[[str], None]) -> list[Manifest]:
    """The manifests of shards, all of them done, in the order of their numbers, without inputs and parts.

    Raises:
        RunStopped: not all workers are of one version, or they do not read with the reader that was asked for.
    """
    lake = wanted.lake if is_object(wanted.lake) else str(Path(wanted.lake).absolute())
    tasks = [Task(lake, str(Path.cwd()), wanted.stated, one) for one in shards]
    manifests: list[Manifest] = []
    with sharing(), engine(wanted.engine, wanted.workers, wanted.scheduler) as found:
        for one in found.done(do, tasks) if tasks else ():
            manifests.append(replace(one, inputs=(), parts=()))  # there may be any number of these
            show(f"{len(manifests)} of {len(shards)} shards done")
    versions = sorted({" ".join((one.made_by.version, one.made_by.codebook, one.made_by.model)) for one in manifests})
    if len(versions) > 1:
        raise RunStopped(f"The workers are not of one version: {'; '.join(versions)}; expected one on all machines", 3)
    asked = os.environ.get(FOLDER, "")
    if asked and manifests and manifests[0].made_by.model != (wanted_model := known(Path(asked)).id):
        read = f"The workers read with {manifests[0].made_by.model}, and {FOLDER} asks for {wanted_model}"
        raise RunStopped(f"{read}; expected one on all machines", 3)
    return sorted(manifests, key=lambda one: one.shard)


def _check(manifests: Sequence[Manifest], joined: Ends) -> None:
    """Make sure that all that went into the shards came out of them.

    Raises:
        RunStopped: it did not; a shard was changed meanwhile.
    """
    into = sum(one.tally.inputs for one in manifests)
    if into != joined.inputs:
        raise RunStopped(f"{into} inputs were read and {joined.inputs} joined; a shard was changed meanwhile", 3)


def _tables(archive: Archive, lake: Lake) -> Mapping[str, int]:
    with lake.stage() as stage:
        counts = tabulate(archive, stage)
        (stage / CODEBOOK).write_bytes(b"".join(codebook()))
        lake.put(stage, TABLES)
    return counts


def _mark(wanted: Wanted, ran: Ran, manifests: Sequence[Manifest]) -> bytes:
    """What is in a lake, without any time: the same inputs give the same."""
    reader = {(one.made_by.version, one.made_by.codebook, one.made_by.model) for one in manifests}
    told = {
        "made_by": f"sayso {version('sayso')}",
        **_archive_of(wanted),
        "readers": sorted(reader),
        "shard_megabytes": wanted.size,
        "shards": ran.shards,
        "inputs": encoded(ran.tally),
        "rows": dict(sorted(ran.tables.items())),
    }
    return encode(told) + b"\n"


def encoded(tally: Ends) -> Mapping[str, int]:
    """How inputs ended, by name."""
    return {
        "inputs": tally.inputs,
        "ok": tally.ok,
        "partial": tally.partial,
        "failed": tally.failed,
        "duplicates": tally.duplicates,
        "claims": tally.claims,
    }
