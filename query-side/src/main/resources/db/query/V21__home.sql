-- What stands on the first page is counted in one statement each: by unit, county or country, of what is open or changed lately.
CREATE INDEX case_list_school_status ON read_model.case_list (school, status);
CREATE INDEX case_list_county_status ON read_model.case_list (county, status) WHERE reported_at IS NOT NULL;
CREATE INDEX case_list_closed_at ON read_model.case_list (closed_at) WHERE closed_at IS NOT NULL;
CREATE INDEX case_list_reported_at ON read_model.case_list (reported_at) WHERE reported_at IS NOT NULL;
CREATE INDEX case_list_obligation_due_on ON read_model.case_list_obligation (due_on) WHERE owed;
