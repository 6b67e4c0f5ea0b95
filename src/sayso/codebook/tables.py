"""Loads the codebook's tables and checks that they agree with each other."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sayso.codebook.rows import Row, read_rows, wrong
from sayso.errors import RunStopped

SHIPPED = Path(__file__).parent
NAMES = ("contexts.yml", "crosswalk.yml", "types.yml", "verbs.yml")
"""The tables that a user's folder can replace."""


@dataclass(frozen=True, slots=True)
class Mode:
    """What narrows a type. `score` runs from -10 (most hostile) to 10 (most friendly), as PLOVER's."""

    name: str
    description: str
    score: float


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of act, or RELATION.

    Attributes:
        quad: 1 words of cooperation, 2 deeds of cooperation, 3 words of conflict, 4 deeds of conflict, 0 neither.
        score: -10 (most hostile) to 10 (most friendly); that of a claim without mode.
    """

    name: str
    label: str
    description: str
    quad: int
    score: float
    examples: tuple[str, ...]
    modes: Mapping[str, Mode]


@dataclass(frozen=True, slots=True)
class Entry:
    """A family of trigger words under one type; what is "" or empty the word leaves open.

    Attributes:
        lemma: the base form, a verb where there is one.
        acled: ACLED sub_event_type.
        soft: an appeal rather than a demand.
        also: other words of the family.
    """

    lemma: str
    type: str
    mode: str = ""
    cameo: str = ""
    acled: str = ""
    soft: bool = False
    context: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What claims cite it by: `bomb:ASSAULT`."""
        return f"{self.lemma}:{self.type}"


@dataclass(frozen=True, slots=True)
class Crossing:
    """What a type, or a type and mode, is elsewhere. `soft` is the CAMEO code for an appeal, "" where it is `cameo`."""

    cameo: str
    soft: str = ""
    acled: str = ""
    context: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refinement:
    """Where more is known of an act, ACLED's `acled` becomes `then`.

    One of three is not "": `counted` a class of people among those counted, or `any`; `actor` how the doer's party id
    begins; `means` a word of the weapon.
    """

    acled: str
    then: str
    counted: str = ""
    actor: str = ""
    means: str = ""


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A CAMEO code's name, Goldstein score (-10 to 10) and quad class (1 to 4)."""

    name: str
    goldstein: float
    quad: int


@dataclass(frozen=True, slots=True)
class Context:
    """What an act is about: words and phrases in lower case that tell."""

    description: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """The four tables as they stand, checked.

    Attributes:
        version: first 12 hex digits of the SHA-256 over all YAML files of the codebook.
        crosswalk: by `TYPE` and `TYPE:mode`.
        acled: event_type of each sub_event_type.
    """

    version: str
    types: Mapping[str, EventType]
    entries: tuple[Entry, ...]
    contexts: Mapping[str, Context]
    crosswalk: Mapping[str, Crossing]
    refinements: tuple[Refinement, ...]
    acled: Mapping[str, str]
    cameo: Mapping[str, CameoCode]


def read_tables(folder: Path | None = None) -> Tables:
    """The shipped tables, or those of a folder where it has files of the same names.

    Raises:
        RunStopped: no such folder, a file that is no table, or tables that do not agree; exit code 3.
    """
    files = table_files(folder)
    crosswalk = read_rows(files["crosswalk.yml"]).only("types", "refine", "acled", "cameo")
    tables = Tables(
        version=_version(files),
        types=_types(read_rows(files["types.yml"])),
        entries=tuple(_entries(read_rows(files["verbs.yml"]))),
        contexts=_contexts(read_rows(files["contexts.yml"])),
        crosswalk={name: _crossing(row) for name, row in crosswalk.row("types").rows()},
        refinements=tuple(_refinements(crosswalk)),
        acled={sub: kind for kind in crosswalk.row("acled").cells for sub in crosswalk.row("acled").texts(kind)},
        cameo={code: _cameo(row) for code, row in crosswalk.row("cameo").rows()},
    )
    check(tables)
    return tables


def table_files(folder: Path | None = None) -> dict[str, Path]:
    """The codebook's YAML files by name; those in the folder stand in for the shipped ones.

    The shipped ones are more than `NAMES`: parties, words of saying and weapons count for the version too.

    Raises:
        RunStopped: the folder does not exist or has a YAML file of another name than `NAMES`; exit code 3.
    """
    files = {path.name: path for path in sorted(SHIPPED.glob("*.yml"))}
    if folder is None:
        return files
    if not folder.is_dir():
        raise RunStopped(f"No codebook folder {str(folder)!r}; expected a folder with {_list(NAMES)}", code=3)
    for path in sorted([*folder.glob("*.yml"), *folder.glob("*.yaml")]):
        _known("table", path.name, NAMES, str(folder))
        files[path.name] = path
    return files


def _version(files: Mapping[str, Path]) -> str:
    """Hash over names and contents; line ends do not count, so that a checkout on any system has one version."""
    digest = hashlib.sha256()
    for name in sorted(files):
        content = files[name].read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name}:{len(content)}:".encode() + content)
    return digest.hexdigest()[:12]


