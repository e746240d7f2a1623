package org.rejoin.event;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rejoin.event.absence.AbsenceEvent;
import org.rejoin.event.account.AccountEvent;
import org.rejoin.event.announcement.AnnouncementEvent;
import org.rejoin.event.calendar.CalendarEvent;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.classchange.ClassChangeEvent;
import org.rejoin.event.erasure.ErasureEvent;
import org.rejoin.event.meeting.MeetingEvent;
import org.rejoin.event.meeting.StaffingEvent;
import org.rejoin.event.obligation.ObligationEvent;
import org.rejoin.event.place.SchoolPlacesEvent;
import org.rejoin.event.principaltransfer.PrincipalTransferEvent;
import org.rejoin.event.pupilregister.RegisterEntryEvent;
import org.rejoin.event.ruleset.RuleSetEvent;
import org.rejoin.event.school.SchoolUnitEvent;
import org.rejoin.event.schoolplan.SchoolPlanEvent;
import org.rejoin.event.student.StudentEvent;
import org.rejoin.event.transferin.TransferInEvent;
import org.rejoin.event.transferout.TransferOutEvent;

/** Every event there is, by the stable name under which it is stored, so that a class may move without touching history. */
public final class EventTypes {

    private static final List<Class<?>> VOCABULARIES = List.of(
            CaseFileEvent.class,
            TransferInEvent.class,
            ObligationEvent.class,
            StudentEvent.class,
            ErasureEvent.class,
            AccountEvent.class,
            PrincipalTransferEvent.class,
            SchoolUnitEvent.class,
            CalendarEvent.class,
            AnnouncementEvent.class,
            SchoolPlanEvent.class,
            RuleSetEvent.class,
            AbsenceEvent.class,
            TransferOutEvent.class,
            MeetingEvent.class,
            StaffingEvent.class,
            RegisterEntryEvent.class,
            SchoolPlacesEvent.class,
            ClassChangeEvent.class);

    private static final Map<String, Class<?>> BY_NAME =
            all().collect(Collectors.toUnmodifiableMap(EventTypes::nameOf, Function.identity()));

    private EventTypes() {}

    public static Stream<Class<?>> all() {
        return VOCABULARIES.stream().flatMap(vocabulary -> Arrays.stream(vocabulary.getPermittedSubclasses()));
    }

    public static boolean isEvent(Class<?> type) {
        return BY_NAME.containsValue(type);
    }

    /** The event of a stored name. */
    public static Optional<Class<?>> find(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Whose personal data an event of this type holds; by its own id where its vocabulary does not say. */
    public static DataSubject.Kind subjectOf(Class<?> event) {
        return VOCABULARIES.stream()
                .filter(vocabulary -> vocabulary.isAssignableFrom(event))
                .map(vocabulary -> vocabulary.getAnnotation(DataSubject.class))
                .filter(Objects::nonNull)
                .map(DataSubject::value)
                .findFirst()
                .orElse(DataSubject.Kind.AGGREGATE);
    }

    public static String nameOf(Class<?> event) {
        return event.getSimpleName();
    }

    /** The class of a stored name; the name itself where it is none of ours. */
    public static String classNameOf(String name) {
        Class<?> event = BY_NAME.get(name);
        return event == null ? name : event.getName();
    }
}
