package org.rejoin.command.absence;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.absence.LadderDuty.Standing;
import org.rejoin.event.absence.AbsenceDutyMissed;
import org.rejoin.event.absence.AbsenceDutyOpened;
import org.rejoin.event.absence.AbsenceDutyWaived;
import org.rejoin.event.absence.AbsenceEvent;
import org.rejoin.event.absence.AbsenceWaiver;

/** What follows from the facts and was not said yet. What was over before anybody could be told of it is not said at all. */
final class DutyNews {

    private final PupilLook look;
    private final Map<String, SaidDuty> said;
    private final List<AbsenceEvent> news = new ArrayList<>();

    private DutyNews(PupilLook look, Map<String, SaidDuty> said) {
        this.look = look;
        this.said = said;
    }

    static List<AbsenceEvent> of(Ladder ladder, PupilLook look, Map<String, SaidDuty> said) {
        DutyNews news = new DutyNews(look, said);
        Set<String> following = new HashSet<>();
        for (LadderDuty duty : ladder.duties()) {
            following.add(look.id().dutyId(duty.key()));
            news.tell(duty);
        }
        said.entrySet().stream()
                .filter(entry -> entry.getValue().isOpen() && !following.contains(entry.getKey()))
                .forEach(entry -> news.waive(
                        entry.getKey(),
                        ladder.isOutgrown(entry.getValue())
                                ? AbsenceWaiver.AGE_REACHED
                                : AbsenceWaiver.ENTRY_CORRECTED));
        return news.news;
    }

    private void tell(LadderDuty duty) {
        String dutyId = look.id().dutyId(duty.key());
        @Nullable SaidDuty before = said.get(dutyId);
        boolean opens = duty.isOpen() && (before == null || before.standing() == Standing.WAIVED);
        if (opens && !followsErased(duty)) {
            open(dutyId, duty);
        }
        boolean isSaid = opens || before != null;
        if (isSaid && duty.missed() && (before == null || !before.missed())) {
            news.add(new AbsenceDutyMissed(dutyId, look.id().value(), duty.deadline()));
        }
        if (before != null && before.isOpen() && duty.standing() == Standing.WAIVED) {
            waive(dutyId, Objects.requireNonNull(duty.waiver()));
        }
    }

    // that the pupil is too old to be followed is not known any more, nor that he is not
    private boolean followsErased(LadderDuty duty) {
        return FollowUp.KINDS.contains(duty.template().kind()) && look.isBirthErased();
    }

    private void open(String dutyId, LadderDuty duty) {
        news.add(new AbsenceDutyOpened(
                dutyId,
                look.id().value(),
                look.school(),
                duty.template().kind(),
                duty.template().roles(),
                duty.day(),
                duty.count(),
                duty.dueOn(),
                duty.deadline(),
                duty.template().evidence(),
                duty.template().ruleId(),
                duty.ruleSet(),
                duty.template().wording(),
                duty.reached()));
    }

    private void waive(String dutyId, AbsenceWaiver ground) {
        news.add(new AbsenceDutyWaived(dutyId, look.id().value(), ground, null, look.now()));
    }
}
