package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.casefile.CaseFileBlocker.REPORTED_NEEDS_LETTER;
import static org.rejoin.command.casefile.CaseFileBlocker.VOIDED;
import static org.rejoin.command.casefile.CaseFileStories.AGENCY;
import static org.rejoin.command.casefile.CaseFileStories.CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSABLE_CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.COUNSELLOR;
import static org.rejoin.command.casefile.CaseFileStories.COUNTY_OFFICER;
import static org.rejoin.command.casefile.CaseFileStories.DRAFT_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILER;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.MANAGER;
import static org.rejoin.command.casefile.CaseFileStories.NOW;
import static org.rejoin.command.casefile.CaseFileStories.PENDING_CASE;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
import static org.rejoin.command.casefile.CaseFileStories.RETURNED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.TRACKED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_FILING;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.invalid;
import static org.rejoin.command.casefile.CaseFileStories.paused;
import static org.rejoin.command.casefile.CaseFileStories.refused;
import static org.rejoin.command.casefile.CaseFileStories.staysHidden;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.casefile.CaseFileCommand.VoidCase;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.FilingVoided;

@Tag("T07")
@Tag("T18")
class VoidCaseTest {

    private static final LocalDate YESTERDAY = NOW.today().minusDays(1);
    private static final VoidCase BY_LETTER = new VoidCase(ID, "誤報", "北教字第1號", YESTERDAY);
    private static final CaseVoided VOIDED_BY_LETTER = new CaseVoided(CASE, "誤報", "北教字第1號", YESTERDAY);

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @Test
    void the_principal_reporter_voids_what_is_not_reported_yet() {
        for (List<CaseFileEvent> story : List.of(DRAFT_CASE, FILED_CASE, PENDING_CASE, RETURNED_CASE)) {
            caseFile.given(story).when(voidIt(), by(REGISTRAR)).expectEvents(new FilingVoided(CASE, "重複填報"));
        }
    }

    @Test
    @Tag("c8")
    void the_agency_voids_a_reported_case_on_a_letter() {
        for (List<CaseFileEvent> story : List.of(TRACKED_CASE, CLOSABLE_CASE, CLOSED_CASE, paused())) {
            caseFile.given(story).when(BY_LETTER, by(AGENCY)).expectEvents(VOIDED_BY_LETTER);
        }
    }

    @Test
    void nobody_else_voids() {
        expectRefusal(PENDING_CASE, FILER, NOT_PRINCIPAL);
        expectRefusal(PENDING_CASE, COUNSELLOR, NOT_PRINCIPAL);
        expectRefusal(PENDING_CASE, MANAGER, NOT_PRINCIPAL);
        expectRefusal(TRACKED_CASE, FILER, NOT_PRINCIPAL, REPORTED_NEEDS_LETTER);
        expectRefusal(TRACKED_CASE, COUNTY_OFFICER, NOT_PRINCIPAL, REPORTED_NEEDS_LETTER);
    }

    @Test
    @Tag("c8")
    void after_the_report_the_school_needs_a_letter_to_the_agency() {
        expectRefusal(TRACKED_CASE, REGISTRAR, REPORTED_NEEDS_LETTER);
        expectRefusal(CLOSABLE_CASE, REGISTRAR, REPORTED_NEEDS_LETTER);
        expectRefusal(CLOSED_CASE, REGISTRAR, REPORTED_NEEDS_LETTER);
        caseFile.given(TRACKED_CASE)
                .when(BY_LETTER, by(REGISTRAR))
                .expectNoEvents()
                .expectException(refused(REPORTED_NEEDS_LETTER));
    }

    @Test
    void what_is_voided_stays_voided() {
        expectRefusal(VOIDED_FILING, REGISTRAR, VOIDED);
        expectRefusal(VOIDED_CASE, REGISTRAR, VOIDED, REPORTED_NEEDS_LETTER);
        caseFile.given(VOIDED_CASE).when(BY_LETTER, by(AGENCY)).expectNoEvents().expectException(refused(VOIDED));
    }

    @Test
    @Tag("c8")
    void the_letter_has_a_number_and_a_date_that_is_past() {
        expectInvalid(null, null, "/letterNumber MISSING_FIELD", "/letterDate MISSING_FIELD");
        expectInvalid(" ", YESTERDAY, "/letterNumber MISSING_FIELD");
        expectInvalid("北教字第1號", NOW.today().plusDays(1), "/letterDate DATE_IN_FUTURE");
    }

    @Test
    @Tag("R-ST-01")
    void strangers_do_not_learn_of_the_case() {
        staysHidden(caseFile, BY_LETTER);
    }

    private void expectRefusal(List<CaseFileEvent> story, Actor actor, CaseFileBlocker... blockers) {
        caseFile.given(story).when(voidIt(), by(actor)).expectNoEvents().expectException(refused(blockers));
    }

    private void expectInvalid(@Nullable String number, @Nullable LocalDate date, String... fields) {
        caseFile.given(TRACKED_CASE)
                .when(new VoidCase(ID, "誤報", number, date), by(AGENCY))
                .expectNoEvents()
                .expectException(invalid(fields));
    }

    private static VoidCase voidIt() {
        return new VoidCase(ID, "重複填報", null, null);
    }
}
