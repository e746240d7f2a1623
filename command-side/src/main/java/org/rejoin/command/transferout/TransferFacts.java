package org.rejoin.command.transferout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.school.Stage;

/** What a transfer is decided by and keeps beside its events, within the transaction of the command. */
interface TransferFacts {

    /** By the rules that held on the day of the certificate, and the school's calendar. */
    ArrivalTerm arrival(String school, LocalDate issuedOn, boolean withinCounty, LocalDate enteredOn);

    /** Version of the rules that hold for the school on the day. */
    String ruleSet(String school, LocalDate day);

    /** Whose reasons of a dropout are offered on the day. */
    int schoolYearOf(String school, LocalDate day);

    LocalDate addSchoolDays(String school, LocalDate day, int schoolDays);

    Instant endOf(LocalDate day);

    /** Empty where it is no unit. */
    Optional<String> countyOf(String unit);

    /** What pupils of the unit are taught as; empty where it is no unit. */
    Optional<Stage> stageOf(String unit);

    /** Whether the school knows the pupil, and under another name than this. */
    boolean isKnownByAnotherName(String school, String studentId, String name);

    /** Whether the pupil's data are being erased: what is written meanwhile would outlive it. */
    boolean isBeingErased(String studentId);

    /** @return whether no other transfer of the pupil out of the school is open */
    boolean opens(TransferOutId id, String school, TransferPaper paper);

    /** Another one may begin; a temporary study was leave up to that day. */
    void closes(TransferOutId id, LocalDate day);

    /** It was taken back: nothing of it was leave. */
    void neverWas(TransferOutId id);

    /** From that day on the pupil counts no more at the school: nobody there follows his days. */
    void left(String school, String studentId, LocalDate from, LeavingCause cause);

    /** He had not: what was told of that day is taken back. */
    void neverLeft(String school, String studentId, LocalDate from);

    /** When to look again though nothing happens; never, where it is empty. */
    void lookAgain(TransferOutId id, Optional<Instant> at);
}
