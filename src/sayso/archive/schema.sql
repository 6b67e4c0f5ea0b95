-- The database of an archive: an index of raw/, text/, readings/ and journal/, made from them alone.
-- Instants are ISO 8601 in UTC with `Z`. Offsets are code points, end not included. "" is "not told"; a number that is
-- not told is NULL. `n` numbers rows within this one database: it is no id, and nothing that leaves it may depend on it.

CREATE TABLE meta (
  name  TEXT PRIMARY KEY,  -- made: what stands for this database, in which `n` means what it does in no other;
                           -- links: for `links`, `alike` and `events` as they are; another with each change
  value TEXT NOT NULL
) WITHOUT ROWID;

-- Every journal line that this database holds; the one of the highest seq is where the next line is looked for.
CREATE TABLE journal (
  seq  INTEGER PRIMARY KEY,  -- from 1, without gaps
  kind TEXT NOT NULL,        -- batch, tombstone, rating, judgement, stamp, merge
  at   TEXT NOT NULL,
  file TEXT NOT NULL,        -- its name in journal/
  stop INTEGER NOT NULL,     -- offset of the byte after its line end
  hash TEXT NOT NULL         -- SHA-256 of the line, as it states it
);

-- One row a report. Which capture names it and which variant of it is in force follows from content, not from the order
-- of taking in: the key is the least of its captures' keys, the variant the one that lost least (then by hash).
CREATE TABLE reports (
  n             INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  key           TEXT NOT NULL,
  title         TEXT NOT NULL,
  publisher     TEXT NOT NULL,
  byline        TEXT NOT NULL,
  url           TEXT NOT NULL,
  published     TEXT NOT NULL,
  language      TEXT NOT NULL,
  characters    INTEGER NOT NULL,
  variant       TEXT NOT NULL,     -- hash of text, layout and metadata: text/ab/ID-VARIANT.json.gz
  outcome       TEXT NOT NULL,     -- ok, partial, failed (failed: the text is here, its reading is not)
  reason        TEXT NOT NULL,
  taken         TEXT NOT NULL,     -- instant of the batch that first had it
  seq           INTEGER NOT NULL,  -- that batch
  state         TEXT NOT NULL,     -- live, superseded (a newer revision stands at its address), retracted, erased
  revision      INTEGER NOT NULL,  -- 1 for the oldest report at its address, 1 where it has none
  superseded_by TEXT NOT NULL,     -- id of the next revision, "" for none
  superseded_at TEXT NOT NULL,     -- instant since which it is not live, "" for live
  sentences     INTEGER NOT NULL,  -- counts of the reading in force
  claims        INTEGER NOT NULL,
  attributions  INTEGER NOT NULL,
  mentions      INTEGER NOT NULL,
  linked        INTEGER NOT NULL   -- 1 where the events of this report are up to date, else 0
);
CREATE INDEX reports_linked ON reports (linked) WHERE linked = 0;
CREATE INDEX reports_url ON reports (url) WHERE url <> '';
CREATE INDEX reports_published ON reports (published);
CREATE INDEX reports_publisher ON reports (publisher);
CREATE INDEX reports_key ON reports (key);
CREATE INDEX reports_state ON reports (state, id);

-- The frozen text, for searching and showing (half a surrogate pair is U+FFFD here; text/ has it as it came).
CREATE TABLE report_texts (
  n     INTEGER PRIMARY KEY,  -- of reports
  title TEXT NOT NULL,
  text  TEXT NOT NULL
);
CREATE VIRTUAL TABLE report_words USING fts5 (
  title, text, content = 'report_texts', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2'
);

-- Every form in which a report was taken in: the same text can come with another title or layout.
CREATE TABLE variants (
  report  TEXT NOT NULL,
  variant TEXT NOT NULL,
  outcome TEXT NOT NULL,
  seq     INTEGER NOT NULL,
  PRIMARY KEY (report, variant)
) WITHOUT ROWID;

