package org.rejoin.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A new component cannot be forgotten: it is encrypted, or somebody says here why it may be read by everybody. */
class PersonalDataTest {

    private static final Set<Class<?>> TELLING = Set.of(String.class, LocalDate.class, List.class);

    /** By its name wherever it stands, or by record and name where the name alone says too little. */
    private static final Map<String, String> READABLE = Map.ofEntries(
            Map.entry("caseId", "UUID"),
            Map.entry("caseIds", "UUIDs"),
            Map.entry("erasureId", "UUID"),
            Map.entry("requestedBy", "account name"),
            Map.entry("duties", "codes of rules"),
            Map.entry("studentId", "the pseudonym"),
            Map.entry("accountId", "UUID"),
            Map.entry("transferId", "UUID"),
            Map.entry("transferInId", "UUID"),
            Map.entry("recordId", "UUID"),
            Map.entry("caseNumber", "unit and sequence"),
            Map.entry("school", "code of a unit"),
            Map.entry("destinationSchool", "code of a unit"),
            Map.entry("unit", "code of a unit"),
            Map.entry("county", "code"),
            Map.entry("month", "of a list, not of a person"),
            Map.entry("account", "account names are no names of people"),
            Map.entry("filedBy", "account name"),
            Map.entry("writtenBy", "account name"),
            Map.entry("suggestedBy", "account name"),
            Map.entry("PrincipalTransferApplied.from", "account id"),
            Map.entry("PrincipalTransferApplied.to", "account id"),
            Map.entry("importedFrom", "name of a file with many students"),
            Map.entry("stampedForm", "id of an upload"),
            Map.entry("appointmentLetter", "id of an upload"),
            Map.entry("letterNumber", "of an official letter"),
            Map.entry("letterDate", "of an official letter"),
            Map.entry("CaseForm.leftOn", "statistics count by it"),
            Map.entry("CaseForm.intentions", "codes that statistics count"),
            Map.entry("StudentDetails.sex", "code that statistics count"),
            Map.entry("StudentDetails.programme", "code that statistics count"),
            Map.entry("StudentDetails.identities", "codes that statistics count"),
            Map.entry("StudentDetails.familySituation", "code that statistics count"),
            Map.entry("ContactPerson.relation", "code"),
            Map.entry("LeavingReason.code", "code that statistics count"),
            Map.entry("TrackingDetails.method", "code that statistics count"),
            Map.entry("TrackingDetails.dwelling", "code that statistics count"),
            Map.entry("TrackingDetails.lifeSituation", "code that statistics count"),
            Map.entry("TrackingDetails.measures", "codes that statistics count"),
            Map.entry("SchoolUnitOpened.name", "of a school"),
            Map.entry("SchoolUnitRevised.name", "of a school"),
            Map.entry("SchoolUnitContactRevised.name", "of a school"),
            Map.entry("SchoolUnitContactRevised.address", "of a school"),
            Map.entry("SchoolUnitContactRevised.phone", "of a school"),
            Map.entry("signatories", "offices of a school"),
            Map.entry("announcementId", "UUID"),
            Map.entry("titleZh", "told to everybody"),
            Map.entry("titleEn", "told to everybody"),
            Map.entry("textZh", "told to everybody"),
            Map.entry("textEn", "told to everybody"),
            Map.entry("AnnouncementPublished.from", "when an announcement is shown"),
            Map.entry("AnnouncementPublished.until", "when an announcement is shown"),
            Map.entry("AnnouncementWithdrawn.reason", "of an announcement to everybody"),
            Map.entry("upload", "id of an upload"),
            Map.entry("mediaType", "what a file is"),
            Map.entry("Attachment.name", "of a file for everybody"),
            Map.entry("fileName", "of a paper of a school"),
            Map.entry("registerOverriddenBy", "account name"),
            Map.entry("grantedBy", "account name"),
            Map.entry("otherCaseNumber", "unit and sequence"),
            Map.entry("Student.sex", "code that statistics count"),
            Map.entry("Student.programme", "code that statistics count"),
            Map.entry("SchoolYearPublished.authority", "code of a county, or the agency"),
            Map.entry("Days.from", "of a calendar"),
            Map.entry("Days.to", "of a calendar"),
            Map.entry("Days.name", "of a holiday"),
            Map.entry("SemesterDates.calendar", "whose calendar it is"),
            Map.entry("SemesterDates.label", "of a semester"),
            Map.entry("SemesterDates.lastDay", "of a semester"),
            Map.entry("obligationId", "UUID"),
            Map.entry("metBy", "what met it"),
            Map.entry("reference", "UUID of what met it, or number of a letter"),
            Map.entry("openedOn", "of a duty of the school"),
            Map.entry("ObligationOpened.dueOn", "of a duty of the school"),
            Map.entry("ObligationFallsDue.dueOn", "of a duty of the school"),
            Map.entry("ObligationMissed.dueOn", "of a duty of the school"),
            Map.entry("metOn", "of a duty of the school"),
            Map.entry("waivedOn", "of a duty of the school"),
            Map.entry("semester", "label of a semester"),
            Map.entry("ruleId", "of SPEC"),
            Map.entry("RuleSetPublished.authority", "code of a county, or the agency"),
            Map.entry("RuleSetPublished.effectiveFrom", "of rules"),
            Map.entry("RuleSetPublished.reason", "of rules, told to everybody"),
            Map.entry("Wording.zh", "of rules, told to everybody"),
            Map.entry("Wording.en", "of rules, told to everybody"),
            Map.entry("Ages.noteZh", "of rules"),
            Map.entry("Ages.noteEn", "of rules"),
            Map.entry("watchId", "UUID"),
            Map.entry("dutyId", "UUID"),
            Map.entry("PupilWatched.className", "of many pupils"),
            Map.entry("PupilChangedClass.className", "of many pupils"),
            Map.entry("PupilLeft.from", "school day that duties are counted by"),
            Map.entry("PupilCameBack.from", "school day that duties are counted by"),
            Map.entry("goneSince", "school day that duties are counted by"),
            Map.entry("day", "school day that duties are counted by"),
            Map.entry("ruleSet", "version of rules"),
            Map.entry("CountsReached.upTo", "school day that is counted to"),
            Map.entry("AbsenceDutyOpened.dueOn", "of a duty of the school"),
            Map.entry("AbsenceDutyMet.doneOn", "of a duty of the school"),
            Map.entry("DropoutReported.reportedOn", "of a duty of the school"),
            Map.entry("DropoutReported.mainReason", "code that statistics count"),
            Map.entry("DropoutReported.furtherReasons", "codes that statistics count"),
            Map.entry("DropoutReportCorrected.reportedOn", "of a duty of the school"),
            Map.entry("DropoutReportCorrected.mainReason", "code that statistics count"),
            Map.entry("DropoutReportCorrected.furtherReasons", "codes that statistics count"),
            Map.entry("transferOutId", "UUID"),
            Map.entry("TransferDropoutReported.reportedOn", "of a duty of the school"),
            Map.entry("TransferDropoutReported.mainReason", "code that statistics count"),
            Map.entry("TransferDropoutReported.furtherReasons", "codes that statistics count"),
            Map.entry("TransferCertificateIssued.className", "of many pupils"),
            Map.entry("TransferCertificateIssued.issuedOn", "of a certificate of the school"),
            Map.entry("TransferCertificateIssued.toldUntil", "of a certificate of the school"),
            Map.entry("TransferCertificateIssued.arrivalDueOn", "of a duty of the school"),
            Map.entry("TemporaryStudyGranted.className", "of many pupils"),
            Map.entry("TemporaryStudyGranted.from", "school days that are counted by it"),
            Map.entry("TemporaryStudyGranted.until", "school days that are counted by it"),
            Map.entry("ArrivalNoticeReceived.arrivedOn", "of a duty of the school"),
            Map.entry("ArrivalNoticeReceived.receivedOn", "of a duty of the school"),
            Map.entry("TransferRecordsSent.sentOn", "of a duty of the school"),
            Map.entry("TransferRecordsSent.registeredMail", "number of a letter"),
            Map.entry("TransferRecordsReceived.receivedOn", "of a duty of the school"),
            Map.entry("TransferCompleted.completedOn", "of a duty of the school"),
            Map.entry("PlacementMeetingHeld.heldOn", "of a duty of the school"),
            Map.entry("PlacementClassChosen.newClass", "of many pupils"),
            Map.entry("TemporaryStudyEnded.endedOn", "school days that are counted by it"),
            Map.entry("TransferDutyOpened.dueOn", "of a duty of the school"),
            Map.entry("TransferDutyMet.doneOn", "of a duty of the school"),
            Map.entry("additionId", "an id chosen by who makes the addition"),
            Map.entry("meetingId", "UUID"),
            Map.entry("taskId", "UUID"),
            Map.entry("staffingId", "made of the unit"),
            Map.entry("MeetingPlanned.calledOn", "of a meeting of the school"),
            Map.entry("startsAt", "of a meeting of the school"),
            Map.entry("place", "of a meeting of the school"),
            Map.entry("organisation", "an authority or institution, no person"),
            Map.entry("MeetingHeld.heldOn", "of a meeting of the school"),
            Map.entry("MeetingTaskAssigned.dueOn", "of a task of an office"),
            Map.entry("MeetingTaskDone.doneOn", "of a task of an office"),
            Map.entry("StaffingMeetingOwed.dueOn", "of a duty of the school"),
            Map.entry("StaffingMeetingMet.heldOn", "of a meeting of the school"),
            Map.entry("entryId", "UUID"),
            Map.entry("ClassChangeRequested.requestedOn", "of a duty of the school"),
            Map.entry("ClassChangeRequested.counselUntil", "of a duty of the school"),
            Map.entry("ClassChangeCounselled.endedOn", "of a duty of the school"),
            Map.entry("ClassChangeCounselled.decideUntil", "of a duty of the school"),
            Map.entry("ClassChangeDecided.decidedOn", "of a duty of the school"),
            Map.entry("ClassChangeDecided.evaluateFrom", "of a duty of the school"),
            Map.entry("ClassChangeEvaluated.evaluatedOn", "of a duty of the school"),
            Map.entry("ClassChangeForwarded.forwardedOn", "of a duty of the school"),
            Map.entry("ClassChangeDecided.newClass", "of many pupils"),
            Map.entry("VacancyNoticeOwed.from", "of a duty of the school"),
            Map.entry("VacancyNoticeOwed.dueOn", "of a duty of the school"),
            Map.entry("VacancyNoticePosted.postedOn", "of a notice of the school"),
            Map.entry("VacancyNoticePosted.publicUntil", "of a notice of the school"),
            Map.entry("bureauLetter", "number of a letter"),
            Map.entry("PupilEntered.className", "of many pupils"),
            Map.entry("PupilEntered.on", "movements of a school are counted by it"),
            Map.entry("PupilMoved.className", "of many pupils"),
            Map.entry("PupilMoved.on", "movements of a school are counted by it"),
            Map.entry("PupilReturned.className", "of many pupils"),
            Map.entry("PupilReturned.on", "movements of a school are counted by it"),
            Map.entry("PupilGuidedOn.on", "movements of a school are counted by it"),
            Map.entry("MovementWithdrawn.on", "movements of a school are counted by it"),
            Map.entry("MovementWithdrawn.since", "movements of a school are counted by it"),
            Map.entry("MovementWithdrawn.guidedOn", "movements of a school are counted by it"),
            Map.entry("MovementWithdrawn.className", "of many pupils"),
            Map.entry("RegisterEntryCorrected.className", "of many pupils"),
            Map.entry("ObligationOpened.inputs", "terms and days of the calendar, by name"));

