"""GeoJSON, Web Annotations, PROV-JSON and JSON lines."""

import json
from dataclasses import replace

import pytest
from tests.export.conftest import Export
from tests.export.made import HOMS, edition, event, read

from sayso.export.jsonl import LAYERS
from sayso.model.edition import Held, Rating, Superseded
from sayso.model.reading import Reading
from sayso.run.records import LAYERS as PRINTED


def test_an_event_without_a_place_is_a_feature_without_a_geometry(export: Export) -> None:
    here, nowhere = read("They attacked.", "attacked"), read("They attacked.", "attacked", id="r0b")
    vague = event(nowhere, where=replace(HOMS, lat=None, lon=None), when=None)
    told = json.loads(export(Held([here, nowhere], [event(here), vague]), "geojson").read_bytes())
    assert set(told) == {"type", "features"}
    features = {one["id"]: one for one in told["features"]}
    assert features[event(here).id]["geometry"] == {"type": "Point", "coordinates": [36.7137, 34.7324]}
    assert features[vague.id]["geometry"] is None
    assert features[vague.id]["properties"]["date_start"] is None
    assert features[vague.id]["properties"]["where_prec"] == 1


def test_degrees_have_six_decimals_at_most(export: Export) -> None:
    made = read("They attacked.", "attacked")
    where = replace(HOMS, lat=1.23456789, lon=-179.999999999)
    (feature,) = json.loads(export(Held([made], [event(made, where=where)]), "geojson").read_bytes())["features"]
    assert feature["geometry"]["coordinates"] == [-180.0, 1.234568]


def test_an_edition_of_nothing_is_still_a_document(export: Export) -> None:
    for form, held in (("geojson", "features"), ("web-annotation", "items"), ("prov", "bundle")):
        told = json.loads(export(edition(), form, to=f"{form}.json").read_bytes())
        assert len(told[held]) == 0


def test_both_selectors_point_at_the_words(reading: Reading, samples: Held, export: Export) -> None:
    for held in (Held([reading]), samples):
        page = json.loads(export(held, "web-annotation").read_bytes())
        texts = {f"urn:sayso:{one.report.id}": one.report.text for one in held.readings()}
        count = sum(len(one.claims) + len(one.attributions) for one in held.readings())
        assert (page["@context"], len(page["items"])) == ("http://www.w3.org/ns/anno.jsonld", count)
        assert len({one["id"] for one in page["items"]}) == count
        for one in page["items"]:
            for target in one["target"] if isinstance(one["target"], list) else [one["target"]]:
                place, quote = target["selector"]
                text = texts[target["scope"]]
                assert text[place["start"] : place["end"]] == quote["exact"]
                assert text[: place["start"]].endswith(quote["prefix"])
                assert text[place["end"] :].startswith(quote["suffix"])


def test_an_annotation_says_on_whose_say_so(reading: Reading, export: Export) -> None:
    page = json.loads(export(Held([reading]), "web-annotation").read_bytes())
    first, second = page["items"][:2]
    assert [body["value"] for body in first["body"]] == [
        "ASSAULT:heavy-weapons",
        "happened",
        "On the say-so of coast guard: rebels shelled ferry",
    ]
    assert second["body"][-1]["value"] == "On the say-so of Radio Amal > rebel spokesman: rebels attacked"
    assert first["target"]["source"] == "https://amal.example/ferry"
    assert page["items"][-1]["body"][-1]["value"] == "an unnamed source"


def test_every_name_in_a_bundle_is_declared_in_it(samples: Held, export: Export) -> None:
    bundles = json.loads(export(samples, "prov").read_bytes())["bundle"]
    assert len(bundles) == len(list(samples.readings())) + len(list(samples.events()))
    for name, bundle in bundles.items():
        known = {"entity": set(bundle["entity"]), "activity": set(bundle.get("activity", ()))}
        agents = set(bundle.get("agent", ()))
        if not name.startswith("sayso:bundle-r"):
            continue
        assert {one["prov:entity"] for one in bundle["wasGeneratedBy"].values()} <= known["entity"]
        assert {one["prov:agent"] for one in bundle["wasAttributedTo"].values()} <= agents
        assert {one["prov:usedEntity"] for one in bundle["wasDerivedFrom"].values()} <= known["entity"]


def test_an_event_is_derived_from_its_claims(export: Export) -> None:
    made = read("They attacked.", "attacked")
    (told,) = (one for one in edition(made).events())
    bundle = json.loads(export(edition(made), "prov").read_bytes())["bundle"][f"sayso:bundle-{told.id}"]
    assert bundle["wasDerivedFrom"]["_:d1"] == {
        "prov:generatedEntity": f"sayso:{told.id}",
        "prov:usedEntity": f"sayso:{made.claims[0].id}",
    }


@pytest.mark.parametrize("layer", LAYERS)
def test_records_are_those_that_read_prints(layer: str, reading: Reading, export: Export) -> None:
    path = export(Held([reading]), "jsonl") / f"{layer}.jsonl"
    want = [json.loads(json.dumps(record)) for record in PRINTED[layer](reading)]
    assert list(map(json.loads, path.read_text("utf-8").splitlines())) == want


def test_what_an_archive_alone_knows_is_there(export: Export) -> None:
    gone = Superseded("report", "r1", "r2", "2021-03-10T12:00:00Z", "a newer revision")
    folder = export(Held([], superseded=[gone], ratings=[Rating("source", "army", "c", "3", "often late")]), "jsonl")
    assert json.loads((folder / "deleted.jsonl").read_bytes())["replaced_by"] == "r2"
    assert json.loads((folder / "ratings.jsonl").read_bytes())["reliability"] == "c"
