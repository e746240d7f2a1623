-- What somebody keeps of the lists is his own and no event (ADR 7): no replay clears it. Nothing typed stands here: a filter has
-- no name, and what was looked for is not kept.
CREATE TABLE read_model.kept_columns (
    account text   PRIMARY KEY,
    shown   text[] NOT NULL
);

CREATE TABLE read_model.kept_filter (
    account      text        NOT NULL,
    filter_id    uuid        NOT NULL,
    list         text        NOT NULL,
    category     text,
    status       text,
    leaving_type text,
    light        text,
    filed_from   date,
    filed_to     date,
    kept_at      timestamptz NOT NULL,
    PRIMARY KEY (account, filter_id),
    UNIQUE NULLS NOT DISTINCT (account, list, category, status, leaving_type, light, filed_from, filed_to)
);

GRANT SELECT, INSERT, UPDATE ON read_model.kept_columns TO rejoin_query;
GRANT SELECT, INSERT, DELETE ON read_model.kept_filter TO rejoin_query;
ALTER TABLE read_model.kept_columns ENABLE ROW LEVEL SECURITY;
ALTER TABLE read_model.kept_filter ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON read_model.kept_columns TO rejoin_query USING (account = (SELECT read_model.reader('account')));
CREATE POLICY own ON read_model.kept_filter TO rejoin_query USING (account = (SELECT read_model.reader('account')));
