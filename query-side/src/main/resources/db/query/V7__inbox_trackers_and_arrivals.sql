-- enabled assisting trackers, who are told of a reopening
CREATE TABLE read_model.inbox_tracker (
    case_id uuid NOT NULL REFERENCES read_model.inbox_case ON DELETE CASCADE,
    account text NOT NULL,
    PRIMARY KEY (case_id, account)
);

-- transfer-ins that match and are not withdrawn, of which a school and month are told once
CREATE TABLE read_model.inbox_transfer_in (
    case_id            uuid NOT NULL REFERENCES read_model.inbox_case ON DELETE CASCADE,
    transfer_in_id     uuid NOT NULL,
    destination_school text NOT NULL,
    month              text NOT NULL,
    PRIMARY KEY (case_id, transfer_in_id)
);
