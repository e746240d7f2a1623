package org.rejoin.schoolyear;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.obligation.ObligationKind;
import org.rejoin.schoolyear.Happening.What;

/** Who is told of a case, straight from SPEC 1.16 and 1.23 c9 and c21: nobody of what he did himself, nobody twice. */
final class Messages {

    private static final Set<What> ANSWERS_A_SUGGESTION =
            EnumSet.of(What.SUGGESTED, What.LAPSED, What.DECLINED, What.CLOSED, What.ENDED);

    private static final Map<What, String> WEBHOOKS = Map.of(
            What.REPORTED, "CASE_REPORTED",
            What.DECLINED, "CLOSURE_DECLINED",
            What.LIT, "TRANSFER_IN_MATCHED",
            What.UNLIT, "TRANSFER_IN_WITHDRAWN",
            What.CLOSED, "CASE_CLOSED",
            What.ENDED, "CASE_CLOSED",
            What.PAUSED, "CASE_PAUSED",
            What.RESUMED, "CASE_RESUMED",
            What.REOPENED, "CASE_REOPENED",
            What.VOIDED_BY_LETTER, "CASE_VOIDED");

    private final CaseLife life;
    private final String principal;
    private final List<Notice> notices = new ArrayList<>();

    private Messages(CaseLife life) {
        this.life = life;
        this.principal = life.school().unit();
    }

    static List<Notice> of(CaseLife life, List<Owed> duties, Map<LocalDate, Year.Day> days) {
        Messages messages = new Messages(life);
        for (int i = 0; i < life.happenings.size(); i++) {
            messages.tell(i);
        }
        duties.forEach(duty -> messages.tell(duty, days));
        return messages.notices;
    }

    /** What another system is told, from the report on. */
    static List<String> webhooks(CaseLife life) {
        return life.happenings.stream()
                .flatMap(it -> {
                    String kind = it.what() == What.SUGGESTED && it.status() == CaseStatus.PENDING_CLOSURE
                            ? "CLOSURE_SUGGESTED"
                            : WEBHOOKS.get(it.what());
                    return kind == null ? Stream.empty() : Stream.of("WEBHOOK " + it.day() + " " + kind);
                })
                .toList();
    }

    /** Of a long-term absence whose semester ended its school is told together with the others: the semester, and when. */
    static Optional<Notice> endedAbsence(CaseLife life) {
        return life.happenings.stream()
                .filter(it -> it.what() == What.ENDED && it.reason() == ClosureReason.SEMESTER_END)
                .map(it -> new Notice(
                        life.school().unit(),
                        life.school()
                                .authority()
                                .semester(Objects.requireNonNull(life.reportedOn), it.at())
                                .name(),
                        it.at(),
                        false,
                        null))
                .findFirst();
    }

    private void tell(int i) {
        Happening it = life.happenings.get(i);
        switch (it.what()) {
            case SUBMITTED -> tell(principal, "CASE_FILED", it, null);
            case RETURNED -> tell(life.filer.account(), "RETURNED", it, null);
            case REPORTED -> tell(life.filer.account(), "REPORTED", it, null);
            case VOIDED_BY_LETTER -> tell(principal, "VOIDED", it, null);
            case SUGGESTED -> {
                if (it.status() == CaseStatus.PENDING_CLOSURE) {
                    tell(principal, "SUGGESTED", it, next(i, ANSWERS_A_SUGGESTION));
                }
            }
            case LAPSED -> {
                if (it.status() == CaseStatus.TRACKING) {
                    tell(principal, "SUGGESTION_LAPSED", it, null);
                }
            }
            case DECLINED -> tell(Objects.requireNonNull(it.about()), "DECLINED", it, null);
            case CLOSED -> tell(Objects.requireNonNull(it.about()), "CLOSED", it, null);
            case ENDED -> ended(it);
            case PAUSED, RESUMED, REOPENED ->
                tracking(it.at()).forEach(account -> tell(account, it.what().name(), it, null));
            // also when the principal reporter's own report found it: it is news to everybody
            case LIT ->
                notices.add(new Notice(principal, "TRANSFER_IN", it.at(), false, next(i, EnumSet.of(What.UNLIT))));
            case UNLIT -> tell(principal, "TRANSFER_IN_WITHDRAWN", it, null);
            default -> {
                // is nobody's news
            }
        }
    }

