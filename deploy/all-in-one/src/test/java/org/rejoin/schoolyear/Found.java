package org.rejoin.schoolyear;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.LongTermAbsencePaused;
import org.rejoin.event.casefile.LongTermAbsenceResumed;
import org.rejoin.event.casefile.SemesterDates;
import org.rejoin.event.obligation.ObligationEvent;
import org.rejoin.event.obligation.ObligationMet;
import org.rejoin.event.obligation.ObligationMissed;
import org.rejoin.event.obligation.ObligationOpened;
import org.rejoin.event.obligation.ObligationWaived;
import org.rejoin.event.obligation.WaiverReason;
import org.rejoin.notification.OtherSystem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service says of the year, by case, in the words of the computation. */
final class Found {

    private static final JsonMapper JSON = new JsonMapper();

    final Map<String, List<String>> byCase = new HashMap<>();
    private final Map<String, String> idsByNumber = new HashMap<>();

    Found(RunningYear running) throws InterruptedException {
        statuses(running);
        events(running);
        notices(running);
        webhooks(running);
    }

    private void statuses(RunningYear running) {
        running.database()
                .sql("SELECT case_number, case_id::text FROM read_model.case_list WHERE case_number IS NOT NULL")
                .query((row, n) -> Map.entry(row.getString(1), row.getString(2)))
                .list()
                .forEach(entry -> idsByNumber.put(entry.getKey(), entry.getValue()));
        running.database()
                .sql("SELECT case_id::text, status FROM read_model.case_list")
                .query((row, n) -> Map.entry(row.getString(1), "STATUS " + row.getString(2)))
                .list()
                .forEach(entry -> note(entry.getKey(), entry.getValue()));
    }

    private void events(RunningYear running) throws InterruptedException {
        Map<String, Map<String, StringBuilder>> duties = new HashMap<>();
        EventStore store = running.service().beanOf(EventStore.class);
        try (BlockingStream<TrackedEventMessage<?>> stream = store.openStream(null)) {
            while (stream.hasNextAvailable(200, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                TrackedEventMessage<?> message = stream.nextAvailable();
                if (message.getPayload() instanceof ObligationEvent event) {
                    Map<String, StringBuilder> ofCase =
                            duties.computeIfAbsent(event.caseId(), id -> new LinkedHashMap<>());
                    duty(ofCase, event);
                } else if (message instanceof DomainEventMessage<?> domain) {
                    event(domain.getAggregateIdentifier(), message.getPayload(), dayOf(message.getTimestamp()));
                }
            }
        }
        duties.forEach((id, ofCase) -> ofCase.values().forEach(words -> note(id, words.toString())));
    }

    private void event(String caseId, Object event, LocalDate day) {
        if (event instanceof CaseClosedAutomatically closed) {
            note(caseId, "ENDED " + day + " " + closed.closureReason() + " by " + ground(closed));
        } else if (event instanceof LongTermAbsencePaused paused) {
            note(caseId, "PAUSED " + day + " by " + caseOf(paused.otherCaseNumber()));
        } else if (event instanceof LongTermAbsenceResumed resumed) {
            note(caseId, "RESUMED " + day + " by " + caseOf(resumed.otherCaseNumber()));
        }
    }

    private String ground(CaseClosedAutomatically closed) {
        SemesterDates semester = closed.semester();
        return closed.rule()
                + (closed.adultOn() == null ? "" : " " + closed.adultOn())
                + (semester == null
                        ? ""
                        : " " + semester.label() + " until " + semester.lastDay() + " as in " + semester.calendar())
                + (closed.otherCaseNumber() == null ? "" : " " + caseOf(closed.otherCaseNumber()));
    }

    private String caseOf(String number) {
        return idsByNumber.getOrDefault(number, "no case's number " + number);
    }

    private static void duty(Map<String, StringBuilder> duties, ObligationEvent event) {
        if (event instanceof ObligationOpened opened) {
            StringBuilder words =
                    new StringBuilder("DUTY " + opened.kind() + " " + opened.openedOn() + "/" + opened.dueOn());
            StringBuilder before = duties.put(opened.obligationId(), words);
            if (before != null) {
                words.append(" opened twice");
            }
            return;
        }
        StringBuilder words = duties.computeIfAbsent(event.obligationId(), id -> new StringBuilder("never opened"));
        if (event instanceof ObligationMissed) {
            words.append(" missed");
        } else if (event instanceof ObligationMet met) {
            words.append(" met ").append(met.metOn());
        } else if (event instanceof ObligationWaived waived) {
            words.append(" waived ").append(waived.reason());
            if (waived.reason() != WaiverReason.TURNED_18) {
                words.append(" ").append(waived.waivedOn());
            }
        }
    }

    private void notices(RunningYear running) {
        running.database()
                .sql("SELECT case_id::text, at, kind, coalesce(office, account) FROM read_model.notification"
                        + " WHERE case_id IS NOT NULL")
                .query((row, n) -> Map.entry(
                        row.getString(1),
                        "NOTICE " + dayOf(row.getTimestamp(2).toInstant()) + " " + row.getString(3) + " to "
                                + row.getString(4)))
                .list()
                .forEach(entry -> note(entry.getKey(), entry.getValue()));
    }

    /** What came twice under one id is one delivery: the other system can tell. */
    private void webhooks(RunningYear running) {
        Set<String> seen = new HashSet<>();
        for (OtherSystem.Received received : running.told()) {
            JsonNode body = JSON.readTree(received.body());
            if (seen.add(body.get("id").asString())) {
                note(
                        body.get("caseId").asString(),
                        "WEBHOOK " + dayOf(Instant.parse(body.get("at").asString())) + " "
                                + body.get("kind").asString());
            }
        }
    }

    /** Each message that is about no case alone. */
    static List<String> summaries(RunningYear running) {
        return running.database()
                .sql("SELECT kind, coalesce(office, account), semester, at, cases FROM read_model.notification"
                        + " WHERE case_id IS NULL")
                .query((row, n) -> row.getString(1) + " to " + row.getString(2) + " of " + row.getString(3) + " on "
                        + dayOf(row.getTimestamp(4).toInstant()) + ": " + row.getInt(5))
                .list();
    }

    private void note(String caseId, String words) {
        byCase.computeIfAbsent(caseId, id -> new ArrayList<>()).add(words);
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, Doer.TAIWAN);
    }
}
