package org.rejoin.query.transferout;

import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.transferout.TransferGround;
import org.rejoin.query.accesslog.Accessed;

/**
 * A letter or slip about a pupil who never arrived. What nobody told the service is left open on it, and said to be.
 *
 * @param letterNumber of its duty, where that was met
 */
record TransferPaper(
        TransferPaperKind kind,
        TransferLine line,
        ReportedTransfer report,
        @Nullable String letterNumber) implements Accessed {

    static TransferPaper of(
            TransferPaperKind kind, TransferLine line, ReportedTransfer report, ExplainedTransfer.Facts transfer) {
        return new TransferPaper(
                kind,
                line,
                report,
                transfer.duties().stream()
                        .filter(duty -> duty.kind() == kind.duty())
                        .map(ExplainedTransfer.Duty::reference)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    /** Where a child under protection went is told on no paper (R-HL-32). */
    public boolean tellsDestination() {
        return line.ground() != TransferGround.PLACEMENT;
    }

    @Override
    public Set<String> accessedSchools() {
        return line.accessedSchools();
    }

    @Override
    public String accessedSubject() {
        return line.accessedSubject() + " paper=" + kind;
    }
}
