-- Before it is a case: rules as data.

-- Rules as published, every version; where there are none those built in hold (SPEC 1.18, L19 to L26).
CREATE TABLE command_side.rule_set (
    authority      varchar(20) NOT NULL,
    stage          varchar(20) NOT NULL,
    version        int         NOT NULL,
    effective_from date        NOT NULL,
    content        jsonb       NOT NULL,
    published_at   timestamptz NOT NULL,
    PRIMARY KEY (authority, stage, version)
);
COMMENT ON COLUMN command_side.rule_set.authority IS 'AGENCY, whose rules hold for all, or the county that has its own';
COMMENT ON COLUMN command_side.rule_set.effective_from IS 'first day; on a day the newest version holds whose day came';

GRANT SELECT, INSERT ON command_side.rule_set TO ${application};
