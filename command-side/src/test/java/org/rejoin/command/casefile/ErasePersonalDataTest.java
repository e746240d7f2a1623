package org.rejoin.command.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.casefile.CaseFileBlocker.ERASURE_UNDER_WAY;
import static org.rejoin.command.casefile.CaseFileBlocker.PERSONAL_DATA_ERASED;
import static org.rejoin.command.casefile.CaseFileStories.AGENCY;
import static org.rejoin.command.casefile.CaseFileStories.CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.NATIONAL_ID;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
import static org.rejoin.command.casefile.CaseFileStories.THIRD;
import static org.rejoin.command.casefile.CaseFileStories.and;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.refused;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.casefile.CaseFileCommand.ErasePersonalData;
import org.rejoin.command.casefile.CaseFileCommand.ExplainActions;
import org.rejoin.command.casefile.CaseFileCommand.ReopenCase;
import org.rejoin.command.casefile.CaseFileCommand.VoidCase;
import org.rejoin.command.platform.MigratedDatabase;
import org.rejoin.event.Actor;
import org.rejoin.event.DataClass;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.PersonalDataErased;
import org.rejoin.event.erasure.LegalBasis;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("ST-A-04")
class ErasePersonalDataTest {

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @Test
    void the_case_remembers_what_was_erased_and_on_what_ground() {
        caseFile.given(CLOSED_CASE)
                .when(
                        new ErasePersonalData(ID, DataClass.COUNSELLING, LegalBasis.SUBJECT_REQUEST, THIRD),
                        by(Actor.SYSTEM))
                .expectEvents(new PersonalDataErased(CASE, DataClass.COUNSELLING, LegalBasis.SUBJECT_REQUEST, THIRD));
    }

    @Test
    @Tag("R-CLS-20")
    void a_case_whose_register_facts_are_erased_stays_closed() {
        caseFile.given(and(CLOSED_CASE, erased(DataClass.REGISTER)))
                .when(new ReopenCase(ID, "誤結"), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(PERSONAL_DATA_ERASED));
    }

    @Test
    @Tag("T12")
    void without_its_counselling_text_a_case_may_be_reopened() {
        CaseFileStories.reserved(LeavingType.UNEXCUSED_ABSENCE);
        caseFile.given(and(CLOSED_CASE, erased(DataClass.COUNSELLING)))
                .when(new ReopenCase(ID, "誤結"), by(REGISTRAR))
                .expectEvents(new CaseReopened(CASE, "誤結"));
    }

    @Test
    void while_an_approved_erasure_is_carried_out_no_case_of_the_student_begins_anew() {
        CaseFileStories.reserved(LeavingType.UNEXCUSED_ABSENCE);
        approved();

        caseFile.given(CLOSED_CASE)
                .when(new ReopenCase(ID, "誤結"), by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(ERASURE_UNDER_WAY));
    }

    @Test
    void nor_is_a_reason_written_that_would_outlive_it() {
        CaseFileStories.reserved(LeavingType.UNEXCUSED_ABSENCE);
        approved();

        caseFile.given(CLOSED_CASE)
                .when(new VoidCase(ID, "建錯", "示範字第1150021號", LocalDate.of(2026, 11, 2)), by(AGENCY))
                .expectNoEvents()
                .expectException(refused(ERASURE_UNDER_WAY));
    }

    @Test
    void and_that_is_what_is_said_of_both_before() {
        CaseFileStories.reserved(LeavingType.UNEXCUSED_ABSENCE);
        approved();

        caseFile.given(CLOSED_CASE)
                .when(new ExplainActions(ID), by(REGISTRAR))
                .expectResultMessagePayloadMatching(Matchers.<ExplainedAction>hasItem(new ExplainedAction(
                        CaseAction.REOPEN, List.of(ERASURE_UNDER_WAY), List.of(), false, Set.of())));
        caseFile.given(CLOSED_CASE)
                .when(new ExplainActions(ID), by(AGENCY))
                .expectResultMessagePayloadMatching(Matchers.<ExplainedAction>hasItem(
                        new ExplainedAction(CaseAction.VOID, List.of(ERASURE_UNDER_WAY), List.of(), false, Set.of())));
    }

    @Test
    void the_eighteenth_birthday_goes_with_the_register_s_data() {
        CaseFileStories.reserved(LeavingType.UNEXCUSED_ABSENCE);
        JdbcClient jdbc = JdbcClient.create(MigratedDatabase.shared());
        jdbc.sql("UPDATE command_side.student_case SET adult_on = '2028-02-11' WHERE case_id = ?")
                .param(CASE)
                .update();

        caseFile.given(CLOSED_CASE)
                .when(new ErasePersonalData(ID, DataClass.REGISTER, LegalBasis.ORDER, THIRD), by(Actor.SYSTEM))
                .expectSuccessfulHandlerExecution();

        assertThat(jdbc.sql("SELECT adult_on IS NULL FROM command_side.student_case WHERE case_id = ?")
                        .param(CASE)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private static void approved() {
        JdbcClient.create(MigratedDatabase.shared())
                .sql("INSERT INTO command_side.erasure (erasure_id, student_id, data_class, legal_basis, standing,"
                        + " requested_by, requested_at, cases) VALUES (?, ?, 'COUNSELLING', 'SUBJECT_REQUEST',"
                        + " 'APPROVED', 'agency', now(), 1)")
                .params(THIRD, CaseFileStories.studentOf(NATIONAL_ID))
                .update();
    }

    private static PersonalDataErased erased(DataClass dataClass) {
        return new PersonalDataErased(CASE, dataClass, LegalBasis.ORDER, THIRD);
    }
}
