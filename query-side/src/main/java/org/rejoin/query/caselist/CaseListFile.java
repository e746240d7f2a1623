package org.rejoin.query.caselist;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.Labels;
import org.rejoin.query.accesslog.Accessed;
import org.rejoin.query.page.PersonNames;
import org.rejoin.query.platform.CsvTable;

/**
 * A list to take along: its formally reported cases (IF07).
 *
 * @param filers by account
 * @param named whether students are; a county and the agency have the roster for that
 * @param filter as the access log is told of it: nothing in it but days, constants and codes
 */
record CaseListFile(List<CaseView> rows, Map<String, PersonNames.Person> filers, boolean named, String filter)
        implements CsvTable, Accessed {

    private static final List<String> WHO = List.of("studentNumber", "studentName");
    private static final List<String> WHAT = List.of(
            "leavingType",
            "mainReasonCategory",
            "filedBy",
            "filedAt",
            "status",
            "trackingRecords",
            "reportedAt",
            "closureReason",
            "closedAt");

    @Override
    public String name() {
        return "cases";
    }

    @Override
    public Set<Integer> numbers() {
        return Set.of(columns().indexOf("trackingRecords"));
    }

    @Override
    public Stream<List<@Nullable String>> records(Locale locale, ZoneId zone) {
        Labels labels = new Labels(CaseListFile.class, locale, zone);
        return Stream.concat(Stream.of(labels.columns(columns())), rows.stream().map(row -> line(row, labels)));
    }

    @Override
    public Set<String> accessedSchools() {
        return rows.stream().map(CaseView::school).collect(Collectors.toSet());
    }

    @Override
    public String accessedSubject() {
        return filter;
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("caseNumber", "school"));
        columns.addAll(named ? WHO : List.of());
        columns.addAll(WHAT);
        return columns;
    }

    private List<@Nullable String> line(CaseView row, Labels labels) {
        List<@Nullable String> line = new ArrayList<>(List.of(row.caseNumber(), row.school()));
        if (named) {
            line.add(row.studentNumber());
            line.add(row.studentName());
        }
        PersonNames.Person filer = filers.get(row.filedBy());
        line.addAll(Arrays.asList(
                labels.code("leaving-types", row.leavingType().name()),
                row.mainReasonCategory() == null ? null : labels.text("category." + row.mainReasonCategory()),
                filer == null ? row.filedBy() : filer.name(),
                labels.column(row.filedAt()),
                labels.code("statuses", row.status().name()),
                Integer.toString(row.trackingRecords()),
                labels.column(row.reportedAt()),
                row.closureReason() == null
                        ? null
                        : labels.code("closure-reasons", row.closureReason().name()),
                labels.column(row.closedAt())));
        return line;
    }
}
