package org.rejoin.query.pupilregister;

import java.time.LocalDate;
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

/** Whom a full school took in since a day, for the bureau (R-HL-34). */
record TakenInFile(List<TakenIn.Line> pupils, String school, LocalDate since) implements CsvTable, Accessed {

    private static final List<String> COLUMNS =
            List.of("school", "number", "name", "grade", "className", "movement", "on");

    @Override
    public String name() {
        return "taken-in";
    }

    @Override
    public Stream<List<@Nullable String>> records(Locale locale, ZoneId zone) {
        Labels labels = new Labels(TakenInFile.class, locale, zone);
        return Stream.concat(Stream.of(labels.columns(COLUMNS)), pupils.stream().map(pupil -> line(pupil, labels)));
    }

    @Override
    public Set<String> accessedSchools() {
        return Set.of(school);
    }

    @Override
    public String accessedSubject() {
        return "since=" + since;
    }

    private List<@Nullable String> line(TakenIn.Line pupil, Labels labels) {
        return Arrays.asList(
                school,
                pupil.number(),
                pupil.name(),
                Integer.toString(pupil.grade()),
                pupil.className(),
                labels.text("movement." + pupil.movement()),
                pupil.on().toString());
    }
}
