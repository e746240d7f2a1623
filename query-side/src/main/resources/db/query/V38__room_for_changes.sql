-- A case is changed several times: with room on its page, a change that touches no index leaves the indexes alone.
ALTER TABLE read_model.case_list SET (fillfactor = 70);
ALTER TABLE read_model.case_page SET (fillfactor = 70);
ALTER TABLE read_model.statistics_case SET (fillfactor = 70);
ALTER TABLE read_model.inbox_case SET (fillfactor = 70);
ALTER TABLE read_model.obligation_case SET (fillfactor = 70);