    private void ended(Happening it) {
        if (it.reason() == ClosureReason.SEMESTER_END) {
            return; // one message for all of a school
        }
        tell(principal, "CLOSED_AUTOMATICALLY", it, null);
        tracking(it.at()).stream()
                .filter(account -> !account.equals(life.school().principal().account()))
                .forEach(account -> tell(account, "CLOSED_AUTOMATICALLY", it, null));
    }

    private void tell(String to, String kind, Happening it, @Nullable When overtaken) {
        Worker by = it.by();
        if (by == null || !to.equals(by.account()) && !to.equals(by.office())) {
            notices.add(new Notice(to, kind, it.at(), false, overtaken));
        }
    }

    private @Nullable When next(int i, Set<What> whats) {
        return life.happenings.stream()
                .skip(i + 1L)
                .filter(later -> whats.contains(later.what()))
                .map(Happening::at)
                .findFirst()
                .orElse(null);
    }

    private Set<String> tracking(When at) {
        Set<String> accounts = new TreeSet<>();
        life.happenings.stream().filter(it -> !at.isBefore(it.at())).forEach(it -> {
            if (it.what() == What.TRACKER_ON) {
                accounts.add(Objects.requireNonNull(it.about()));
            } else if (it.what() == What.TRACKER_OFF) {
                accounts.remove(it.about());
            }
        });
        accounts.add(life.filer.account());
        return accounts;
    }

    // reminders of duties

    private void tell(Owed duty, Map<LocalDate, Year.Day> days) {
        When missed = duty.isMissed()
                ? When.morning(dayFrom(duty.due().plusDays(1), days).date())
                : null;
        When reminded = reminder(duty, days);
        if (reminded != null) {
            When over = missed == null ? duty.ended() : missed;
            boolean optional = reminded.equals(duty.ended())
                    && Objects.requireNonNull(days.get(reminded.day())).afterGap();
            owners(duty, reminded)
                    .forEach(to -> notices.add(new Notice(to, "OBLIGATION_DUE_SOON", reminded, optional, over)));
        }
        if (missed != null) {
            owners(duty, missed)
                    .forEach(to -> notices.add(new Notice(to, "OBLIGATION_MISSED", missed, false, duty.ended())));
        }
    }

    /** The first time somebody looks when it is near, if it is owed then. */
    private static @Nullable When reminder(Owed duty, Map<LocalDate, Year.Day> days) {
        When looked = duty.opened();
        if (looked.day().isBefore(duty.remindOn())) {
            if (duty.remindOn().isAfter(Year.LAST)) {
                return null;
            }
            looked = When.morning(dayFrom(duty.remindOn(), days).date());
        }
        if (looked.day().isAfter(duty.due())) {
            return null;
        }
        When ended = duty.ended();
        boolean inTime = ended == null || looked.isBefore(ended);
        boolean perhaps = looked.equals(ended)
                && Objects.requireNonNull(days.get(looked.day())).afterGap();
        return inTime || perhaps ? looked : null;
    }

    private Set<String> owners(Owed duty, When at) {
        if (duty.kind() == ObligationKind.TRACKINGS_OF_SEMESTER) {
            Set<String> all = new TreeSet<>(tracking(at));
            all.add(principal + "#counsellors");
            return all;
        }
        return Set.of(duty.kind() == ObligationKind.FIRST_TRACKING ? life.filer.account() : principal);
    }

    private static Year.Day dayFrom(LocalDate day, Map<LocalDate, Year.Day> days) {
        LocalDate found = day;
        while (!days.containsKey(found)) {
            found = found.plusDays(1);
        }
        return Objects.requireNonNull(days.get(found));
    }
}