def _types(table: Row) -> dict[str, EventType]:
    out = {}
    for name, row in table.rows():
        row.only("label", "description", "quad", "score", "examples", "modes")
        modes = {
            mode: Mode(mode, cells.only("description", "score").text("description"), cells.number("score"))
            for mode, cells in row.row("modes").rows()
        }
        out[name] = EventType(
            name=name,
            label=row.text("label"),
            description=row.text("description"),
            quad=int(row.number("quad")),
            score=row.number("score"),
            examples=row.texts("examples"),
            modes=modes,
        )
    return out


def _entries(table: Row) -> Iterator[Entry]:
    for type_, words in table.rows():
        for lemma, row in words.rows():
            row.only("mode", "cameo", "acled", "soft", "context", "also")
            yield Entry(
                lemma=lemma,
                type=type_,
                mode=row.text("mode"),
                cameo=row.text("cameo"),
                acled=row.text("acled"),
                soft=row.flag("soft"),
                context=row.texts("context"),
                also=row.texts("also"),
            )


def _contexts(table: Row) -> dict[str, Context]:
    return {
        name: Context(row.only("description", "words").text("description"), row.texts("words"))
        for name, row in table.rows()
    }


def _crossing(row: Row) -> Crossing:
    row.only("cameo", "soft", "acled", "context")
    return Crossing(row.text("cameo"), row.text("soft"), row.text("acled"), row.texts("context"))


def _refinements(crosswalk: Row) -> Iterator[Refinement]:
    lines = crosswalk.cells.get("refine") or []
    if not isinstance(lines, list):
        raise wrong(crosswalk.where, f"refine is {lines!r}; expected a list of lines")
    for number, value in enumerate(lines, 1):
        row = Row.of(f"{crosswalk.where}, refine {number}", value).only("acled", "then", "counted", "actor", "means")
        cells = {name: row.text(name) for name in ("acled", "then", "counted", "actor", "means")}
        if sum(bool(cells[name]) for name in ("counted", "actor", "means")) != 1:
            raise wrong(row.where, "expected exactly one of counted, actor, means")
        yield Refinement(**cells)


def _cameo(row: Row) -> CameoCode:
    row.only("name", "goldstein", "quad")
    return CameoCode(row.text("name"), row.number("goldstein"), int(row.number("quad")))


def check(tables: Tables) -> None:
    """Stops the run where one table names what another does not have.

    Raises:
        RunStopped: with the place, the name and what there is; exit code 3.
    """
    _check_types(tables)
    for entry in tables.entries:
        where = f"verbs.yml, {entry.type}, {entry.lemma}"
        _known("event type", entry.type, tables.types, where)
        if entry.mode:
            _known("mode", entry.mode, tables.types[entry.type].modes, where)
        _check_codes(tables, where, (entry.cameo,), entry.acled, entry.context)
    for name, crossing in tables.crosswalk.items():
        _known("type or type:mode", name, set(_lines(tables.types)), "crosswalk.yml")
        codes = (crossing.cameo, crossing.soft)
        _check_codes(tables, f"crosswalk.yml, {name}", codes, crossing.acled, crossing.context)
    for line in tables.refinements:
        _known("ACLED sub_event_type", line.acled, tables.acled, "crosswalk.yml, refine")
        _known("ACLED sub_event_type", line.then, tables.acled, "crosswalk.yml, refine")


def _check_types(tables: Tables) -> None:
    for line in _lines(tables.types):
        if line not in tables.crosswalk:
            raise wrong(
                "crosswalk.yml", f"types has no line {line!r}; expected one for each type and mode of types.yml"
            )
    for name, type_ in tables.types.items():
        if type_.quad not in range(5):
            raise wrong(f"types.yml, {name}", f"quad is {type_.quad}; expected 0 to 4")
        for score in (type_.score, *(mode.score for mode in type_.modes.values())):
            if not -10 <= score <= 10:
                raise wrong(f"types.yml, {name}", f"score is {score:g}; expected -10 to 10")


def _check_codes(tables: Tables, where: str, cameo: Collection[str], acled: str, context: Collection[str]) -> None:
    for code in filter(None, cameo):
        _known("CAMEO code", code, tables.cameo, where)
    if acled:
        _known("ACLED sub_event_type", acled, tables.acled, where)
    for name in context:
        _known("context", name, tables.contexts, where)


def _lines(types: Mapping[str, EventType]) -> Iterator[str]:
    """The lines that the crosswalk must have: `TYPE` and `TYPE:mode`."""
    for name, type_ in types.items():
        yield name
        yield from (f"{name}:{mode}" for mode in type_.modes)


def _known(what: str, name: str, there: Collection[str], where: str) -> None:
    if name not in there:
        raise wrong(where, f"no {what} {name!r} in the codebook; there are {_list(there)}")


def _list(names: Collection[str]) -> str:
    """All names in order, or the first twelve of many."""
    ordered = sorted(names)
    return ", ".join(ordered) if len(ordered) <= 20 else ", ".join(ordered[:12]) + ", ..."
