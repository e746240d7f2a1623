package org.rejoin.command.transferout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.absence.DropoutReport;
import org.rejoin.event.transferout.ArrivalNoticeReceived;
import org.rejoin.event.transferout.PlacementMeetingHeld;
import org.rejoin.event.transferout.RecordCard;
import org.rejoin.event.transferout.TransferDutyKind;
import org.rejoin.event.transferout.TransferRecordsSent;

/** How far a transfer out has come. */
final class TransferState {

    enum Standing {
        OPEN,
        COMPLETE,
        ENDED,
        WITHDRAWN
    }

    private final String school;
    private final TransferPaper paper;
    private final String ruleSet;
    private final @Nullable ArrivalTerm term;
    private final List<ArrivalNoticeReceived> notices = new ArrayList<>();
    private final List<TransferRecordsSent> mailings = new ArrayList<>();
    private final Map<TransferDutyKind, TransferDuty> duties = new EnumMap<>(TransferDutyKind.class);
    private Standing standing = Standing.OPEN;
    private @Nullable PlacementMeetingHeld meeting;
    private @Nullable String newClass;
    private @Nullable LocalDate receivedOn;
    private @Nullable LocalDate endedOn;
    private @Nullable DropoutReport report;

    TransferState(String school, TransferPaper paper, String ruleSet, @Nullable ArrivalTerm term) {
        this.school = school;
        this.paper = paper;
        this.ruleSet = ruleSet;
        this.term = term;
    }

    String school() {
        return school;
    }

    TransferPaper paper() {
        return paper;
    }

    String ruleSet() {
        return ruleSet;
    }

    @Nullable
    ArrivalTerm term() {
        return term;
    }

    Standing standing() {
        return standing;
    }

    void stands(Standing newer) {
        standing = newer;
    }

    void noticed(ArrivalNoticeReceived notice) {
        notices.add(notice);
    }

    List<ArrivalNoticeReceived> notices() {
        return List.copyOf(notices);
    }

    /** The notice that proves the arrival. */
    Optional<ArrivalNoticeReceived> proof() {
        return notices.stream().filter(notice -> notice.channel().isEvidence()).findFirst();
    }

    void mailed(TransferRecordsSent mailing) {
        mailings.add(mailing);
    }

    List<TransferRecordsSent> mailings() {
        return List.copyOf(mailings);
    }

    /** Cards that did not go out yet. */
    Set<RecordCard> cardsHere() {
        Set<RecordCard> here = EnumSet.allOf(RecordCard.class);
        mailings.forEach(mailing -> here.removeAll(mailing.cards()));
        return here;
    }

    void received(LocalDate day) {
        receivedOn = day;
    }

    @Nullable
    LocalDate receivedOn() {
        return receivedOn;
    }

    void met(PlacementMeetingHeld held) {
        meeting = held;
    }

    @Nullable
    PlacementMeetingHeld meeting() {
        return meeting;
    }

    void placedIn(String chosen) {
        newClass = chosen;
    }

    @Nullable
    String newClass() {
        return newClass;
    }

    void ended(LocalDate day) {
        endedOn = day;
    }

    @Nullable
    LocalDate endedOn() {
        return endedOn;
    }

    void reported(DropoutReport told) {
        report = told;
    }

    /** What was told of the report; null where none was made, and of one made before that was asked. */
    @Nullable
    DropoutReport report() {
        return report;
    }

    void opened(TransferDuty duty) {
        duties.put(duty.kind(), duty);
    }

    void changed(TransferDutyKind kind, UnaryOperator<TransferDuty> change) {
        duties.computeIfPresent(kind, (any, duty) -> change.apply(duty));
    }

    Collection<TransferDuty> duties() {
        return List.copyOf(duties.values());
    }

    Optional<TransferDuty> duty(TransferDutyKind kind) {
        return Optional.ofNullable(duties.get(kind));
    }

    boolean owes(TransferDutyKind kind) {
        return duty(kind).filter(TransferDuty::isOpen).isPresent();
    }

    /** Owed, late, and not said to be late. */
    List<TransferDuty> lateAt(Instant now) {
        return duties.values().stream()
                .filter(duty ->
                        duty.isOpen() && !duty.missed() && !duty.deadline().isAfter(now))
                .toList();
    }

    /** When something is late if nothing happens. */
    Optional<Instant> nextLook() {
        return duties.values().stream()
                .filter(duty -> duty.isOpen() && !duty.missed())
                .map(TransferDuty::deadline)
                .min(Instant::compareTo);
    }

    /** Whether the pupil counts as the origin's: until his arrival is proved (R-HL-30), or he is abroad. */
    boolean isOfOrigin() {
        return standing == Standing.WITHDRAWN || proof().isEmpty() && !paper.isAbroad();
    }
}
