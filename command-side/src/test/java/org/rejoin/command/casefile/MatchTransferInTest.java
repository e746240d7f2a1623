package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileStories.CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSABLE_CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.DRAFT_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.PENDING_CASE;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR_ELSEWHERE;
import static org.rejoin.command.casefile.CaseFileStories.RETURNED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.SECOND;
import static org.rejoin.command.casefile.CaseFileStories.THIRD;
import static org.rejoin.command.casefile.CaseFileStories.TRACKED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_FILING;
import static org.rejoin.command.casefile.CaseFileStories.and;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.paused;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.casefile.CaseFileCommand.MatchTransferIn;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.TransferInMatched;

@Tag("T19")
@Tag("c3")
class MatchTransferInTest {

    private static final TransferInMatched ARRIVED = new TransferInMatched(CASE, SECOND, "990002", "2026-11");

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @Test
    @Tag("R-GRN-02")
    void an_arrival_lights_a_reported_case_and_changes_no_status() {
        for (List<CaseFileEvent> story : List.of(TRACKED_CASE, CLOSABLE_CASE, paused())) {
            caseFile.given(story)
                    .when(match(SECOND, "990002", "2026-11"), by(REGISTRAR_ELSEWHERE))
                    .expectEvents(ARRIVED);
        }
    }

    @Test
    void the_same_arrival_again_changes_nothing() {
        expectNothing(and(TRACKED_CASE, ARRIVED), match(SECOND, "990002", "2026-11"));
    }

    @Test
    void an_arrival_of_another_month_or_school_is_another_one() {
        caseFile.given(and(TRACKED_CASE, ARRIVED))
                .when(match(THIRD, "990002", "2026-12"), by(REGISTRAR_ELSEWHERE))
                .expectEvents(new TransferInMatched(CASE, THIRD, "990002", "2026-12"));
        caseFile.given(and(TRACKED_CASE, ARRIVED))
                .when(match(THIRD, "990003", "2026-11"), by(REGISTRAR_ELSEWHERE))
                .expectEvents(new TransferInMatched(CASE, THIRD, "990003", "2026-11"));
    }

    @Test
    void what_is_not_reported_or_has_ended_is_not_lit() {
        for (List<CaseFileEvent> story :
                List.of(DRAFT_CASE, FILED_CASE, PENDING_CASE, RETURNED_CASE, CLOSED_CASE, VOIDED_FILING, VOIDED_CASE)) {
            expectNothing(story, match(SECOND, "990002", "2026-11"));
        }
    }

    private void expectNothing(List<CaseFileEvent> story, MatchTransferIn command) {
        caseFile.given(story)
                .when(command, by(REGISTRAR_ELSEWHERE))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    private static MatchTransferIn match(String transferInId, String school, String month) {
        return new MatchTransferIn(ID, transferInId, school, month);
    }
}
