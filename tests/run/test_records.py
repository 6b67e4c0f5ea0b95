"""Records of every layer, against what their readers expect."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from sayso.export.records import Json, code
from sayso.model.claim import Role
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.run.records import LAYERS

SPAN = {"text", "start", "end"}


def objects(value: Json) -> Iterator[Mapping[str, Json]]:
    if isinstance(value, Mapping):
        yield value
        for inner in value.values():
            yield from objects(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from objects(inner)


@pytest.mark.parametrize("layer", list(LAYERS))
def test_every_span_has_an_end_and_its_words(reading: Reading, layer: str) -> None:
    for record in LAYERS[layer](reading):
        for found in objects(record):
            if isinstance(start := found.get("start"), int):
                end = found["end"]
                assert isinstance(end, int)
                assert reading.report.text[start:end] == found["text"]


@pytest.mark.parametrize("layer", list(LAYERS))
def test_every_record_of_a_layer_has_the_same_keys(reading: Reading, layer: str) -> None:
    shapes = {(record.get("kind") if layer == "mentions" else "", tuple(record)) for record in LAYERS[layer](reading)}
    assert len(shapes) == (4 if layer == "mentions" else 1)


@pytest.mark.parametrize("layer", ["claims", "attributions", "mentions"])
def test_every_record_names_its_report(reading: Reading, layer: str) -> None:
    for record in LAYERS[layer](reading):
        assert record["report"] == {
            "id": "r1",
            "key": "ferry.txt",
            "title": "Ferry hit off Port Amal",
            "publisher": "Amal Post",
            "published": "2021-03-09",
            "url": "https://amal.example/ferry",
        }


def test_claim(reading: Reading) -> None:
    claim, denial = LAYERS["claims"](reading)
    assert claim["trigger"] == {"text": "shelled", "start": 68, "end": 75}
    assert claim["numbers"] == [
        {
            "of": "killed",
            "low": 12,
            "high": None,
            "class": "",
            "currency": "",
            "text": "at least 12",
            "start": 121,
            "end": 132,
        }
    ]
    assert claim["location"] == {
        "name": "Port Amal",
        "geonameid": 123,
        "lat": 1.5,
        "lon": -2.25,
        "precision": 2,
        "admin1": "Coast",
        "country": "XAM",
    }
    assert claim["when"] == {"start": "2021-03-08", "end": "2021-03-08", "precision": 1, "edtf": "2021-03-08"}
    assert claim["confidence"] == 0.9123
    assert claim["reader"] == {"version": "0.1.0", "codebook": "c1", "model": "m1"}
    evidence = claim["evidence"]
    assert isinstance(evidence, dict)
    assert list(evidence) == ["place", "time", "status"]
    assert evidence["status"] == []
    assert (denial["location"], denial["when"], denial["means"]) == (None, None, None)


def test_a_source_that_cannot_be_pointed_at_has_no_offsets(reading: Reading) -> None:
    _, denial = LAYERS["claims"](reading)
    sources = denial["sources"]
    assert isinstance(sources, list)
    outer, inner = sources
    assert (outer["text"], outer["members"]) == ("Radio Amal", ["Radio Amal"])
    assert (inner["text"], inner["start"], inner["end"]) == ("", None, None)


def test_a_nested_attribution_names_its_parent(reading: Reading) -> None:
    outer, inner = LAYERS["attributions"](reading)
    assert outer["parent"] is None
    assert inner["parent"] == outer["id"] != inner["id"]
    assert inner["source"] == []


def test_mentions_stand_in_the_order_of_the_text(reading: Reading) -> None:
    records = list(LAYERS["mentions"](reading))
    assert [record["kind"] for record in records] == ["place", "party", "time", "party", "number"]
    place, guard, time, _, number = records
    assert place["lat"] == 1.234568
    assert (guard["id"], guard["code"]) == ("state:XAM", "XAM")
    assert (time["type"], time["value"], time["interval"]) == ("DATE", "2021-03-08", ["2021-03-08", "2021-03-08"])
    assert (number["of"], number["low"], number["high"]) == ("killed", 12, None)


def test_an_ambiguous_mention_has_the_reason_and_what_else_it_could_be(reading: Reading) -> None:
    (port,) = reading.places
    guard = reading.parties[1]
    ambiguous = replace(
        reading,
        places=(replace(port, why="in company of Tarn", others=(7, 9)),),
        parties=(replace(guard, why="named in full in the report", others=("group:tarn",)),),
    )
    place, party, *rest = LAYERS["mentions"](ambiguous)
    assert (place["why"], place["others"]) == ("in company of Tarn", [7, 9])
    assert (party["why"], party["others"]) == ("named in full in the report", ["group:tarn"])
    assert all("others" not in record for record in rest)
    plain = [record for record in LAYERS["mentions"](reading) if record["kind"] in ("party", "place")]
    assert [(record["why"], record["others"]) for record in plain] == [("", [])] * 3


def test_a_report_has_counts_and_outcome(reading: Reading) -> None:
    partial = replace(reading, report=replace(reading.report, outcome="partial", reason="cut off at 1,000 lines"))
    (record,) = LAYERS["reports"](partial)
    assert record["counts"] == {"characters": 228, "sentences": 2, "claims": 2, "attributions": 2, "mentions": 5}
    assert (record["outcome"], record["reason"]) == ("partial", "cut off at 1,000 lines")
    assert record["origins"] == {"published": "option"}


@pytest.mark.parametrize(
    ("party", "known", "expected"),
    [
        ("state:SYR", "", "SYR"),
        ("state:SUHH", "SUN", "SUN"),
        ("body:syrian-army", "SYRMIL", "SYRMIL"),
        ("group:state", "", ""),
        ("", "", ""),
    ],
)
def test_code_is_that_of_the_mention_or_of_the_state(party: str, known: str, expected: str) -> None:
    assert code(Role(Span(0, 1, "x"), "x", party, known)) == expected
