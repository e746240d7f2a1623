package org.rejoin.query.history;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.ArrivalSource;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.ClosureDeclined;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.ClosureSuggestionLapsed;
import org.rejoin.event.casefile.FilingReturned;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.FilingVoided;
import org.rejoin.event.casefile.FormRevised;
import org.rejoin.event.casefile.LongTermAbsencePaused;
import org.rejoin.event.casefile.LongTermAbsenceResumed;
import org.rejoin.event.casefile.PersonalDataErased;
import org.rejoin.event.casefile.RegisterOverrideGranted;
import org.rejoin.event.casefile.RegisterRechecked;
import org.rejoin.event.casefile.TrackerDisabled;
import org.rejoin.event.casefile.TrackerEnabled;
import org.rejoin.event.casefile.TrackingDetails;
import org.rejoin.event.casefile.TrackingRecordDrafted;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;
import org.rejoin.event.casefile.TransferInMatchWithdrawn;
import org.rejoin.event.casefile.TransferInMatched;
import org.rejoin.query.Labels;
import org.rejoin.query.casepage.Sight;

/** Tells the events of one case, oldest first, as one reader may hear them. No sentence holds what is a person's own. */
class Narrator {

    private final Labels labels;
    private final Sight sight;
    private final Naming naming;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, String> drafters = new HashMap<>();
    private @Nullable ClosureReason closedFor;

    Narrator(Labels labels, Sight sight, Naming naming) {
        this.labels = labels;
        this.sight = sight;
        this.naming = naming;
    }

    @EventHandler
    Telling on(FilingStarted event) {
        String type = code("leaving-types", event.leavingType().name());
        return event.importedFrom() == null
                ? Telling.of(FilingStarted.class, type, event.caseNumber())
                : Telling.of("FilingStarted.imported", type, event.caseNumber(), event.importedFrom());
    }

    @EventHandler
    Telling on(FormRevised event) {
        return Telling.of(FormRevised.class);
    }

    @EventHandler
    Telling on(RegisterRechecked event) {
        return Telling.of("RegisterRechecked." + event.answer().outcome());
    }

    @EventHandler
    Telling on(FilingSubmitted event) {
        return Telling.of(FilingSubmitted.class, code(event.status()));
    }

    @EventHandler
    Telling on(TrackingRecordDrafted event) {
        drafters.put(event.recordId(), event.writtenBy());
        Telling drafted = Telling.of(TrackingRecordDrafted.class);
        // what was never submitted is its writer's own
        return event.writtenBy().equals(sight.account())
                ? drafted.happened(event.details().trackedAt())
                        .saying(confided(event.details().description()))
                : drafted;
    }

    @EventHandler
    Telling on(TrackingRecordSubmitted event) {
        numbers.put(event.recordId(), event.number());
        TrackingDetails details = event.details();
        return Telling.of(
                        TrackingRecordSubmitted.class,
                        String.valueOf(event.number()),
                        code("tracking-methods", details.method()),
                        Objects.requireNonNullElse(labels.minute(details.trackedAt()), ""))
                .happened(details.trackedAt())
                .saying(confided(details.description()));
    }

    @EventHandler
    Telling on(TrackingRecordWithdrawn event) {
        Integer number = numbers.get(event.recordId());
        if (number != null) {
            return Telling.of(TrackingRecordWithdrawn.class, number.toString()).because(event.reason());
        }
        Telling withdrawn = Telling.of("TrackingRecordWithdrawn.draft");
        return sight.account().equals(drafters.get(event.recordId())) ? withdrawn.because(event.reason()) : withdrawn;
    }

    @EventHandler
    Telling on(CaseReported event) {
        return Telling.of(CaseReported.class, code(event.status()));
    }

    @EventHandler
    Telling on(FilingReturned event) {
        return Telling.of(FilingReturned.class).because(event.reason());
    }

    @EventHandler
    Telling on(FilingVoided event) {
        return Telling.of(FilingVoided.class).because(event.reason());
    }

