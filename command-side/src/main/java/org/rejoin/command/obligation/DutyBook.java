package org.rejoin.command.obligation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.obligation.ObligationKind;
import org.rejoin.event.obligation.WaiverReason;

/** The duties of a case as they arise and end, in the order in which they arise. */
class DutyBook {

    private final String caseId;
    private final Map<String, LocalDate> knownDue;
    private final List<Duty> duties = new ArrayList<>();

    /** @param knownDue due days that were said already, by duty: they stand */
    DutyBook(String caseId, Map<String, LocalDate> knownDue) {
        this.caseId = caseId;
        this.knownDue = knownDue;
    }

    List<Duty> all() {
        return List.copyOf(duties);
    }

    boolean owes(ObligationKind kind) {
        return duties.stream().anyMatch(duty -> duty.kind() == kind && duty.isOwed());
    }

    /** Whether it was said already that it is owed. */
    boolean isSaid(ObligationKind kind, String ground) {
        return knownDue.containsKey(idOf(kind, ground));
    }

    /** @param ground what gave rise to it, unique within the case and kind */
    void open(
            ObligationKind kind,
            String ground,
            LocalDate day,
            LocalDate dueOn,
            @Nullable String semester,
            int needed,
            int soFar,
            Map<String, String> inputs) {
        String id = idOf(kind, ground);
        LocalDate due = knownDue.getOrDefault(id, dueOn);
        duties.add(new Duty(id, kind, day, due, semester, needed, soFar, inputs, List.of()));
    }

    void meet(ObligationKind kind, LocalDate day, String by, @Nullable String reference) {
        change(duty -> duty.kind() == kind && duty.isOwed(), duty -> duty.ended(new End.Met(day, by, reference)));
    }

    /** Counts what there is of the several that are needed in a semester. */
    void recount(ToIntFunction<Duty> counted, LocalDate day, String by, String reference) {
        change(duty -> duty.semester() != null && duty.isOwed(), duty -> {
            int count = counted.applyAsInt(duty);
            if (count >= duty.needed()) {
                return duty.counting(count).ended(new End.Met(day, by, reference));
            }
            return duty.isOpen() ? duty.counting(count) : duty;
        });
    }

    /** Whether it was met already, and nothing of it is owed. */
    boolean wasMet(String semester) {
        List<Duty> ofSemester =
                duties.stream().filter(duty -> semester.equals(duty.semester())).toList();
        return ofSemester.stream().noneMatch(Duty::isOwed)
                && ofSemester.stream().flatMap(duty -> duty.ends().stream()).anyMatch(End.Met.class::isInstance);
    }

    void waive(Set<ObligationKind> kinds, LocalDate day, WaiverReason reason) {
        change(duty -> kinds.contains(duty.kind()) && duty.isOwed(), duty -> duty.ended(new End.Waived(day, reason)));
    }

    void waiveAll(LocalDate day, WaiverReason reason) {
        waive(EnumSet.allOf(ObligationKind.class), day, reason);
    }

    /** On that day it is too late for what was due before. */
    void passUntil(LocalDate day) {
        change(duty -> duty.isOver(day), duty -> duty.ended(new End.Missed(duty.dueOn(), duty.soFar())));
    }

    private String idOf(ObligationKind kind, String ground) {
        String name = caseId + "/" + kind + "/" + ground;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private void change(Predicate<Duty> which, UnaryOperator<Duty> change) {
        duties.replaceAll(duty -> which.test(duty) ? change.apply(duty) : duty);
    }
}
