package org.rejoin.query.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.CodeLists;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.NotVisible;
import org.rejoin.query.RecordedTime;
import org.rejoin.query.page.Dates;
import org.springframework.web.util.UriComponentsBuilder;

/** The filters of a report as a person typed them: days of either calendar, the moment as a day. */
record TypedFilter(
        @Nullable String from,
        @Nullable String to,
        @Nullable String basis,
        @Nullable String age,
        @Nullable List<String> programme,
        @Nullable String school,
        @Nullable String asOf) {

    // what the database can store, with a wide margin
    private static final Instant EARLIEST = Instant.parse("0002-01-01T00:00:00Z");

    private static final List<String> REPORTS = List.of("school-summary", "roster", "measures", "months");

    /** As it was meant. @param knownOn the day up to whose end is known what counts; null = now */
    record Read(
            LocalDate from,
            LocalDate to,
            Basis basis,
            Age age,
            List<String> programmes,
            @Nullable String school,
            @Nullable LocalDate knownOn,
            @Nullable Instant asOf) {

        ReportParameters parameters() {
            return new ReportParameters(
                    from.toString(),
                    to.toString(),
                    basis.name(),
                    age.name(),
                    programmes,
                    school,
                    asOf == null ? null : asOf.toString());
        }

        /** Behind the ? of every report, so that the filter goes with the reader. */
        String address() {
            UriComponentsBuilder address = UriComponentsBuilder.newInstance()
                    .queryParam("from", from)
                    .queryParam("to", to)
                    .queryParam("basis", basis)
                    .queryParam("age", age);
            programmes.forEach(one -> address.queryParam("programme", one));
            if (school != null) {
                address.queryParam("school", school);
            }
            if (asOf != null) {
                address.queryParam("asOf", asOf);
            }
            String written = address.build().toUriString();
            return written.substring(1);
        }
    }

    static String known(String report) {
        if (!REPORTS.contains(report)) {
            throw new NotVisible();
        }
        return report;
    }

    Read read(LocalDate firstOfYear, LocalDate today, ZoneId zone, List<String> wrong) {
        LocalDate first = day("from", from, firstOfYear, wrong);
        LocalDate last = day("to", to, today.isBefore(firstOfYear) ? firstOfYear : today, wrong);
        if (last.isBefore(first)) {
            wrong.add("range");
        }
        Instant moment = moment(zone, today, wrong);
        return new Read(
                first,
                last,
                constant(basis, Basis.REPORTED),
                constant(age, Age.ALL),
                programmes(),
                school(wrong),
                moment == null ? null : LocalDate.ofInstant(moment.minusNanos(1), zone),
                moment);
    }

    private static LocalDate day(String name, @Nullable String typed, LocalDate otherwise, List<String> wrong) {
        if (typed == null || typed.isBlank()) {
            return otherwise;
        }
        return Dates.parse(typed).orElseGet(() -> {
            wrong.add(name);
            return otherwise;
        });
    }

    // a day means its end; a moment comes from a link
    private @Nullable Instant moment(ZoneId zone, LocalDate today, List<String> wrong) {
        if (asOf == null || asOf.isBlank()) {
            return null;
        }
        Instant moment = asOf.contains("T") ? linked(asOf) : endOf(Dates.parse(asOf), zone);
        Instant tomorrow = today.plusDays(1).atStartOfDay(zone).toInstant();
        if (moment == null || moment.isAfter(tomorrow) || moment.isBefore(EARLIEST)) {
            wrong.add("asOf");
            return null;
        }
        return moment;
    }

    private static @Nullable Instant linked(String moment) {
        try {
            return RecordedTime.of("asOf", moment);
        } catch (InvalidRequest e) {
            return null;
        }
    }

    private static @Nullable Instant endOf(Optional<LocalDate> day, ZoneId zone) {
        return day.map(one -> one.plusDays(1).atStartOfDay(zone).toInstant()).orElse(null);
    }

    private List<String> programmes() {
        return programme == null
                ? List.of()
                : programme.stream()
                        .filter(code -> CodeLists.contains("programmes", code))
                        .toList();
    }

    private @Nullable String school(List<String> wrong) {
        if (school == null || school.isBlank()) {
            return null;
        }
        if (!school.strip().matches(ReportFilter.SCHOOL)) {
            wrong.add("school");
            return null;
        }
        return school.strip();
    }

    private static <E extends Enum<E>> E constant(@Nullable String text, E otherwise) {
        return Arrays.stream(otherwise.getDeclaringClass().getEnumConstants())
                .filter(one -> one.name().equals(text))
                .findFirst()
                .orElse(otherwise);
    }
}
