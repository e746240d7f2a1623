CREATE TABLE read_model.inbox_case (
    case_id         uuid PRIMARY KEY,
    case_number     text NOT NULL,
    school          text NOT NULL,
    filed_by        text NOT NULL,
    -- name of the imported file until its summary counted this case
    import_to_count text,
    -- message that stands of the suggestion to close it
    suggestion_told uuid
);

CREATE TABLE read_model.notification (
    notification_id    uuid        PRIMARY KEY,
    kind               text        NOT NULL,
    -- either the principal reporter of a school, whoever that is at the time, or one account
    office             text,
    account            text,
    case_id            uuid,
    case_number        text,
    at                 timestamptz NOT NULL,
    actor              text        NOT NULL,
    status             text,
    closure_reason     text,
    destination_school text,
    transfer_in_id     uuid,
    month              text,
    reason             text,
    imported_from      text,
    cases              integer,
    overtaken          boolean     NOT NULL,
    CHECK ((office IS NULL) <> (account IS NULL))
);

CREATE INDEX notification_office ON read_model.notification (office, at DESC) WHERE office IS NOT NULL;
CREATE INDEX notification_account ON read_model.notification (account, at DESC) WHERE account IS NOT NULL;
CREATE INDEX notification_case ON read_model.notification (case_id);

-- belongs to the reader, not to the projection: no replay touches it, hence no foreign key
CREATE TABLE read_model.notification_read (
    notification_id uuid        NOT NULL,
    account         text        NOT NULL,
    read_at         timestamptz NOT NULL,
    PRIMARY KEY (notification_id, account)
);
