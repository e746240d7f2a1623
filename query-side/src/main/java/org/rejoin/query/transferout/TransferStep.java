package org.rejoin.query.transferout;

import java.util.Arrays;
import java.util.Optional;

/** What the pages offer of a transfer: each the command of the same path, and a page to say it. */
enum TransferStep {
    RECORD_ARRIVAL("arrival"),
    SEND_RECORDS("records"),
    RECORD_RECEIPT("receipt"),
    REPORT_DROPOUT("report"),
    WRITE_TO_COMMITTEE("committee-letter"),
    HOLD_MEETING("placement-meeting"),
    CHOOSE_CLASS("class"),
    END_TEMPORARY_STUDY("end"),
    WITHDRAW("withdraw");

    private final String path;

    TransferStep(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    static Optional<TransferStep> at(String path) {
        return Arrays.stream(values()).filter(step -> step.path.equals(path)).findFirst();
    }
}
