-- Who looked at whose personal data. Not a read model: no replay brings it back, so it has a schema and a history of its own.
-- Written and read by the application, changed and deleted by nobody.

GRANT USAGE ON SCHEMA access_log TO ${application};

CREATE TABLE access_log.entry (
    entry_id bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL,
    account  text        NOT NULL,
    roles    text[]      NOT NULL,
    school   text,
    action   text        NOT NULL,
    case_id  uuid,
    subject  text
);
COMMENT ON COLUMN access_log.entry.school IS 'unit of the account';
COMMENT ON COLUMN access_log.entry.subject IS 'filter, account id or command; never a name or national id';

CREATE INDEX entry_at ON access_log.entry (at DESC, entry_id DESC);
CREATE INDEX entry_account ON access_log.entry (account, at DESC, entry_id DESC);

-- Whom an entry concerns: units and counties of the data, and of the account that looked.
CREATE TABLE access_log.entry_scope (
    scope    text        NOT NULL,
    at       timestamptz NOT NULL,
    entry_id bigint      NOT NULL REFERENCES access_log.entry,
    PRIMARY KEY (scope, at, entry_id)
);
COMMENT ON COLUMN access_log.entry_scope.scope IS 'a unit, or county: and its code';

GRANT SELECT, INSERT ON access_log.entry, access_log.entry_scope TO ${application};
