package org.rejoin.command.transferout;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;
import org.rejoin.event.transferout.ArrivalNoticeReceived;
import org.rejoin.event.transferout.NoticeChannel;
import org.rejoin.event.transferout.PlacementMeetingHeld;
import org.rejoin.event.transferout.RecordCard;
import org.rejoin.event.transferout.TransferDutyKind;
import org.rejoin.event.transferout.TransferGround;
import org.rejoin.event.transferout.TransferWaiver;

/** How a transfer out stands, for whoever works at one of its schools; of a meeting its day, not what was said there. */
@Schema(name = "TransferOut")
record TransferView(
        String transferOutId,
        TransferState.Standing standing,

        @Schema(description = "whether the pupil still counts as the origin's and is followed there (R-HL-30)")
        boolean countsAsOurs,

        @Schema(example = "羅以恩") String name,

        @Schema(example = "705") String className,

        TransferGround ground,

        @Schema(description = "unit; of a placement for registry, head and counselling office alone") @Nullable
        String destinationSchool,

        @Nullable String destination,
        boolean withinCounty,

        @Schema(description = "day of the certificate, or first day of the temporary study")
        LocalDate from,

        @Schema(description = "last day of the temporary study") @Nullable
        LocalDate until,

        @Schema(description = "by when the pupil was told to arrive (R-HL-11)") @Nullable
        LocalDate toldUntil,

        @Schema(description = "last day of the notice of arrival (R-HL-13)") @Nullable
        LocalDate arrivalDueOn,

        @Schema(description = "rules it goes by: authority/stage/version", example = "HUA/JUNIOR_HIGH/0")
        String ruleSet,

        @Nullable LocalDate arrivedOn,
        List<NoticeView> notices,

        @Schema(description = "originals that did not go out yet; of a certificate alone")
        Set<RecordCard> cardsHere,

        List<MailingView> mailings,
        @Nullable LocalDate receivedOn,
        @Nullable LocalDate meetingHeldOn,
        @Nullable String newClass,
        @Nullable LocalDate endedOn,
        List<TransferDutyView> duties,

        @Schema(description = "what the dropout report begins with, while it is owed") @Nullable
        ReportView report) {

    @Schema(name = "ArrivalNotice")
    record NoticeView(
            NoticeChannel channel,
            LocalDate arrivedOn,
            LocalDate receivedOn,
            @Nullable String reference) {}

    @Schema(name = "RecordsMailing")
    record MailingView(List<RecordCard> cards, LocalDate sentOn, String registeredMail) {}

    @Schema(name = "TransferDuty")
    record TransferDutyView(
            TransferDutyKind kind,
            String ruleId,
            @Nullable String school,
            List<Role> roles,
            LocalDate dueOn,
            Instant deadline,
            boolean missed,
            TransferDuty.Standing standing,
            @Nullable LocalDate doneOn,
            @Nullable String reference,
            @Nullable TransferWaiver waiver) {}

    /** @param leftOn day on which he left with the certificate */
    @Schema(name = "TransferReport")
    record ReportView(
            String name,
            String className,
            LocalDate leftOn,

            @Schema(description = "未完成轉學報到", example = "NOT_ARRIVED_AFTER_TRANSFER")
            String reason,

            @Nullable String destinationSchool,
            @Nullable String destination,
            LocalDate arrivalDueOn,
            String ruleId,
            String ruleSet,

            @Schema(description = "school year whose dropout-reasons are offered", example = "115")
            int reasonsOfYear) {

        // never into a log
        @Override
        public String toString() {
            return "ReportView[" + ruleId + "]";
        }
    }

    static TransferView of(
            TransferOutId id, TransferState state, boolean withDestination, Instant now, int schoolYear) {
        TransferPaper paper = state.paper();
        ArrivalTerm term = state.term();
        PlacementMeetingHeld meeting = state.meeting();
        boolean recordsMove = term != null;
        return new TransferView(
                id.value(),
                state.standing(),
                state.isOfOrigin(),
                paper.name(),
                paper.className(),
                paper.ground(),
                withDestination ? paper.destinationSchool() : null,
                withDestination ? paper.destination() : null,
                paper.withinCounty(),
                paper.from(),
                paper.until(),
                term == null ? null : term.toldUntil(),
                term == null ? null : term.dueOn(),
                state.ruleSet(),
                state.proof().map(ArrivalNoticeReceived::arrivedOn).orElse(null),
                state.notices().stream()
                        .map(notice -> new NoticeView(
                                notice.channel(), notice.arrivedOn(), notice.receivedOn(), notice.reference()))
                        .toList(),
                recordsMove ? state.cardsHere() : Set.of(),
                state.mailings().stream()
                        .map(mailing -> new MailingView(mailing.cards(), mailing.sentOn(), mailing.registeredMail()))
                        .toList(),
                state.receivedOn(),
                meeting == null ? null : meeting.heldOn(),
                withDestination ? state.newClass() : null,
                state.endedOn(),
                state.duties().stream()
                        .map(duty -> view(duty, withDestination, now))
                        .toList(),
                term == null || !state.owes(TransferDutyKind.DROPOUT_REPORT)
                        ? null
                        : report(state, term, withDestination, schoolYear));
    }

    // what is late by now is, whether or not somebody looked
    private static TransferDutyView view(TransferDuty duty, boolean withDestination, Instant now) {
        boolean late = duty.isOpen() && !duty.deadline().isAfter(now);
        return new TransferDutyView(
                duty.kind(),
                duty.ruleId(),
                withDestination || duty.kind() != TransferDutyKind.PLACEMENT_MEETING ? duty.school() : null,
                duty.roles(),
                duty.dueOn(),
                duty.deadline(),
                duty.missed() || late,
                duty.standing(),
                duty.doneOn(),
                duty.reference(),
                duty.waiver());
    }

    private static ReportView report(TransferState state, ArrivalTerm term, boolean withDestination, int schoolYear) {
        TransferPaper paper = state.paper();
        return new ReportView(
                paper.name(),
                paper.className(),
                paper.from(),
                "NOT_ARRIVED_AFTER_TRANSFER",
                withDestination ? paper.destinationSchool() : null,
                withDestination ? paper.destination() : null,
                term.dueOn(),
                TransferDutyKind.DROPOUT_REPORT.ruleId(),
                state.ruleSet(),
                schoolYear);
    }

    // never into a log
    @Override
    public String toString() {
        return "TransferView[" + transferOutId + ", " + standing + "]";
    }
}
