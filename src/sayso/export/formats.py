"""The formats that an edition can be exported in: one visible list."""

from collections.abc import Callable
from dataclasses import dataclass

from sayso.errors import RunStopped
from sayso.export.acled import write_acled
from sayso.export.annotation import write_annotations
from sayso.export.csv_set import write_csv
from sayso.export.datasette import write_datasette
from sayso.export.gdelt import write_gdelt
from sayso.export.geojson import write_geojson
from sayso.export.icews import write_icews
from sayso.export.jsonl import write_jsonl
from sayso.export.outcome import Options, Tally
from sayso.export.parquet import write_parquet
from sayso.export.plover import write_plover
from sayso.export.prov import write_prov
from sayso.export.since import Since
from sayso.export.target import Sink
from sayso.export.ucdp import write_ucdp
from sayso.model.edition import Edition


@dataclass(frozen=True, slots=True)
class Format:
    """A form that others read.

    Attributes:
        name: what users ask for.
        holds: what it writes, in words.
        write: writes it.
        suffix: of its file; "" where it writes a folder.
        sheet: whether it has tables in text, which a spreadsheet may open.
        hxl: whether a row of HXL tags makes sense.
        selective: whether the other project would not list all events.
    """

    name: str
    holds: str
    write: Callable[[Edition, Sink, Options], Tally]
    suffix: str = ""
    sheet: bool = False
    hxl: bool = False
    selective: bool = False

    @property
    def folder(self) -> bool:
        """Whether it writes a folder, in place of one file with what stands beside it."""
        return not self.suffix


FORMATS: tuple[Format, ...] = (
    Format("acled", "ACLED's 31 columns", write_acled, ".csv", sheet=True, hxl=True, selective=True),
    Format("ucdp-ged", "UCDP GED's 49 columns", write_ucdp, ".csv", sheet=True, hxl=True, selective=True),
    Format("plover", "PLOVER 2.0 records", write_plover, ".jsonl", sheet=True),
    Format("gdelt", "GDELT 2 events and mentions", write_gdelt, sheet=True),
    Format("icews", "ICEWS's 20 columns", write_icews, ".tab", sheet=True),
    Format("csv", "all tables, with codebook and load scripts", write_csv, sheet=True),
    Format("parquet", "all tables as Parquet", write_parquet),
    Format("geojson", "events as features", write_geojson, ".geojson"),
    Format("web-annotation", "claims and attributions as W3C Web Annotations", write_annotations, ".jsonld"),
    Format("prov", "provenance as W3C PROV-JSON", write_prov, ".json"),
    Format("datasette", "a SQLite database with labels for Datasette", write_datasette),
    Format("jsonl", "all records as JSON lines", write_jsonl),
)


def named(name: str) -> Format:
    """The format of that name.

    Raises:
        RunStopped: there is none; exit code 2.
    """
    for known in FORMATS:
        if known.name == name:
            return known
    raise RunStopped(f"No export format '{name}'; there are {', '.join(known.name for known in FORMATS)}")


def export(edition: Edition, form: Format, sink: Sink, options: Options) -> Tally:
    """Write an edition, or what of it was taken in since an instant.

    Raises:
        RunStopped: the format has nothing that an option is for; exit code 2.
    """
    for wanted, has, name in (
        (options.excel_safe, form.sheet, "--excel-safe"),
        (options.hxl, form.hxl, "--hxl"),
        (options.all_events, form.selective, "--all-events"),
    ):
        if wanted and not has:
            raise RunStopped(f"No {name} for the format '{form.name}'; --help says which formats it is for")
    return form.write(Since(edition, options.since) if options.since else edition, sink, options)
