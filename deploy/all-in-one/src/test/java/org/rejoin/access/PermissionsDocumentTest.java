package org.rejoin.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.event.Role.ADMINISTRATOR;
import static org.rejoin.event.Role.AGENCY_OFFICER;
import static org.rejoin.event.Role.COUNSELLOR;
import static org.rejoin.event.Role.COUNTY_OFFICER;
import static org.rejoin.event.Role.PRINCIPAL_REPORTER;
import static org.rejoin.event.Role.SENIOR_MANAGER;
import static org.rejoin.event.Role.TUTOR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.event.Role;

/**
 * Keeps docs/permissions.md true. After a change of {@link Permissions}, run this test with {@code -Dpermissions.write=true}
 * and look at the difference.
 */
class PermissionsDocumentTest {

    private static final Path DOCUMENT =
            Path.of("..", "..", "docs", "permissions.md").toAbsolutePath().normalize();
    private static final List<Set<Role>> COLUMNS = List.of(
            Set.of(PRINCIPAL_REPORTER),
            Set.of(TUTOR),
            Set.of(COUNSELLOR),
            Set.of(SENIOR_MANAGER),
            Set.of(COUNTY_OFFICER),
            Set.of(AGENCY_OFFICER, ADMINISTRATOR));

    @Test
    void the_document_is_as_the_matrix_is() throws IOException {
        String expected = document();
        if (Boolean.getBoolean("permissions.write")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(Files.readString(DOCUMENT))
                .as("docs/permissions.md, to be written anew with -Dpermissions.write=true")
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("duties")
    void endpoints_let_in_whom_the_documents_name(Duty duty) {
        assertThat(duty.endpoints()).allSatisfy(endpoint -> assertThat(Duty.columnsOf(endpoint))
                .as(endpoint)
                .containsExactlyInAnyOrderElementsOf(duty.roles()));
    }

    static Stream<Duty> duties() {
        return Duty.built();
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # Permissions

                Who may do what. Written by `PermissionsDocumentTest` from `org.rejoin.access.Permissions`, which the filter chain asks before anything else; not edited by hand.
                What has no row is refused.

                ## Duties

                The matrix of the documents, with what was decided where they are silent. ✔ = may; of a unit's own records, a tutor of the cases filed or assisted in.

                | | 主要通報人 | 導師 | 輔導人員 | 一級主管 | 縣市承辦 | 國教署／管理者 | By |
                |---|:--:|:--:|:--:|:--:|:--:|:--:|---|
                """);
        Duty.ALL.forEach(duty -> text.append(line(duty)));
        text.append("""

                ## Endpoints

                *Decides*: `role` = the role alone. `record` = who is neither of a school nor of the agency (nor, for cases and for her own contact data, of the county) is refused by role; for everybody else the record decides: 404 where it is not visible to the caller,
                exactly as for an id nobody knows, otherwise 403 or 409 with every blocker. `nobody` = no account is needed. *Token* = the scope that opens it to a program, – = never.
                Rights are those the account has at this moment.
                """);
        Permissions.SECTIONS.forEach(section -> {
            text.append("\n### ").append(section.name()).append("\n\n| Endpoint | Roles | Decides | Token | Rule |\n");
            text.append("|---|---|---|---|---|\n");
            section.rows().forEach(row -> text.append(line(row)));
        });
        return text.toString();
    }

    private static String line(Duty duty) {
        String marks = COLUMNS.stream()
                .map(column -> duty.roles().stream().anyMatch(column::contains) ? "✔" : "–")
                .collect(Collectors.joining(" | "));
        String by = duty.endpoints().isEmpty()
                ? "not built yet"
                : duty.endpoints().stream()
                        .map(endpoint -> "`" + endpoint + "`")
                        .collect(Collectors.joining(", "));
        return "| %s | %s | %s |\n".formatted(duty.name(), marks, by);
    }

    private static String line(Permission row) {
        return "| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        row.endpoint(),
                        roles(row),
                        switch (row.decider()) {
                            case NOBODY -> "nobody";
                            case CHAIN -> "role";
                            case RECORD -> "record";
                        },
                        row.scope() == null ? "–" : row.scope().name(),
                        row.rule());
    }

    private static String roles(Permission row) {
        if (row.roles().size() == Role.values().length) {
            return "everybody";
        }
        return row.roles().isEmpty()
                ? "nobody"
                : row.rolesInOrder().stream().map(Role::name).collect(Collectors.joining(", "));
    }
}
