-- Whose files are offered to whom and when; a row goes when the announcement is withdrawn. No personal data.
CREATE TABLE command_side.announcement (
    announcement_id varchar(36) PRIMARY KEY,
    audience        varchar(10) NOT NULL CHECK (audience IN ('PUBLIC', 'ACCOUNTS')),
    shown_from      date        NOT NULL,
    shown_until     date
);
COMMENT ON COLUMN command_side.announcement.shown_until IS 'last day; null = until it is withdrawn';

GRANT SELECT, INSERT, DELETE ON command_side.announcement TO ${application};
COMMENT ON COLUMN command_side.upload.subject IS 'id of the account, transfer or announcement the file belongs to; of a paper of a unit unit/school year/document/version';
