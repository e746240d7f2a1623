package org.rejoin.command.transferout;

import java.time.LocalDate;
import java.util.Set;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.absence.DropoutReport;
import org.rejoin.event.transferout.NoticeChannel;
import org.rejoin.event.transferout.RecordCard;
import org.rejoin.event.transferout.TransferGround;

/** Everything that can be asked of a transfer out. None refuses a placement: no school may (R-HL-32). */
sealed interface TransferOutCommand {

    @TargetAggregateIdentifier
    TransferOutId id();

    /**
     * Who goes where.
     *
     * @param nationalId valid
     * @param withinCounty what is said of it; asked of the units where the destination is one of ours
     */
    record Pupil(
            String nationalId,
            String name,
            String className,
            @Nullable String destinationSchool,
            @Nullable String destination,
            @Nullable Boolean withinCounty) {

        public Pupil {
            name = name.strip();
            className = className.strip();
            destinationSchool = stripped(destinationSchool);
            destination = stripped(destination);
        }

        /** Nothing written is nothing said. */
        static @Nullable String stripped(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }

        // never into a log
        @Override
        public String toString() {
            return "Pupil[" + className + "]";
        }
    }

    record IssueCertificate(TransferOutId id, Pupil pupil, LocalDate issuedOn, TransferGround ground)
            implements TransferOutCommand {}

    record GrantTemporaryStudy(TransferOutId id, Pupil pupil, LocalDate from, LocalDate until)
            implements TransferOutCommand {}

    /** @param nationalId as the notice names the pupil, valid; reference: of the letter or message */
    record RecordArrivalNotice(
            TransferOutId id,
            String nationalId,
            NoticeChannel channel,
            LocalDate arrivedOn,
            LocalDate receivedOn,
            @Nullable String reference)
            implements TransferOutCommand {

        // never into a log
        @Override
        public String toString() {
            return "RecordArrivalNotice[" + id + ", " + channel + "]";
        }
    }

    record SendRecords(
            TransferOutId id, Set<RecordCard> cards, LocalDate sentOn, String registeredMail, boolean copiesKept)
            implements TransferOutCommand {}

    record RecordReceipt(TransferOutId id, LocalDate receivedOn) implements TransferOutCommand {}

    record ReportDropout(TransferOutId id, DropoutReport report) implements TransferOutCommand {}

    record WriteToCommittee(TransferOutId id, LocalDate sentOn, String reference) implements TransferOutCommand {}

    record HoldPlacementMeeting(TransferOutId id, LocalDate heldOn, String institution, String minutes)
            implements TransferOutCommand {}

    record ChooseClass(TransferOutId id, String newClass) implements TransferOutCommand {}

    record EndTemporaryStudy(TransferOutId id, LocalDate endedOn) implements TransferOutCommand {}

    record WithdrawTransferOut(TransferOutId id, String reason) implements TransferOutCommand {}

    /** Look what is late by now. */
    record KeepTransferDuties(TransferOutId id) implements TransferOutCommand {}

    /** How it stands and what may be done; changes nothing. */
    record ExplainTransferOut(TransferOutId id) implements TransferOutCommand {}
}