-- Each time a report was taken in from somewhere.
CREATE TABLE captures (
  id         TEXT PRIMARY KEY,  -- hash of report, raw and place
  report     TEXT NOT NULL,
  variant    TEXT NOT NULL,
  key        TEXT NOT NULL,
  place      TEXT NOT NULL,     -- where from: a path as given, PATH:LINE, a.zip!b/c.html, an address
  raw        TEXT NOT NULL,     -- SHA-256 of the bytes as they came: raw/ab/RAW.gz
  media_type TEXT NOT NULL,
  captured   TEXT NOT NULL,     -- instant that the container or the fetcher states, or ""
  headers    TEXT NOT NULL,     -- JSON: [[name, value], ...]
  seq        INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX captures_report ON captures (report);
CREATE INDEX captures_place ON captures (place);
CREATE INDEX captures_raw ON captures (raw);

-- Every reading that was made; in force is the newest (highest seq) of the variant in force.
CREATE TABLE readings (
  report   TEXT NOT NULL,
  seq      INTEGER NOT NULL,  -- the batch: readings/SEQ.jsonl.gz
  variant  TEXT NOT NULL,
  start    INTEGER NOT NULL,  -- offset of its gzip member in that file, in bytes
  length   INTEGER NOT NULL,
  version  TEXT NOT NULL,     -- of sayso, codebook and model: who read it
  codebook TEXT NOT NULL,
  model    TEXT NOT NULL,
  failure  TEXT NOT NULL,     -- why nothing was read, or ""
  in_force INTEGER NOT NULL,  -- 0 or 1
  PRIMARY KEY (report, variant, seq)
) WITHOUT ROWID;

-- Claims of the readings in force, also of reports that are not live: `live_claims` has those that count.
CREATE TABLE claims (
  n              INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  report         TEXT NOT NULL,
  start          INTEGER NOT NULL,  -- of the trigger
  type           TEXT NOT NULL,
  mode           TEXT NOT NULL,
  status         TEXT NOT NULL,
  trigger_words  TEXT NOT NULL,
  sentence       TEXT NOT NULL,
  part           TEXT NOT NULL,     -- kind of part in which the sentence stands
  origin         TEXT NOT NULL,     -- name of the innermost source, "" for the report's own voice
  depth          INTEGER NOT NULL,  -- links of the source chain
  place          TEXT NOT NULL,     -- its words, the most specific first, "; " between them
  place_plain    TEXT NOT NULL,     -- these and the resolved name, folded as sources.plain
  location       TEXT NOT NULL,     -- resolved name
  geonameid      INTEGER,
  lat            REAL,              -- degrees, WGS 84
  lon            REAL,
  precision      INTEGER,           -- UCDP where_prec, 1 to 7
  admin1         TEXT NOT NULL,
  country        TEXT NOT NULL,     -- ISO 3166-1 alpha-3
  time           TEXT NOT NULL,
  date_start     TEXT NOT NULL,     -- first and last day, both included, "" where open
  date_end       TEXT NOT NULL,
  date_precision INTEGER,           -- UCDP date_prec, 1 to 5
  cameo          TEXT NOT NULL,
  quad           INTEGER NOT NULL,
  confidence     REAL NOT NULL,     -- 0 to 1
  json           TEXT NOT NULL      -- the whole claim, as readings/ has it
);
CREATE INDEX claims_report ON claims (report, start);
CREATE INDEX claims_type ON claims (type, mode);
CREATE INDEX claims_status ON claims (status);
CREATE INDEX claims_country ON claims (country, admin1);
CREATE INDEX claims_dates ON claims (date_start, date_end);
CREATE INDEX claims_ends ON claims (date_end, date_start);
CREATE INDEX claims_spot ON claims (  -- all that facets read of a place: the table itself is many times as long
  place_plain, admin1, country, location, geonameid, lat, lon, precision
);
CREATE INDEX claims_admin1 ON claims (admin1);
CREATE INDEX claims_confidence ON claims (confidence);
CREATE VIRTUAL TABLE claim_words USING fts5 (
  sentence, content = 'claims', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIEW live_claims AS
  SELECT claims.* FROM claims JOIN reports ON reports.id = claims.report WHERE reports.state = 'live';

-- Every member of every link of a claim's source chain; position 0 is the outermost link.
CREATE TABLE sources (
  claim    TEXT NOT NULL,
  position INTEGER NOT NULL,
  member   INTEGER NOT NULL,  -- of co-sources, from 0
  innermost INTEGER NOT NULL, -- 1 for the link that the claim rests on
  name     TEXT NOT NULL,
  plain    TEXT NOT NULL,     -- name without case, accents and apostrophes (model.names.fold)
  party    TEXT NOT NULL,     -- id of the link's party, "" where unknown
  kind     TEXT NOT NULL,     -- direct, indirect, mixed, document, hearsay
  PRIMARY KEY (claim, position, member)
) WITHOUT ROWID;
CREATE INDEX sources_plain ON sources (plain);
CREATE INDEX sources_party ON sources (party, name, innermost);

CREATE TABLE roles (
  claim    TEXT NOT NULL,
  role     TEXT NOT NULL,     -- actor, recipient
  position INTEGER NOT NULL,
  name     TEXT NOT NULL,
  plain    TEXT NOT NULL,
  words    TEXT NOT NULL,
  party    TEXT NOT NULL,
  PRIMARY KEY (claim, role, position)
) WITHOUT ROWID;
CREATE INDEX roles_plain ON roles (role, plain);
CREATE INDEX roles_party ON roles (role, party, name);

CREATE TABLE numbers (
  claim    TEXT NOT NULL,
  position INTEGER NOT NULL,
  counted  TEXT NOT NULL,     -- killed, injured, ...
  low      INTEGER,           -- bounds, both included, NULL where open
  high     INTEGER,
  kind     TEXT NOT NULL,
  currency TEXT NOT NULL,
  PRIMARY KEY (claim, position)
) WITHOUT ROWID;
CREATE INDEX numbers_counted ON numbers (counted, low);

CREATE TABLE attributions (
  n        INTEGER PRIMARY KEY,
  id       TEXT NOT NULL,
  report   TEXT NOT NULL,
  position INTEGER NOT NULL,  -- in the reading
  parent   TEXT NOT NULL,     -- id of the attribution whose content holds this one, "" for none
  kind     TEXT NOT NULL,
  speaker  TEXT NOT NULL,
  plain    TEXT NOT NULL,
  cue      TEXT NOT NULL,
  content  TEXT NOT NULL,     -- its pieces, " ... " between them
  asserts  INTEGER NOT NULL,  -- 0 or 1
  start    INTEGER NOT NULL,  -- where the first piece begins
  json     TEXT NOT NULL,
  UNIQUE (report, position)
);
CREATE INDEX attributions_id ON attributions (id);
CREATE INDEX attributions_plain ON attributions (plain);
CREATE VIRTUAL TABLE attribution_words USING fts5 (
  content, content = 'attributions', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2'
);

-- Parties and places as they are named; times and numbers stand in readings/ alone.
CREATE TABLE mentions (
  report TEXT NOT NULL,
  kind   TEXT NOT NULL,       -- party, place
  start  INTEGER NOT NULL,
  stop   INTEGER NOT NULL,
  words  TEXT NOT NULL,
  name   TEXT NOT NULL,
  plain  TEXT NOT NULL,
  party  TEXT NOT NULL,       -- id of a party, or geonames:NUMBER of a place; "" where unknown
  code   TEXT NOT NULL,       -- actor code of a party, country of a place
  PRIMARY KEY (report, kind, start, stop, name)
) WITHOUT ROWID;
CREATE INDEX mentions_plain ON mentions (plain);
CREATE INDEX mentions_party ON mentions (party);
CREATE INDEX mentions_code ON mentions (code, party) WHERE kind = 'party';

-- The ledger: one row an input, with its last outcome. An input is a place with the report it gave, or with none.
CREATE TABLE inputs (
  place   TEXT NOT NULL,
  report  TEXT NOT NULL,      -- id, "" where it gave none
  outcome TEXT NOT NULL,      -- ok, partial, failed
  reason  TEXT NOT NULL,
  tries   INTEGER NOT NULL,   -- batches in which it has stood
  seq     INTEGER NOT NULL,   -- the last of them
  PRIMARY KEY (place, report)
) WITHOUT ROWID;
CREATE INDEX inputs_outcome ON inputs (outcome);

-- Reports at one address, the oldest first (by publication, capture or taking in, then by order in the journal).
CREATE TABLE revisions (
  url      TEXT NOT NULL,
  revision INTEGER NOT NULL,  -- from 1
  report   TEXT NOT NULL UNIQUE,
  address  TEXT NOT NULL,     -- id of the address, as in erased_revisions
  PRIMARY KEY (url, revision)
) WITHOUT ROWID;
CREATE INDEX revisions_address ON revisions (address);

CREATE TABLE tombstones (
  report TEXT PRIMARY KEY,
  state  TEXT NOT NULL,       -- retracted (all is kept), erased (raw bytes, text and readings are gone)
  why    TEXT NOT NULL,
  by     TEXT NOT NULL,
  at     TEXT NOT NULL,
  seq    INTEGER NOT NULL
) WITHOUT ROWID;

-- Ids of claims that were erased with their reports: all that is left of them.
CREATE TABLE erased_claims (
  id     TEXT NOT NULL,
  report TEXT NOT NULL,
  PRIMARY KEY (report, id)
) WITHOUT ROWID;

-- Where erased reports stood among those at their addresses: older ones do not come into force again, nor for the first time.
CREATE TABLE erased_revisions (
  report  TEXT PRIMARY KEY,
  address TEXT NOT NULL,      -- id of the address (ids.address_id): the address itself is erased
  page    INTEGER NOT NULL,   -- 0 for a teaser
  day     TEXT NOT NULL,      -- of publication, capture or taking in
  instant TEXT NOT NULL,      -- of capture or taking in
  seq     INTEGER NOT NULL,   -- of its batch; of the tombstone where it was erased in another archive
  taken   TEXT NOT NULL       -- instant of that line
) WITHOUT ROWID;
CREATE INDEX erased_revisions_address ON erased_revisions (address);

-- How far users trust outlets and sources (Admiralty scale); the last word of each user on each name.
CREATE TABLE ratings (
  kind        TEXT NOT NULL,  -- outlet, source
  name        TEXT NOT NULL,
  by          TEXT NOT NULL,
  reliability TEXT NOT NULL,  -- a to g
  credibility TEXT NOT NULL,  -- 1 to 6, or ""
  why         TEXT NOT NULL,
  at          TEXT NOT NULL,
  seq         INTEGER NOT NULL,
  PRIMARY KEY (kind, name, by)
) WITHOUT ROWID;

-- People's decisions in their order, as the journal has them. Corrected claims are found by what they were corrected to:
-- the columns of `claims`, `roles` and `numbers` have that, and `claims.json` what was read.
CREATE TABLE judgements (
  seq     INTEGER PRIMARY KEY,
  id      TEXT NOT NULL,      -- hash of all that it says; "" for what this version does not understand
  verdict TEXT NOT NULL,
  first   TEXT NOT NULL,      -- what it is of
  second  TEXT NOT NULL,      -- the other one of a pair, else ""
  ended   INTEGER NOT NULL,   -- 1 where it was withdrawn
  at      TEXT NOT NULL,      -- instant of taking in
  json    TEXT NOT NULL
);
CREATE INDEX judgements_id ON judgements (id);
CREATE INDEX judgements_first ON judgements (first, verdict);
CREATE INDEX judgements_second ON judgements (second) WHERE second <> '';
CREATE INDEX judgements_corrected ON judgements (verdict) WHERE verdict = 'corrected' AND NOT ended;
CREATE TABLE judged_out (
  claim TEXT PRIMARY KEY      -- what people say is no claim
) WITHOUT ROWID;

-- Events are views: computed from claims and judgements in force, and made anew where these change.
CREATE TABLE events (
  n          INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  type       TEXT NOT NULL,
  mode       TEXT NOT NULL,
  date_start TEXT NOT NULL,
  date_end   TEXT NOT NULL,
  location   TEXT NOT NULL,
  admin1     TEXT NOT NULL,
  country    TEXT NOT NULL,
  lat        REAL,
  lon        REAL,
  precision  INTEGER,
  origins    INTEGER NOT NULL,
  grade      TEXT NOT NULL,
  reports    INTEGER NOT NULL,  -- how many live reports are about it or tell of it
  claims     INTEGER NOT NULL,
  accounts   INTEGER NOT NULL,
  disputed   REAL NOT NULL,     -- how disputed it is (run.contradictions), 0 where no accounts contradict each other
  killed     INTEGER,           -- how many were killed in it at best (archive.events.deaths)
  json       TEXT NOT NULL      -- the whole event
);
CREATE INDEX events_disputed ON events (disputed DESC, accounts DESC, id, claims) WHERE disputed > 0;
CREATE INDEX events_facets ON events (  -- all that facets read of them
  id, type, mode, grade, date_start, date_end, location, lat, lon, reports, claims, origins, accounts, disputed, killed
);
CREATE INDEX events_told ON events (reports DESC, claims DESC, id);
CREATE INDEX events_type ON events (type, mode);
CREATE INDEX events_grade ON events (grade);
CREATE INDEX events_dates ON events (date_start, date_end);
CREATE INDEX events_ends ON events (date_end, date_start);
CREATE TABLE links (
  unit   TEXT PRIMARY KEY,      -- what one report tells of one occurrence: the id of an event of these claims alone
  report TEXT NOT NULL,
  event  TEXT NOT NULL,         -- the event that it was joined into, "" where that is yet to be done
  fresh  INTEGER NOT NULL,      -- 1 until it was compared with the others, 2 where one it was compared with is gone
  told   TEXT NOT NULL          -- what linking goes by, as JSON
) WITHOUT ROWID;
CREATE TABLE alike (
  one   TEXT NOT NULL,          -- units that were compared and are not wholly unlike, the lesser id first
  other TEXT NOT NULL,
  score REAL,                   -- log odds that they tell of one occurrence, NULL where they cannot
  PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX alike_other ON alike (other);
CREATE INDEX alike_score ON alike (score, one, other) WHERE score IS NOT NULL;
CREATE INDEX links_report ON links (report);
CREATE INDEX links_event ON links (event);
CREATE INDEX links_fresh ON links (fresh) WHERE fresh > 0;
CREATE TABLE event_claims (
  event    TEXT NOT NULL,
  position INTEGER NOT NULL,
  claim    TEXT NOT NULL,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;
CREATE INDEX event_claims_claim ON event_claims (claim);
CREATE TABLE aliases (
  alias TEXT PRIMARY KEY,       -- an id under which an event was once given out
  event TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX aliases_event ON aliases (event);