    @EventHandler
    Telling on(CaseVoided event) {
        return Telling.of(CaseVoided.class, event.letterNumber(), day(event.letterDate()))
                .happened(event.letterDate())
                .because(event.reason());
    }

    @EventHandler
    Telling on(ClosureSuggested event) {
        return Telling.of(ClosureSuggested.class, code(event.closureReason())).saying(confided(event.description()));
    }

    @EventHandler
    Telling on(ClosureSuggestionLapsed event) {
        return Telling.of(ClosureSuggestionLapsed.class, code(event.status()));
    }

    @EventHandler
    Telling on(ClosureDeclined event) {
        return Telling.of(ClosureDeclined.class, person(event.suggestedBy())).because(event.reason());
    }

    @EventHandler
    Telling on(RegisterOverrideGranted event) {
        return Telling.of(RegisterOverrideGranted.class).because(event.reason());
    }

    @EventHandler
    Telling on(CaseClosed event) {
        closedFor = event.closureReason();
        String reason = code(event.closureReason());
        Telling closed = event.suggestedBy() == null
                ? Telling.of(CaseClosed.class, reason)
                : Telling.of("CaseClosed.suggested", reason, person(event.suggestedBy()));
        return closed.saying(confided(event.note()));
    }

    @EventHandler
    Telling on(CaseClosedAutomatically event) {
        closedFor = event.closureReason();
        String reason = code(event.closureReason());
        if (event.otherCaseNumber() != null) {
            return Telling.of("CaseClosedAutomatically.following", reason, event.otherCaseNumber());
        }
        return event.semester() == null
                ? Telling.of(CaseClosedAutomatically.class, reason)
                : Telling.of(
                        "CaseClosedAutomatically.semester",
                        reason,
                        event.semester().label(),
                        day(event.semester().lastDay()));
    }

    @EventHandler
    Telling on(LongTermAbsencePaused event) {
        return Telling.of(LongTermAbsencePaused.class, event.otherCaseNumber());
    }

    @EventHandler
    Telling on(LongTermAbsenceResumed event) {
        return Telling.of(LongTermAbsenceResumed.class, event.otherCaseNumber());
    }

    @EventHandler
    Telling on(CaseReopened event) {
        return Telling.of(CaseReopened.class, code("closure-reasons", closedFor == null ? null : closedFor.name()))
                .because(event.reason());
    }

    @EventHandler
    Telling on(TrackerEnabled event) {
        return Telling.of(TrackerEnabled.class, person(event.account()));
    }

    @EventHandler
    Telling on(TrackerDisabled event) {
        return Telling.of(TrackerDisabled.class, person(event.account()));
    }

    @EventHandler
    Telling on(TransferInMatched event) {
        return event.source() == ArrivalSource.REGISTER
                ? Telling.of("TransferInMatched.register", unit(event.destinationSchool()), month(event.month()))
                : Telling.of(TransferInMatched.class, unit(event.destinationSchool()), month(event.month()));
    }

    @EventHandler
    Telling on(TransferInMatchWithdrawn event) {
        return Telling.of(TransferInMatchWithdrawn.class).because(event.reason());
    }

    @EventHandler
    Telling on(PersonalDataErased event) {
        return Telling.of(
                PersonalDataErased.class.getSimpleName() + "." + event.dataClass(),
                code("erasure-grounds", event.legalBasis().name()));
    }

    private String person(String account) {
        return naming.person(account);
    }

    private String unit(String code) {
        return naming.unit(code);
    }

    private String day(LocalDate day) {
        return Objects.requireNonNullElse(labels.day(day), "");
    }

    private String month(String month) {
        return labels.month(YearMonth.parse(month));
    }

    private @Nullable String confided(@Nullable String text) {
        return sight.counselling() ? text : null;
    }

    private String code(CaseStatus status) {
        return code("statuses", status.name());
    }

    private String code(ClosureReason reason) {
        return code("closure-reasons", reason.name());
    }

    private String code(String list, @Nullable String code) {
        return Objects.requireNonNullElse(labels.code(list, code), "");
    }
}
