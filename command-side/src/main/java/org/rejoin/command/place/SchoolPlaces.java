package org.rejoin.command.place;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.place.SchoolPlacesCommand.KeepVacancyNotice;
import org.rejoin.command.place.SchoolPlacesCommand.PostVacancyNotice;
import org.rejoin.command.place.SchoolPlacesCommand.SetPlaces;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.calendar.Days;
import org.rejoin.event.place.PlacesSet;
import org.rejoin.event.place.SchoolPlacesEvent;
import org.rejoin.event.place.VacancyNoticeMissed;
import org.rejoin.event.place.VacancyNoticeOwed;
import org.rejoin.event.place.VacancyNoticePosted;
import org.rejoin.event.place.VacancyNoticeWaived;
import org.rejoin.event.school.Grades;

/** How many pupils each grade of a full school takes, and what was told of its vacancies (R-HL-34). */
@Aggregate(lockFactory = NoLockOfPlaces.NAME)
class SchoolPlaces {

    // a calendar that is corrected meanwhile is noticed
    private static final Duration LONGEST_WAIT = Duration.ofDays(30);

    static final Set<Role> SETTING = Set.of(Role.REGISTRY, Role.HEAD);

    @AggregateIdentifier
    private SchoolPlacesId id;

    private final Map<Integer, Integer> places = new HashMap<>();
    private @Nullable Instant fullSince;
    private @Nullable VacancyNoticePosted notice;
    private @Nullable VacancyNoticeOwed owed;
    private boolean missed;
    private int lastOwed;

