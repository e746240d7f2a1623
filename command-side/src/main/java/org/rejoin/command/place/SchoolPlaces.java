package org.rejoin.command.place;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
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
import org.rejoin.command.place.SchoolPlacesCommand.PostVacancyNotice;
import org.rejoin.command.place.SchoolPlacesCommand.SetPlaces;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.place.PlacesSet;
import org.rejoin.event.place.SchoolPlacesEvent;
import org.rejoin.event.place.VacancyNoticePosted;

/** How many pupils each grade of a full school takes, and what was told of its vacancies (R-HL-34). */
@Aggregate
class SchoolPlaces {

    static final Set<Role> SETTING = Set.of(Role.REGISTRY, Role.HEAD);

    @AggregateIdentifier
    private SchoolPlacesId id;

    private final Map<Integer, Integer> places = new HashMap<>();
    private @Nullable VacancyNoticePosted notice;

    SchoolPlaces() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(SetPlaces command, Actor by, PlacesOfUnits kept) {
        requireMay(by, command.id());
        if (places.getOrDefault(command.grade(), 0) == command.places()) {
            return;
        }
        apply(new PlacesSet(command.id().school(), command.grade(), command.places()));
        kept.set(command.id().school(), command.grade(), command.places());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PostVacancyNotice command, Actor by, Moment moment, PlacesOfUnits kept) {
        requireMay(by, command.id());
        String school = command.id().school();
        if (places.values().stream().noneMatch(many -> many > 0)) {
            throw new Refused(PlaceBlocker.NO_PLACES_SET);
        }
        int schoolYear = kept.calendar(school).semesterOf(command.postedOn()).schoolYear();
        VacancyNoticePosted posted = new VacancyNoticePosted(
                school, schoolYear, command.postedOn(), command.publicUntil(), command.bureauLetter());
        if (posted.equals(notice)) {
            return;
        }
        if (command.postedOn().isAfter(moment.today())) {
            throw new Invalid(FieldProblem.of("/postedOn", "DATE_IN_FUTURE"));
        }
        LocalDate begins = kept.calendar(school).winterHoliday(schoolYear).from();
        if (command.postedOn().isBefore(begins)) {
            throw new Invalid(FieldProblem.of("/postedOn", "BEFORE_WINTER_HOLIDAY"));
        }
        if (command.publicUntil().isBefore(VacancyNotice.publicUntilAtLeast(command.postedOn()))) {
            throw new Invalid(FieldProblem.of("/publicUntil", "NOTICE_TOO_SHORT"));
        }
        apply(posted);
        kept.posted(school, schoolYear, command.postedOn(), command.publicUntil());
    }

    @EventSourcingHandler
    void evolve(PlacesSet event) {
        begins(event);
        places.put(event.grade(), event.places());
    }

    @EventSourcingHandler
    void evolve(VacancyNoticePosted event) {
        begins(event);
        notice = event;
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
