package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileStories.CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR_ELSEWHERE;
import static org.rejoin.command.casefile.CaseFileStories.SECOND;
import static org.rejoin.command.casefile.CaseFileStories.THIRD;
import static org.rejoin.command.casefile.CaseFileStories.TRACKED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.and;
import static org.rejoin.command.casefile.CaseFileStories.by;

import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.casefile.CaseFileCommand.MatchTransferIn;
import org.rejoin.command.casefile.CaseFileCommand.WithdrawTransferInMatch;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.TransferInMatchWithdrawn;
import org.rejoin.event.casefile.TransferInMatched;

@Tag("c6")
class WithdrawTransferInMatchTest {

    private static final TransferInMatched ARRIVED = new TransferInMatched(CASE, SECOND, "990002", "2026-11");

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @Test
    void the_light_of_a_wrong_line_goes_off() {
        for (List<CaseFileEvent> story : List.of(and(TRACKED_CASE, ARRIVED), and(CLOSED_CASE, ARRIVED))) {
            caseFile.given(story)
                    .when(withdraw(SECOND), by(REGISTRAR_ELSEWHERE))
                    .expectEvents(new TransferInMatchWithdrawn(CASE, SECOND, "身分證字號有誤"));
        }
    }

    @Test
    void after_a_withdrawal_the_same_school_may_light_the_case_again() {
        caseFile.given(and(TRACKED_CASE, ARRIVED, new TransferInMatchWithdrawn(CASE, SECOND, "身分證字號有誤")))
                .when(new MatchTransferIn(ID, THIRD, "990002", "2026-11"), by(REGISTRAR_ELSEWHERE))
                .expectEvents(new TransferInMatched(CASE, THIRD, "990002", "2026-11"));
    }

    @Test
    void what_never_lit_the_case_changes_nothing() {
        caseFile.given(and(TRACKED_CASE, ARRIVED))
                .when(withdraw(THIRD), by(REGISTRAR_ELSEWHERE))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    private static WithdrawTransferInMatch withdraw(String transferInId) {
        return new WithdrawTransferInMatch(ID, transferInId, "身分證字號有誤");
    }
}
