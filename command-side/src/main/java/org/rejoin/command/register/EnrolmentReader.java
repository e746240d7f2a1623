package org.rejoin.command.register;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.CodeLists;
import org.rejoin.event.casefile.RegisterAnswer.Student;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a register answered and believes nothing that cannot be: then it is as good as no answer. */
final class EnrolmentReader {

    private static final Pattern UNIT = Pattern.compile("[0-9A-Z]{6}N?");
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final int LONGEST_TEXT = 100;

    private final JsonMapper json;
    private final Clock clock;
    private final ZoneId zone;

    EnrolmentReader(JsonMapper json, Clock clock, ZoneId zone) {
        // what a register adds one day is no nonsense
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.clock = clock;
        this.zone = zone;
    }

    private record Body(@Nullable List<@Nullable Row> students) {}

    private record Row(
            @Nullable String nationalId,
            @Nullable String unit,
            @Nullable String previousUnit,
            Enrolment.@Nullable Standing standing,
            @Nullable LocalDate since,
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String studentNumber,
            @Nullable String sex,
            @Nullable String programme,
            @Nullable String department,
            @Nullable Integer grade) {}

    Map<String, Enrolment> read(byte[] body, Collection<String> asked) {
        List<@Nullable Row> rows = rowsIn(body);
        Map<String, Enrolment> found = new HashMap<>();
        for (Row row : rows) {
            if (row == null || row.nationalId() == null || !asked.contains(row.nationalId())) {
                throw nonsense("somebody who was not asked for");
            }
            if (found.put(row.nationalId(), enrolment(row)) != null) {
                throw nonsense("somebody twice");
            }
        }
        return found;
    }

    private List<@Nullable Row> rowsIn(byte[] body) {
        try {
            Body read = json.readValue(body, Body.class);
            if (read != null && read.students() != null) {
                return read.students();
            }
        } catch (JacksonException unreadable) {
            // its message would quote the answer
        }
        throw nonsense("not the JSON agreed on");
    }

    private Enrolment enrolment(Row row) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        String name = row.name();
        LocalDate birthDate = row.birthDate();
        if (row.unit() == null || row.standing() == null || name == null || name.isBlank() || birthDate == null) {
            throw nonsense("something missing");
        }
        require(UNIT.matcher(row.unit()).matches(), "no unit");
        require(row.previousUnit() == null || UNIT.matcher(row.previousUnit()).matches(), "no unit");
        require(!birthDate.isAfter(today) && !birthDate.isBefore(EARLIEST), "an impossible date");
        require(row.since() == null || !row.since().isBefore(EARLIEST), "an impossible date");
        require(row.sex() == null || row.sex().equals("MALE") || row.sex().equals("FEMALE"), "no code");
        require(row.programme() == null || CodeLists.contains("programmes", row.programme()), "no code");
        require(row.grade() == null || row.grade() >= 1 && row.grade() <= 12, "no grade");
        require(isShort(name) && isShort(row.studentNumber()) && isShort(row.department()), "a long text");
        Student student = new Student(
                name.strip(),
                birthDate,
                row.studentNumber(),
                row.sex(),
                row.programme(),
                row.department(),
                row.grade());
        return new Enrolment(row.unit(), row.previousUnit(), row.standing(), row.since(), student);
    }

    private static boolean isShort(@Nullable String text) {
        return text == null || text.length() <= LONGEST_TEXT;
    }

    private static void require(boolean possible, String why) {
        if (!possible) {
            throw nonsense(why);
        }
    }

    private static RegisterUnavailable nonsense(String why) {
        return new RegisterUnavailable("nonsense: " + why);
    }
}
