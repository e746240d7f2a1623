package org.rejoin.query.absence;

import java.util.List;

/** Whom the police help to search: reported, and not seen at school since. */
record WantedPupil(String name, String className, String school, ReportedDropout report) {

    // never into a log
    @Override
    public String toString() {
        return "WantedPupil[" + List.of(report) + "]";
    }
}