    SchoolPlaces() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(SetPlaces command, Actor by, Moment moment, PlaceFacts kept) {
        requireMay(by, command.id());
        if (places.getOrDefault(command.grade(), 0) == command.places()) {
            return;
        }
        Grades grades = kept.grades(command.id().school());
        // what was set before this was asked for can still be taken back
        if (command.places() > 0 && !grades.include(command.grade())) {
            throw new Invalid(FieldProblem.of("/grade", "GRADE_OF_STAGE", grades.first(), grades.last()));
        }
        apply(new PlacesSet(command.id().school(), command.grade(), command.places()));
        kept.set(command.id().school(), command.grade(), command.places());
        look(command.id().school(), moment, kept);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(KeepVacancyNotice command, Moment moment, PlaceFacts kept) {
        look(command.id().school(), moment, kept);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PostVacancyNotice command, Actor by, Moment moment, PlaceFacts kept) {
        requireMay(by, command.id());
        String school = command.id().school();
        if (!isFull()) {
            throw new Refused(PlaceBlocker.NO_PLACES_SET);
        }
        int schoolYear = kept.calendar(school).schoolYearOf(moment.today());
        VacancyNoticePosted posted = new VacancyNoticePosted(
                school, schoolYear, command.postedOn(), command.publicUntil(), command.bureauLetter());
        if (posted.equals(notice)) {
            return;
        }
        if (command.postedOn().isAfter(moment.today())) {
            throw new Invalid(FieldProblem.of("/postedOn", "DATE_IN_FUTURE"));
        }
        Days winter = kept.calendar(school).winterHoliday(schoolYear);
        if (command.postedOn().isBefore(winter.from()) || command.postedOn().isAfter(winter.to())) {
            throw new Invalid(FieldProblem.of("/postedOn", "NOT_IN_WINTER_HOLIDAY", winter.from(), winter.to()));
        }
        if (command.publicUntil().isBefore(VacancyNotice.publicUntilAtLeast(command.postedOn()))) {
            throw new Invalid(FieldProblem.of("/publicUntil", "NOTICE_TOO_SHORT"));
        }
        sayWhetherItIsLate(moment);
        apply(posted);
        kept.posted(school, schoolYear, command.postedOn(), command.publicUntil());
        look(school, moment, kept);
    }

    @EventSourcingHandler
    void evolve(PlacesSet event, @Timestamp Instant at) {
        begins(event);
        places.put(event.grade(), event.places());
        if (!isFull()) {
            fullSince = null;
        } else if (fullSince == null) {
            fullSince = at;
        }
    }

    @EventSourcingHandler
    void evolve(VacancyNoticeOwed event) {
        begins(event);
        owed = event;
        missed = false;
        lastOwed = event.schoolYear();
    }

    @EventSourcingHandler
    void evolve(VacancyNoticeMissed event) {
        missed = true;
    }

    @EventSourcingHandler
    void evolve(VacancyNoticeWaived event) {
        owed = null;
        lastOwed = event.schoolYear() - 1;
    }

    @EventSourcingHandler
    void evolve(VacancyNoticePosted event) {
        begins(event);
        notice = event;
        if (owed != null && owed.schoolYear() == event.schoolYear()) {
            owed = null;
        }
    }

    // a school that became a full one only after the last day owes nothing this year
    private void look(String school, Moment moment, PlaceFacts kept) {
        int schoolYear = kept.calendar(school).schoolYearOf(moment.today());
        VacancyNotice due = VacancyNotice.of(kept.calendar(school).winterHoliday(schoolYear));
        Instant deadline = kept.endOf(due.dueOn());
        boolean toCome = fullSince != null && fullSince.isBefore(deadline) && !isSaidOf(schoolYear);
        if (toCome && !moment.today().isBefore(due.from())) {
            // of a winter that is over nobody can post it any more; that it was missed stays
            sayWhetherItIsLate(moment);
            if (owed != null) {
                apply(new VacancyNoticeWaived(school, owed.schoolYear(), owed.dutyId(), moment.instant()));
            }
            apply(new VacancyNoticeOwed(
                    school, schoolYear, VacancyNoticeOwed.idOf(school, schoolYear), due.from(), due.dueOn(), deadline));
        }
        sayWhetherItIsLate(moment);
        if (owed != null && !isFull()) {
            apply(new VacancyNoticeWaived(school, owed.schoolYear(), owed.dutyId(), moment.instant()));
        }
        kept.lookAgain(school, nextLook(schoolYear, moment, kept));
    }

    private Optional<Instant> nextLook(int schoolYear, Moment moment, PlaceFacts kept) {
        if (owed != null && !missed) {
            return Optional.of(owed.deadline());
        }
        if (!isFull()) {
            return Optional.empty();
        }
        Instant latest = moment.instant().plus(LONGEST_WAIT);
        return IntStream.of(schoolYear, schoolYear + 1)
                .mapToObj(year -> kept.calendar(id.school()).winterHoliday(year).from())
                .map(from -> kept.endOf(from.minusDays(1)))
                .filter(begins -> begins.isAfter(moment.instant()))
                .findFirst()
                .map(begins -> begins.isBefore(latest) ? begins : latest);
    }

    // whoever is faster: what was late stays so, also where it is made up for before anybody looked
    private void sayWhetherItIsLate(Moment moment) {
        if (owed != null && !missed && !moment.instant().isBefore(owed.deadline())) {
            apply(new VacancyNoticeMissed(owed.school(), owed.schoolYear(), owed.dutyId(), owed.deadline()));
        }
    }

    private boolean isSaidOf(int schoolYear) {
        return lastOwed >= schoolYear || notice != null && notice.schoolYear() >= schoolYear;
    }

    private boolean isFull() {
        return places.values().stream().anyMatch(many -> many > 0);
    }

    private void begins(SchoolPlacesEvent event) {
        id = SchoolPlacesId.of(event.school());
    }

    private static void requireMay(Actor by, SchoolPlacesId asked) {
        if (!by.isOfSchool(asked.school()) || by.roles().stream().noneMatch(SETTING::contains)) {
            throw new Refused(PlaceBlocker.PLACES_ROLE_MAY_NOT);
        }
    }
}
