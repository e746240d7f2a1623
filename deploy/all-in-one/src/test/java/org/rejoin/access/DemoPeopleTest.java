package org.rejoin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.jdbc.core.simple.JdbcClient;

class DemoPeopleTest {

    private final AccountDirectory accounts = Service.bean(AccountDirectory.class);

    @ParameterizedTest
    @CsvSource({
        "registrar-a, PRINCIPAL_REPORTER, 990001, 990",
        "tutor-a, TUTOR, 990001, 990",
        "tutor-a2, TUTOR, 990001, 990",
        "counsellor-a, COUNSELLOR, 990001, 990",
        "manager-a, SENIOR_MANAGER, 990001, 990",
        "registrar-b, PRINCIPAL_REPORTER, 990002, 990",
        "tutor-b, TUTOR, 990002, 990",
        "class-teacher-j, CLASS_TEACHER, 990004J, 990",
        "student-affairs-j, STUDENT_AFFAIRS, 990004J, 990",
        "registry-j, REGISTRY, 990004J, 990",
        "counselling-j, COUNSELLING_OFFICE, 990004J, 990",
        "head-j, HEAD, 990004J, 990",
        "county, COUNTY_OFFICER, , 990",
        "agency, AGENCY_OFFICER, , "
    })
    void the_people_of_the_stories_have_accounts_that_may_sign_in(
            String name, Role role, String school, String county) {
        KnownAccount account = accounts.byName(name).orElseThrow();
        Actor actor = account.actor();

        assertThat(account.maySignIn()).isTrue();
        assertThat(account.email()).endsWith(".example");
        assertThat(actor.is(role)).isTrue();
        assertThat(actor.school()).isEqualTo(school);
        assertThat(actor.county()).isEqualTo(county);
        assertThat(As.account(name).get("/api/code-lists/statuses").status()).isEqualTo(200);
    }

    @Test
    void each_school_has_its_principal_reporter() {
        assertThat(Stream.of("990001", "990002").map(school -> accounts.principalReporterOf(school)
                        .orElseThrow()
                        .account()))
                .containsExactly("registrar-a", "registrar-b");
    }

    @Test
    void further_starts_at_the_same_time_change_nothing() {
        DemoPeople people = Service.bean(DemoPeople.class);
        List<String> before = opened();

        CompletableFuture.allOf(CompletableFuture.runAsync(people::start), CompletableFuture.runAsync(people::start))
                .join();

        assertThat(opened()).isEqualTo(before);
        assertThat(people.isRunning()).isTrue();
    }

    private static List<String> opened() {
        return Service.bean(JdbcClient.class).sql("""
                        SELECT aggregate_identifier || ' ' || sequence_number FROM event_store.domain_event
                         WHERE type IN ('Account', 'SchoolUnit') AND convert_from(meta_data, 'UTF8') LIKE '%"system"%'
                         ORDER BY 1""").query(String.class).list();
    }
}
