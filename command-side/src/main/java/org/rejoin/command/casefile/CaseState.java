package org.rejoin.command.casefile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.RegisterAnswer;
import org.rejoin.keystore.Erased;

/**
 * What decisions about a case read, and nothing else.
 *
 * @param trackers accounts of enabled assisting trackers
 * @param arrivals transfer-ins that light the case
 */
record CaseState(Filing filing, Course course, TrackingRecords records, Set<String> trackers, List<Arrival> arrivals) {

    /** Who was filed, where, by whom and with which form. */
    record Filing(
            String student,
            String school,
            String county,
            LeavingType type,
            String filer,
            CaseForm form,
            Matching matching) {}

    /**
     * 學籍勾稽: how the case stands with the student register.
     *
     * @param answer the last one about the form
     * @param overriddenBy who lets the next closure happen without one
     */
    record Matching(
            @Nullable RegisterAnswer answer, @Nullable String overriddenBy) {}

    /**
     * How far the case has come.
     *
     * @param reported whether the case was ever established (成案), also when voided since
     * @param suggestion the standing suggestion to close, if any
     * @param closedFor reason of the present closure
     */
    record Course(
            CaseStatus status,
            boolean reported,
            @Nullable Suggestion suggestion,
            @Nullable ClosureReason closedFor) {}

    /** @param recordId null where the suggestion came without a record */
    record Suggestion(@Nullable String recordId, String suggestedBy, ClosureReason closureReason, String description) {

        Suggestion erased(DataClass dataClass) {
            return dataClass == DataClass.COUNSELLING
                    ? new Suggestion(recordId, suggestedBy, closureReason, Erased.text(dataClass))
                    : this;
        }
    }

    record Arrival(String transferInId, String school, String month) {}

    static CaseState of(FilingStarted event) {
        Filing filing = new Filing(
                event.studentId(),
                event.school(),
                event.county(),
                event.leavingType(),
                event.filedBy(),
                event.form(),
                new Matching(event.register(), null));
        return new CaseState(
                filing, new Course(CaseStatus.DRAFT, false, null, null), TrackingRecords.NONE, Set.of(), List.of());
    }

    String student() {
        return filing.student();
    }

    String school() {
        return filing.school();
    }

    String county() {
        return filing.county();
    }

    LeavingType type() {
        return filing.type();
    }

    String filer() {
        return filing.filer();
    }

    CaseForm form() {
        return filing.form();
    }

    @Nullable
    RegisterAnswer register() {
        return filing.matching().answer();
    }

    /** Whether the register knows the student as one of this unit. */
    boolean registerChecked() {
        RegisterAnswer answer = register();
        return answer != null && answer.is(RegisterAnswer.Outcome.FOUND);
    }

    @Nullable
    String registerOverriddenBy() {
        return filing.matching().overriddenBy();
    }

    CaseStatus status() {
        return course.status();
    }

    boolean reported() {
        return course.reported();
    }

    @Nullable
    Suggestion suggestion() {
        return course.suggestion();
    }

    @Nullable
    ClosureReason closedFor() {
        return course.closedFor();
    }

    CaseState withForm(CaseForm newer) {
        return filedAs(newer, filing.matching());
    }

    CaseState rechecked(RegisterAnswer answer) {
        return filedAs(form(), new Matching(answer, registerOverriddenBy()));
    }

    CaseState registerOverridden(@Nullable String by) {
        return filedAs(form(), new Matching(register(), by));
    }

    CaseState in(CaseStatus newer) {
        return on(new Course(newer, reported(), suggestion(), null));
    }

    CaseState established(CaseStatus newer) {
        return on(new Course(newer, true, suggestion(), null));
    }

    CaseState suggested(@Nullable Suggestion newer) {
        return on(new Course(status(), reported(), newer, closedFor()));
    }

    CaseState closed(ClosureReason reason) {
        return registerOverridden(null).on(new Course(CaseStatus.CLOSED, reported(), null, reason));
    }

    CaseState with(TrackingRecords newer) {
        return new CaseState(filing, course, newer, trackers, arrivals);
    }

    CaseState tracker(String account, boolean enabled) {
        Set<String> changed = new HashSet<>(trackers);
        if (enabled) {
            changed.add(account);
        } else {
            changed.remove(account);
        }
        return new CaseState(filing, course, records, Set.copyOf(changed), arrivals);
    }

    CaseState arrived(Arrival arrival) {
        return lit(Stream.concat(arrivals.stream(), Stream.of(arrival)));
    }

    CaseState notArrived(String transferInId) {
        return lit(arrivals.stream().filter(arrival -> !arrival.transferInId().equals(transferInId)));
    }

    private CaseState filedAs(CaseForm form, Matching matching) {
        Filing revised = new Filing(student(), school(), county(), type(), filer(), form, matching);
        return new CaseState(revised, course, records, trackers, arrivals);
    }

    /** As it would be read from the events without the key of this class. */
    CaseState erased(DataClass dataClass) {
        Suggestion standing = suggestion();
        RegisterAnswer answer = register();
        Matching matching = new Matching(answer == null ? null : Erased.in(answer, dataClass), registerOverriddenBy());
        return filedAs(Erased.in(form(), dataClass), matching)
                .with(records.erased(dataClass))
                .suggested(standing == null ? null : standing.erased(dataClass));
    }

    boolean registerErased() {
        return form().student().nationalId().equals(Erased.text(DataClass.REGISTER));
    }

    private CaseState lit(Stream<Arrival> changed) {
        return new CaseState(filing, course, records, trackers, changed.toList());
    }

    private CaseState on(Course newer) {
        return new CaseState(filing, newer, records, trackers, arrivals);
    }
}
