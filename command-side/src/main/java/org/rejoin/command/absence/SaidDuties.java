package org.rejoin.command.absence;

import static org.rejoin.command.absence.AbsenceBlocker.DUTY_DONE_OTHERWISE;
import static org.rejoin.command.absence.AbsenceBlocker.DUTY_MAY_NOT_BE_WAIVED;
import static org.rejoin.command.absence.AbsenceBlocker.DUTY_NOT_OPEN;
import static org.rejoin.command.absence.AbsenceBlocker.REPORT_HAS_ITS_FORM;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Refused;
import org.rejoin.command.absence.AbsenceWatchCommand.MeetDuty;
import org.rejoin.command.absence.AbsenceWatchCommand.WaiveDuty;
import org.rejoin.command.absence.LadderDuty.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.absence.AbsenceDutyMet;
import org.rejoin.event.absence.AbsenceDutyMissed;
import org.rejoin.event.absence.AbsenceDutyOpened;
import org.rejoin.event.absence.AbsenceDutyWaived;
import org.rejoin.event.absence.AbsenceEvent;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.DropoutReportCorrected;
import org.rejoin.event.absence.DropoutReported;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.EvidenceKind;

/** The duties of one pupil as they were said, in that order, and what was done for them. */
final class SaidDuties {

    private final Map<String, SaidDuty> said = new LinkedHashMap<>();
    private final Map<String, AbsenceDutyMet> met = new HashMap<>();
    private final List<Deed> deeds = new ArrayList<>();
    private @Nullable MadeReport newestReport;

    void learn(AbsenceDutyOpened event) {
        said.compute(event.dutyId(), (key, before) -> SaidDuty.of(event, before != null && before.missed()));
    }

    void learn(AbsenceDutyMet event) {
        said.computeIfPresent(event.dutyId(), (key, duty) -> {
            met.put(key, event);
            deeds.add(new Deed(duty.key(), true, event.findings(), event.doneOn(), event.recordedAt()));
            return duty.done();
        });
    }

    void learn(AbsenceDutyMissed event) {
        said.computeIfPresent(event.dutyId(), (key, duty) -> duty.late());
    }

    void learn(AbsenceDutyWaived event) {
        said.computeIfPresent(event.dutyId(), (key, duty) -> {
            if (event.ground() == AbsenceWaiver.BY_SCHOOL) {
                deeds.add(new Deed(duty.key(), false, List.of(), duty.day(), event.recordedAt()));
            }
            return duty.waived(event.ground());
        });
    }

    // the duties it meets tell the ladder
    void learn(DropoutReported event) {
        newestReport = MadeReport.of(event);
    }

    void learn(DropoutReportCorrected event) {
        if (newestReport != null) {
            metBy(newestReport).stream()
                    .map(duty -> new Deed(duty.key(), true, List.of(), event.reportedOn(), event.recordedAt()))
                    .forEach(deeds::add);
            newestReport = newestReport.corrected(event);
        }
    }

    Map<String, SaidDuty> said() {
        return said;
    }

    List<Deed> deeds() {
        return deeds;
    }

    List<AbsenceEvent> news(Ladder ladder, PupilLook look) {
        return DutyNews.of(ladder, look, said);
    }

    boolean isOpen(String dutyId) {
        SaidDuty duty = said.get(dutyId);
        return duty != null && duty.isOpen();
    }

    /** Empty where the very same was told of it before. */
    Optional<AbsenceDutyMet> met(MeetDuty command, Actor by, boolean indigenous, PupilLook look) {
        SaidDuty duty = said.get(command.dutyId());
        boolean isDone = duty != null && duty.standing() == Standing.DONE;
        if (isDone && command.evidence().isSaidBy(met.get(command.dutyId()))) {
            return Optional.empty();
        }
        duty = toMeet(duty, by);
        look.requireNotErased();
        AttendanceCheck.evidence(command.evidence(), duty, indigenous, look.moment());
        return Optional.of(command.evidence().meets(command.dutyId(), look));
    }

    AbsenceDutyWaived waived(WaiveDuty command, Actor by, PupilLook look) {
        SaidDuty duty = said.get(command.dutyId());
        if (duty == null || !duty.isOpen()) {
            throw new Refused(DUTY_NOT_OPEN);
        }
        duty.requireOf(by, true);
        if (!duty.kind().mayBeWaived()) {
            throw new Refused(DUTY_MAY_NOT_BE_WAIVED);
        }
        look.requireNotErased();
        return new AbsenceDutyWaived(
                command.dutyId(), look.id().value(), AbsenceWaiver.BY_SCHOOL, command.reason(), look.now());
    }

    /** What such a meeting is about, open or not. */
    List<String> ofMeeting(Collection<AbsenceDutyKind> kinds, Evidence minutes) {
        return said.entrySet().stream()
                .filter(duty -> kinds.contains(duty.getValue().kind())
                        && !duty.getValue().day().isAfter(minutes.doneOn())
                        && duty.getValue().evidence() == EvidenceKind.MEETING)
                .sorted(Comparator.comparing(duty -> duty.getValue().key()))
                .map(Map.Entry::getKey)
                .toList();
    }

    Optional<MadeReport> newestReport() {
        return Optional.ofNullable(newestReport);
    }

    /** One report may meet two. */
    List<SaidDuty> metBy(MadeReport made) {
        return said.values().stream()
                .filter(duty -> duty.kind() == AbsenceDutyKind.DROPOUT_REPORT)
                .filter(duty -> deeds.stream()
                        .anyMatch(deed ->
                                deed.duty().equals(duty.key()) && deed.at().equals(made.toldAt())))
                .toList();
    }

    private static SaidDuty toMeet(@Nullable SaidDuty duty, Actor by) {
        if (duty == null || duty.standing() == Standing.WAIVED) {
            throw new Refused(DUTY_NOT_OPEN);
        }
        // the head chairs every meeting, whoever calls it
        duty.requireOf(by, duty.evidence() == EvidenceKind.MEETING);
        if (duty.standing() == Standing.DONE) {
            throw new Refused(DUTY_DONE_OTHERWISE);
        }
        if (duty.kind() == AbsenceDutyKind.DROPOUT_REPORT) {
            throw new Refused(REPORT_HAS_ITS_FORM);
        }
        return duty;
    }
}
