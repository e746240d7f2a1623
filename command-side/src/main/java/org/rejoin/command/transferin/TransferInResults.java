package org.rejoin.command.transferin;

import java.util.List;
import org.rejoin.event.transferin.TransferInEntered;
import org.rejoin.event.transferin.TransferInOutcome;

/** What the school that enters is told, line by line: no name, no school, no pseudonym. */
record TransferInResults(List<Result> results) {

    record Result(int line, TransferInOutcome outcome) {}

    static TransferInResults of(List<TransferInEntered.Line> lines) {
        return new TransferInResults(lines.stream()
                .map(line -> new Result(line.line(), line.outcome()))
                .toList());
    }
}
