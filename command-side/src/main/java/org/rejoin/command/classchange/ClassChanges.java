package org.rejoin.command.classchange;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a change of class was ever asked for. */
@Component
public class ClassChanges {

    private final JdbcClient jdbc;

    ClassChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param entryId of the register */
    public boolean isThere(String entryId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM event_store.domain_event"
                        + " WHERE aggregate_identifier = ? AND sequence_number = 0)")
                .param(ClassChangeId.of(entryId).value())
                .query(Boolean.class)
                .single();
    }
}
