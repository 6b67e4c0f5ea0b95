-- What Datasette searches and shows beyond the tables themselves.

CREATE INDEX claims_by_report ON claims (report_id);
CREATE INDEX claims_by_type ON claims (type, mode);
CREATE INDEX claims_by_day ON claims (date_start);
CREATE INDEX sources_by_party ON sources (party);
CREATE INDEX actors_by_party ON actors (party);
CREATE INDEX recipients_by_party ON recipients (party);
CREATE INDEX event_claims_by_claim ON event_claims (claim_id);

CREATE VIRTUAL TABLE claims_fts USING fts5 (
    id UNINDEXED, sentence, actors, recipients, sources, place, tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO claims_fts SELECT id, sentence, actors, recipients, sources, place FROM claims ORDER BY id;
CREATE VIRTUAL TABLE reports_fts USING fts5 (
    report_id UNINDEXED, title, publisher, tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO reports_fts SELECT report_id, title, publisher FROM reports ORDER BY report_id;

CREATE VIEW who_says_what AS
    SELECT COALESCE(sources.name, reports.publisher) AS speaker, claims.status, claims.type, claims.mode,
           claims.actors, claims.recipients, claims.place, claims.date_start, claims.sentence,
           reports.publisher, reports.published, reports.url, claims.id AS claim_id, claims.report_id
    FROM claims
    JOIN reports ON reports.report_id = claims.report_id
    LEFT JOIN sources ON sources.claim_id = claims.id
        AND sources.position = (SELECT MAX(position) FROM sources AS links WHERE links.claim_id = claims.id);

CREATE VIEW side_by_side AS
    SELECT events.id AS event_id, events.type, events.date_start, events.location, events.grade,
           accounts.origin, accounts.stance, accounts.via, accounts.differs, accounts.first_published
    FROM events JOIN accounts ON accounts.event_id = events.id;

CREATE VIEW most_disputed AS
    SELECT events.id AS event_id, events.type, events.date_start, events.location, events.actors, events.recipients,
           events.grade, SUM(accounts.stance = 'affirms') AS affirm, SUM(accounts.stance = 'denies') AS deny,
           SUM(accounts.stance = 'doubts') AS doubt, events.why
    FROM events JOIN accounts ON accounts.event_id = events.id
    GROUP BY events.id
    HAVING SUM(accounts.stance = 'denies') > 0 OR events.grade = 'contested'
    ORDER BY deny + affirm DESC, events.id;