    @ParameterizedTest
    @MethodSource("components")
    void every_text_date_and_list_is_encrypted_or_said_why_not(RecordComponent component) {
        String place = component.getDeclaringRecord().getSimpleName() + "." + component.getName();
        boolean readable = READABLE.containsKey(place) || READABLE.containsKey(component.getName());

        assertThat(component.isAnnotationPresent(Personal.class))
                .as("%s is either @Personal or readable for a reason", place)
                .isNotEqualTo(readable);
    }

    @Test
    void no_reason_outlives_its_component() {
        Set<String> there = everything()
                .flatMap(component -> Stream.of(
                        component.getName(),
                        component.getDeclaringRecord().getSimpleName() + "." + component.getName()))
                .collect(Collectors.toSet());

        assertThat(there).containsAll(READABLE.keySet());
    }

    @ParameterizedTest
    @MethodSource("everything")
    void what_is_personal_is_a_text_a_date_or_a_list_of_texts(RecordComponent component) {
        if (component.isAnnotationPresent(Personal.class)) {
            assertThat(component.getGenericType().getTypeName())
                    .isIn("java.lang.String", "java.time.LocalDate", "java.util.List<java.lang.String>");
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void events_hold_only_what_this_test_understands(RecordComponent component) {
        Class<?> type = elementOf(component);

        assertThat(type.isPrimitive()
                        || type.isEnum()
                        || type.isRecord()
                        || Set.of(
                                        String.class,
                                        LocalDate.class,
                                        Instant.class,
                                        Integer.class,
                                        Long.class,
                                        Boolean.class)
                                .contains(type)
                        || type == Set.class
                        || READABLE.containsKey(
                                component.getDeclaringRecord().getSimpleName() + "." + component.getName()))
                .as("%s of %s", component, component.getDeclaringRecord())
                .isTrue();
    }

    @Test
    void a_vocabulary_with_personal_data_says_whose_they_are() {
        assertThat(EventTypes.all().filter(event -> componentsOf(event).stream()
                        .anyMatch(component -> component.isAnnotationPresent(Personal.class))))
                .allSatisfy(event -> assertThat(Arrays.stream(event.getInterfaces())
                                .anyMatch(vocabulary -> vocabulary.isAnnotationPresent(DataSubject.class)))
                        .as(event.getSimpleName())
                        .isTrue());
    }

    static Stream<RecordComponent> components() {
        return everything()
                .filter(component -> TELLING.contains(component.getType())
                        && (component.getType() != List.class || elementOf(component) == String.class));
    }

    static Stream<RecordComponent> everything() {
        return EventTypes.all()
                .flatMap(event -> componentsOf(event).stream())
                .collect(Collectors.toMap(
                        component -> component.getDeclaringRecord().getName() + "." + component.getName(),
                        component -> component,
                        (one, same) -> one))
                .values()
                .stream();
    }

    private static List<RecordComponent> componentsOf(Class<?> event) {
        List<RecordComponent> all = new ArrayList<>();
        collect(event, all, new HashSet<>());
        return all;
    }

    private static void collect(Class<?> type, List<RecordComponent> all, Set<Class<?>> seen) {
        if (!type.isRecord() || !seen.add(type)) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            all.add(component);
            collect(elementOf(component), all, seen);
        }
    }

    private static Class<?> elementOf(RecordComponent component) {
        return component.getType() == List.class
                        && component.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                ? element
                : component.getType();
    }
}
