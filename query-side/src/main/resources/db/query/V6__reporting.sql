-- What reporting jobs may rely on: columns are added, never renamed nor given another meaning.

CREATE SCHEMA IF NOT EXISTS reporting;
GRANT USAGE ON SCHEMA reporting TO ${reporting};

CREATE VIEW reporting.reported_case AS
SELECT case_id, case_number, student_id, school, county, leaving_type, sex, programme, grade,
       main_reason, main_reason_category, left_on, reported_at,
       age_on_report AS age_at_report,
       status, closure_reason, closed_at
FROM read_model.statistics_case
WHERE reported_at IS NOT NULL AND status <> 'VOIDED';

COMMENT ON VIEW reporting.reported_case IS 'One row per case that was reported (成案) and not voided, open or closed. Codes as in GET /api/code-lists/{name}.';
COMMENT ON COLUMN reporting.reported_case.case_id IS 'Identity of the case (UUID)';
COMMENT ON COLUMN reporting.reported_case.case_number IS '通報字號: year-unit-sequence; gaps mean nothing';
COMMENT ON COLUMN reporting.reported_case.student_id IS 'Pseudonym of the student (UUID): count distinct for persons (人數), count rows for person-times (人次)';
COMMENT ON COLUMN reporting.reported_case.school IS 'School code + division that filed; list schools';
COMMENT ON COLUMN reporting.reported_case.county IS 'County of that school; list counties';
COMMENT ON COLUMN reporting.reported_case.leaving_type IS '離校種類; list leaving-types; never changes';
COMMENT ON COLUMN reporting.reported_case.sex IS 'MALE or FEMALE';
COMMENT ON COLUMN reporting.reported_case.programme IS '學制; list programmes';
COMMENT ON COLUMN reporting.reported_case.grade IS '年級, 1 to 4';
COMMENT ON COLUMN reporting.reported_case.main_reason IS '主要原因; list leaving-reasons';
COMMENT ON COLUMN reporting.reported_case.main_reason_category IS 'Category of the main reason: PERSONAL, FAMILY, SCHOOL, SOCIAL or OTHER';
COMMENT ON COLUMN reporting.reported_case.left_on IS '離校時間: first day away, a calendar day in Taiwan';
COMMENT ON COLUMN reporting.reported_case.reported_at IS '通報時間, an instant';
COMMENT ON COLUMN reporting.reported_case.age_at_report IS 'Completed years of age on the day of the report in Taiwan';
COMMENT ON COLUMN reporting.reported_case.status IS 'TRACKING, PENDING_CLOSURE, TEMP_CLOSED or CLOSED; list statuses';
COMMENT ON COLUMN reporting.reported_case.closure_reason IS '結案原因; list closure-reasons; null unless closed';
COMMENT ON COLUMN reporting.reported_case.closed_at IS '結案時間, an instant; null unless closed';

CREATE VIEW reporting.tracking_record AS
SELECT r.case_id, r.record_id, r.number, r.tracked_at, r.submitted_at, r.method, r.dwelling, r.life_situation,
       r.measures, r.employment_referral, r.closure_reason
FROM read_model.statistics_record r
JOIN read_model.statistics_case c ON c.case_id = r.case_id
WHERE c.reported_at IS NOT NULL AND c.status <> 'VOIDED' AND r.withdrawn_at IS NULL;

COMMENT ON VIEW reporting.tracking_record IS 'One row per submitted, not withdrawn tracking record (追蹤紀錄) of the cases in reported_case. What was written about the student is not here.';
COMMENT ON COLUMN reporting.tracking_record.case_id IS 'Case in reported_case';
COMMENT ON COLUMN reporting.tracking_record.record_id IS 'Identity of the record within its case';
COMMENT ON COLUMN reporting.tracking_record.number IS '編號 within the case, from 1; a withdrawn record leaves a gap';
COMMENT ON COLUMN reporting.tracking_record.tracked_at IS '追蹤日期: when the tracking happened, an instant';
COMMENT ON COLUMN reporting.tracking_record.submitted_at IS 'When the record was submitted, an instant';
COMMENT ON COLUMN reporting.tracking_record.method IS '追蹤方式; list tracking-methods';
COMMENT ON COLUMN reporting.tracking_record.dwelling IS '居住狀況; list dwellings';
COMMENT ON COLUMN reporting.tracking_record.life_situation IS '目前生活狀況; list life-situations';
COMMENT ON COLUMN reporting.tracking_record.measures IS '輔導處遇, any number; list measures';
COMMENT ON COLUMN reporting.tracking_record.employment_referral IS '轉介公立就業服務機構';
COMMENT ON COLUMN reporting.tracking_record.closure_reason IS '建議結案事由; list closure-reasons; null where the record does not suggest closure';

CREATE VIEW reporting.case_count_by_school_month AS
SELECT school, county, date_trunc('month', reported_at AT TIME ZONE 'Asia/Taipei')::date AS month, leaving_type,
       count(DISTINCT student_id) AS persons, count(*) AS person_times
FROM reporting.reported_case
GROUP BY school, county, date_trunc('month', reported_at AT TIME ZONE 'Asia/Taipei')::date, leaving_type;

COMMENT ON VIEW reporting.case_count_by_school_month IS 'Reported cases by school, month of the report and leaving type. Persons must not be added up: one person may stand in several rows.';
COMMENT ON COLUMN reporting.case_count_by_school_month.school IS 'School code + division; list schools';
COMMENT ON COLUMN reporting.case_count_by_school_month.county IS 'County of the school; list counties';
COMMENT ON COLUMN reporting.case_count_by_school_month.month IS 'First day of the month of the report in Taiwan';
COMMENT ON COLUMN reporting.case_count_by_school_month.leaving_type IS '離校種類; list leaving-types';
COMMENT ON COLUMN reporting.case_count_by_school_month.persons IS '人數: different students';
COMMENT ON COLUMN reporting.case_count_by_school_month.person_times IS '人次: cases';

GRANT SELECT ON reporting.reported_case, reporting.tracking_record, reporting.case_count_by_school_month TO ${reporting};
