"""Events as GeoJSON (RFC 7946): one feature an event; where nothing tells its place, its geometry is null."""

from sayso.export.columns import EVENT
from sayso.export.deleted import write_deleted
from sayso.export.encoding import json_line
from sayso.export.outcome import Options, Tally
from sayso.export.records import Json, Record, degrees
from sayso.export.target import MAIN, Sink
from sayso.model.claim import Location
from sayso.model.edition import Edition
from sayso.model.event import Event

PLACED = frozenset({"id", "latitude", "longitude"})
"""What a feature has outside its properties."""


def write_geojson(edition: Edition, sink: Sink, _: Options) -> Tally:
    """One feature collection, a feature a line."""
    count = 0
    with sink.open(MAIN) as file:
        file.write(b'{"type":"FeatureCollection","features":[')
        for event in edition.events():
            file.write((b",\n" if count else b"\n") + json_line(feature(event)).rstrip(b"\n"))
            count += 1
        file.write(b"\n]}\n")
    write_deleted(edition, sink)
    return Tally({MAIN: count})


def feature(event: Event) -> Record:
    """An event as a feature; what its columns say is in the properties, null for what is not known."""
    properties: dict[str, Json] = {name: _known(get(event)) for name, get in EVENT if name not in PLACED}
    return {"type": "Feature", "id": event.id, "geometry": _geometry(event.where), "properties": properties}


def _geometry(where: Location | None) -> Record | None:
    """Longitude goes first; degrees to six decimals, which is more than any report gives."""
    if where is None or where.lat is None or where.lon is None:
        return None
    return {"type": "Point", "coordinates": [degrees(where.lon), degrees(where.lat)]}


def _known(cell: str | int | float | None) -> str | int | float | None:
    return None if cell == "" else cell
