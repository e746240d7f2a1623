package org.rejoin.command.caseimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("IF04")
class SchoolLabelsTest {

    private static final SchoolLabels SCHOOLS =
            new SchoolLabels(Map.of("990001", "示範縣立臺光國民中學", "990002", "示範縣立台光國民中學", "990003", "示範縣立海灣高級中學"));

    @Test
    void a_unit_is_found_by_its_name() {
        assertThat(SCHOOLS.codeOf("示範縣立 海灣高級中學")).contains("990003");
    }

    @Test
    void a_name_that_several_units_have_is_none() {
        assertThat(SCHOOLS.codeOf("示範縣立臺光國民中學")).isEmpty();
        assertThat(SCHOOLS.codeOf("示範縣立台光國民中學")).isEmpty();
    }

    @Test
    void their_codes_still_tell_them_apart() {
        assertThat(SCHOOLS.codeOf("990001")).contains("990001");
        assertThat(SCHOOLS.codeOf("990002")).contains("990002");
    }
}
