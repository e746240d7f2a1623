package org.rejoin.query.absence;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.Labels;
import org.rejoin.query.accesslog.Accessed;
import org.rejoin.query.platform.CsvTable;

/**
 * 協尋資料: what the police need to search and to tell the school (SPEC 2.2 art. 3); no reasons, those are not theirs.
 *
 * @param purpose as the access log is told of it
 */
record PoliceFile(List<WantedPupil> pupils, String school, String purpose) implements CsvTable, Accessed {

    private static final List<String> COLUMNS = List.of(
            "school",
            "className",
            "name",
            "nationalId",
            "ground",
            "absentSince",
            "reportedOn",
            "reference",
            "contactName",
            "contactPhone");

    @Override
    public String name() {
        return "search";
    }

    @Override
    public Stream<List<@Nullable String>> records(Locale locale, ZoneId zone) {
        Labels labels = new Labels(PoliceFile.class, locale, zone);
        return Stream.concat(Stream.of(labels.columns(COLUMNS)), pupils.stream().map(pupil -> line(pupil, labels)));
    }

    @Override
    public Set<String> accessedSchools() {
        return Set.of(school);
    }

    @Override
    public String accessedSubject() {
        return purpose;
    }

    private static List<@Nullable String> line(WantedPupil pupil, Labels labels) {
        ReportedDropout report = pupil.report();
        return Arrays.asList(
                pupil.school(),
                pupil.className(),
                pupil.name(),
                report.nationalId(),
                labels.text("ground." + report.ground()),
                report.absentOn().isEmpty() ? null : report.absentOn().get(0).toString(),
                report.reportedOn().toString(),
                report.reference(),
                report.contactName(),
                report.contactPhone());
    }
}
