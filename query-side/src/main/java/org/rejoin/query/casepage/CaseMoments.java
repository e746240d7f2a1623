package org.rejoin.query.casepage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.rejoin.query.platform.AsReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When something happened to a case, without what: nothing of the events has to be opened for it. */
@Component
class CaseMoments {

    private final JdbcClient jdbc;

    CaseMoments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Oldest first, what one command brought about once. Of a case that is shown to the reader. */
    @AsReader
    List<Instant> of(UUID caseId) {
        List<Instant> moments = new ArrayList<>();
        jdbc
                .sql(
                        "SELECT time_stamp FROM event_store.domain_event WHERE aggregate_identifier = ? ORDER BY sequence_number")
                .param(caseId.toString())
                .query((row, number) -> Instant.parse(row.getString(1)))
                .stream()
                // a clock that was set back makes no moment of its own: the case is never shown as of it alone
                .filter(at -> moments.isEmpty() || at.isAfter(moments.get(moments.size() - 1)))
                .forEach(moments::add);
        return moments;
    }
}
