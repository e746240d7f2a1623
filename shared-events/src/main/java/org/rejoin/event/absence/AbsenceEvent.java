package org.rejoin.event.absence;

import org.rejoin.event.DataSubject;

/** Everything that can happen to a pupil whose attendance is watched. */
@DataSubject(DataSubject.Kind.STUDENT)
public sealed interface AbsenceEvent
        permits PupilWatched,
                AttendanceRecorded,
                AttendanceCorrected,
                PupilConditionsDeclared,
                AbsenceDutyOpened,
                AbsenceDutyMet,
                AbsenceDutyMissed,
                AbsenceDutyWaived,
                DropoutRiskChanged,
                DropoutReported,
                DropoutReportCorrected,
                PupilLeft,
                LeavingWithdrawn,
                PupilCameBack,
                PupilChangedClass {

    /** UUID of the watch, made of school and pseudonym. */
    String watchId();
}
