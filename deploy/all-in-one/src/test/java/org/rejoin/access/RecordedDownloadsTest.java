package org.rejoin.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Role;

@Tag("c28")
class RecordedDownloadsTest {

    private final MatrixWorld world = new MatrixWorld();

    @Test
    void who_was_given_a_form_stands_in_the_access_log_of_its_unit() throws Exception {
        assertThat(world.call(row("GET /api/uploads/{id}"), world.own(Role.AGENCY_OFFICER), true)
                        .getStatus())
                .isEqualTo(200);

        assertThat(logOfPrincipal())
                .contains("UPLOAD_READ", world.own(Role.AGENCY_OFFICER).account());
    }

    @Test
    void who_was_given_none_does_not() throws Exception {
        world.call(row("GET /api/uploads/{id}"), world.stranger(Role.PRINCIPAL_REPORTER), true);
        world.call(row("GET /api/uploads/{id}"), world.own(Role.AGENCY_OFFICER), false);

        assertThat(logOfPrincipal()).doesNotContain("UPLOAD_READ");
    }

    private String logOfPrincipal() throws Exception {
        return world.call(row("GET /api/access-log"), world.own(Role.PRINCIPAL_REPORTER), true)
                .getContentAsString();
    }

    private static Permission row(String endpoint) {
        return Permissions.all()
                .filter(row -> row.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }
}
