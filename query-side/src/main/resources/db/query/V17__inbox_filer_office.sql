-- who holds an office reads its messages there: the account is not told the same once more
ALTER TABLE read_model.inbox_case ADD COLUMN filer_office text;
COMMENT ON COLUMN read_model.inbox_case.filer_office IS 'office the filer held when filing; null = none, or filed for somebody else';
