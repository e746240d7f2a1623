package org.rejoin.bench;

/** What the list of a school's open cases asks the database, by itself: its rows, how many there are, what is owed to them. */
final class ListPage {

    private ListPage() {}

    private static final String WHICH = """
            FROM read_model.case_list row WHERE school = '%1$s' AND status NOT IN ('CLOSED', 'VOIDED')
             AND filed_at >= date_trunc('day', now()) - interval '12 months'""";
    private static final String OWES =
            "EXISTS (SELECT FROM read_model.case_list_obligation duty WHERE duty.case_id = row.case_id AND duty.owed"
                    + " AND duty.due_on <= current_date %s)";
    private static final String BY_WHO_IS_NEEDED = "CASE WHEN status = 'CLOSED' THEN 6 WHEN status = 'VOIDED' THEN 7"
            + " WHEN status = 'PENDING_CLOSURE' OR status = 'TRACKING' AND transferred_in THEN 0"
            + " WHEN status = 'PENDING_REPORT' THEN 1 WHEN " + OWES.formatted("- 1") + " THEN 2 WHEN "
            + OWES.formatted("+ 7") + " THEN 3 WHEN status = 'TRACKING' THEN 5 ELSE 4 END";

    static String sql(School school) {
        String which = WHICH.formatted(school.code());
        String rows = "SELECT row.* " + which + " ORDER BY " + BY_WHO_IS_NEEDED + ", filed_at DESC, case_id LIMIT 20";
        return String.join(
                ";\n",
                "BEGIN READ ONLY",
                "SELECT set_config('role', 'rejoin_query', true), set_config('rejoin.reader_account', '"
                        + school.principal()
                        + "', true), set_config('rejoin.reader_roles', 'PRINCIPAL_REPORTER', true),"
                        + " set_config('rejoin.reader_unit', '" + school.code() + "', true),"
                        + " set_config('rejoin.reader_county', '" + school.county() + "', true)",
                rows,
                "SELECT count(*) " + which,
                "SELECT * FROM read_model.case_list_obligation WHERE owed AND case_id IN (SELECT case_id FROM (" + rows
                        + ") shown) ORDER BY due_on, obligation_id",
                "COMMIT;\n");
    }
}
