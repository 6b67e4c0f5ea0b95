/** What needs no browser: offsets, words, dates, addresses, filters, places, the time that is chosen. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { outside, toFind, toReport } from "../src/lib/addresses";
import { chosen } from "../src/lib/brush";
import { wrongDate } from "../src/lib/dates";
import { Offsets } from "../src/lib/offsets";
import { boxTold, nameOf, placeKey, placeValue } from "../src/lib/places";
import { bare, direction, runs } from "../src/lib/shown";
import { tokens, toggled, without } from "../src/lib/wanted";
import { count, counted, days, plural, short, valued, withDates } from "../src/lib/words";

test("offsets are code points, whatever JavaScript counts in", () => {
  const text = "a\u{1f1f8}\u{1f1fe}b\u{10000}c e\u0301";
  const offsets = new Offsets(text);
  const points = [...text];
  assert.equal(offsets.length, points.length);
  for (let start = 0; start <= points.length; start++) {
    assert.equal(offsets.point(offsets.unit(start)), start);
    for (let end = start; end <= points.length; end++) assert.equal(offsets.slice(start, end), points.slice(start, end).join(""));
  }
  assert.equal(offsets.point(2), 1); // within a pair: the code point that it is of
  assert.equal(offsets.slice(3, 99), points.slice(3).join(""));
  assert.equal(new Offsets("").length, 0);
});

test("words say numbers and days as they are: vague stays vague", () => {
  assert.equal(count(3, 3), "3");
  assert.equal(count(1200, null), "1,200 or more");
  assert.equal(count(null, 5), "5 at most");
  assert.equal(count(2, 4), "2–4");
  assert.equal(count(null, null), "some");
  assert.equal(counted("killed", "civilian", 1), "civilian killed");
  assert.equal(counted("killed", "civilian", 2), "civilians killed");
  assert.equal(plural(1, "claim"), "1 claim");
  assert.equal(plural(1000, "copy", "copies"), "1,000 copies");
  assert.equal(days({ start: "2015-10-07", end: "2015-10-07" }), "2015-10-07");
  assert.equal(days({ start: "", end: "2015-10" }), "until 2015-10");
  assert.equal(days({ start: "2015-10", end: "" }), "from 2015-10");
  assert.equal(days(null), "");
  assert.equal(short("one two three", 9), "one two …");
  assert.equal(short("one", 9), "one");
  assert.equal(valued("attack; killed; affirms kills"), "attack, killed, but affirms kills");
  assert.equal(valued("attack; affirms injured; affirms kills"), "attack, but affirms injured, kills");
  assert.equal(valued("affirms"), "affirms");
  assert.equal(valued("2017-04-03/2017-04-09; perhaps 2017-05"), "2017-04-03 to 2017-04-09, perhaps 2017-05");
  assert.deepEqual(withDates("2017-04-03 to 2017-04"), ["", "2017-04-03", " to ", "2017-04", ""]);
  assert.deepEqual(withDates("killed 2017 or more"), ["killed 2017 or more"]);
  assert.equal(valued("Russia"), "Russia");
});

test("dates are those that there are", () => {
  for (const fine of ["", "2015", "2015-10", "2016-02-29", " 2015-10-07 ", "0099-01-01"]) assert.equal(wrongDate(fine), "", fine);
  for (const wrong of ["7.10.2015", "10/07/2015", "2015-13", "2015-02-29", "2015-1-1", "0000", "15", "2015-10-07T00:00"]) assert.notEqual(wrongDate(wrong), "", wrong);
  assert.notEqual(wrongDate("2015-10", true), "");
  assert.equal(wrongDate("2015-10-07", true), "");
});

test("addresses hold what they are given, and links lead to http alone", () => {
  assert.equal(toReport("r 1/x", { claim: "c1" }), "/report/r%201%2Fx?claim=c1");
  assert.equal(toReport("r1", { at: { start: 3, end: 9 } }), "/report/r1?at=3-9");
  assert.equal(toFind({}), "/");
  assert.equal(toFind({ place: ["a b", "c"], date: undefined }, "events"), "/?place=a+b&place=c&view=events");
  for (const wrong of ["javascript:alert(1)", " javascript:x", "//host/x", "data:text/html,x", "vbscript:x", ""]) assert.equal(outside(wrong), "", wrong);
  assert.equal(outside("HTTPS://host/x"), "HTTPS://host/x");
});

test("a filter is taken away wherever it stands", () => {
  assert.deepEqual(tokens('said:"Syrian Observatory" market -drill').map(({ name, value }) => [name, value]), [
    ["said_by", "Syrian Observatory"],
    ["", "market"],
    ["", "drill"],
  ]);
  assert.equal(without("?type=A&type=B&page=2", "type", "A").toString(), "type=B");
  assert.equal(without('?q=said:"Syrian Observatory" market', "said_by", "Syrian Observatory").get("q"), "market");
  assert.equal(without("?q=market said:Russia", "search", "market").get("q"), "said:Russia");
  assert.equal(without("?box=1,2,3,4&q=x", "box", "1,2,3,4").toString(), "q=x");
  assert.equal(toggled("?type=A&page=3", "type", "B", false).toString(), "type=A&type=B");
  assert.equal(toggled("?type=A", "type", "A", true).toString(), "");
});

test("one place is told apart from others of its name", () => {
  const city = { name: "Aleppo", geonameid: 170063, lat: 36.2, lon: 37.16 };
  const quarter = { name: "Midan", geonameid: null, lat: 33.49, lon: 36.3 };
  assert.equal(placeValue(city), "Aleppo@170063");
  assert.equal(placeValue(quarter), "Midan@33.49,36.3");
  assert.equal(placeKey("Halab@170063"), placeKey(placeValue(city)));
  assert.notEqual(placeKey("Aleppo"), placeKey(placeValue(city)));
  assert.equal(nameOf("Midan@33.49,-36.3"), "Midan");
  assert.equal(nameOf("@170063"), "@170063");
  assert.equal(nameOf("a@b"), "a@b");
  assert.equal(boxTold("35,-32,42.5,38"), "32° S to 38° N, 35° E to 42.5° E");
  assert.equal(boxTold("x"), "x");
});

test("what is not seen is shown, and nothing is lost", () => {
  for (const text of ["shelled \u202eHOMS\u202c", "a\u200bb\ufeff", "\u0000", "plain", "\u{e0041}", "\r\n"]) assert.equal(runs(text).map((run) => run.text).join(""), text);
  assert.equal(bare("a\u202eb"), "a[RLO]b");
  assert.equal(bare("\u{1f468}\u200d\u{1f469}"), "\u{1f468}\u200d\u{1f469}"); // joined, and no trick
  assert.equal(bare("a\u200db"), "a[ZWJ]b");
  assert.equal(direction("12 \u0627\u0644"), "rtl");
  assert.equal(direction("Damascus \u0627"), "ltr");
});

test("a chosen time covers the bars that share a day with it", () => {
  const bins = ["2015-10", "2015-11", "2015-12"].map((month) => ({ start: `${month}-01`, end: `${month}-30`, count: 1 }));
  assert.deepEqual(chosen(bins, "2015-11-05", "2015-11-06"), [1, 1]);
  assert.deepEqual(chosen(bins, "2015-11", ""), [1, 2]);
  assert.equal(chosen(bins, "", ""), null);
});
