package org.rejoin.query.codelists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.query.Api;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

@QuerySideTest
class CodeListIT {

    private static final Actor TUTOR = Api.staff("tutor", "520001", Role.TUTOR);

    @Autowired
    private WebApplicationContext context;

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(context);
    }

    @Test
    void a_list_is_answered_in_the_order_of_the_forms_in_both_languages() throws Exception {
        api.getAs(TUTOR, "/api/code-lists/leaving-types")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(4)))
                .andExpect(jsonPath("$[1].code").value("SUSPENSION"))
                .andExpect(jsonPath("$[1].category").value("EARLY_LEAVING"))
                .andExpect(jsonPath("$[1].zh").value("休學"))
                .andExpect(jsonPath("$[1].en").value("Suspension of study"));
        api.getAs(TUTOR, "/api/code-lists/identities?schoolYear=114")
                .andExpect(jsonPath("$[0].category").doesNotExist());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "leaving-types", "leaving-reasons", "closure-reasons", "statuses", "identities", "intentions",
                "programmes", "family-situations", "relations", "tracking-methods", "dwellings", "life-situations",
                "measures", "counties", "schools"
            })
    void every_list_of_the_contract_is_there(String name) throws Exception {
        api.getAs(TUTOR, "/api/code-lists/" + name)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].code").exists());
    }

    @Test
    void an_unknown_list_is_404_and_a_year_that_is_none_400() throws Exception {
        api.getAs(TUTOR, "/api/code-lists/anything").andExpect(status().isNotFound());
        api.getAs(TUTOR, "/api/code-lists/measures?schoolYear=now").andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-31T15:59:59Z, 114",
        "2026-07-31T16:00:00Z, 115",
        "2027-01-31T00:00:00Z, 115",
        "2027-08-01T00:00:00Z, 116",
    })
    void a_school_year_begins_on_the_first_of_august_in_taiwan(Instant now, int schoolYear) {
        CodeListController controller =
                new CodeListController(Clock.fixed(now, ZoneOffset.UTC), ZoneId.of("Asia/Taipei"));

        assertThat(controller.currentSchoolYear()).isEqualTo(schoolYear);
    }
}
