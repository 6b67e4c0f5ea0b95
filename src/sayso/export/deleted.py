"""What was given out once and is in force no longer: the file that users who keep a copy replay."""

from sayso.export.columns import SUPERSEDED
from sayso.export.encoding import csv_line
from sayso.export.target import Sink
from sayso.model.edition import Edition

DELETED = "deleted.csv"


def write_deleted(edition: Edition, sink: Sink) -> None:
    """The ids of reports, claims and events, with what stands in their place."""
    with sink.open(DELETED) as file:
        file.write(csv_line(name for name, _ in SUPERSEDED))
        for one in edition.superseded():
            file.write(csv_line(get(one) for _, get in SUPERSEDED))
