-- What was erased, so that data restored from an older backup can be told what they must not show. Names nobody: subjects
-- are pseudonyms.
CREATE TABLE key_store.erasure (
    number     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject    varchar(36) NOT NULL,
    data_class varchar(20) NOT NULL,
    erased_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX erasure_subject ON key_store.erasure (subject, data_class, number);

GRANT SELECT, INSERT ON key_store.erasure TO ${keys};
