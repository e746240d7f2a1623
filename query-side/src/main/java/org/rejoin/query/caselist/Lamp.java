package org.rejoin.query.caselist;

import org.rejoin.event.casefile.CaseStatus;

/**
 * How the state of a row is drawn: shape first, then word, then colour.
 *
 * @param tone green, amber, red or none
 * @param shape symbol of its name
 * @param key of its word: {@code lamp.<key>}
 */
record Lamp(String tone, String shape, String key) {

    static Lamp of(CaseView row) {
        if (!row.status().isOpen()) {
            return row.status() == CaseStatus.CLOSED ? none("done", row) : none("void", row);
        }
        if (row.light() == LightColour.GREEN) {
            return new Lamp("green", "green", "closable");
        }
        if (row.light() == LightColour.RED) {
            return new Lamp("red", "red", "overdue");
        }
        if (row.status() == CaseStatus.PENDING_REPORT || row.status() == CaseStatus.RETURNED) {
            return new Lamp("amber", "amber", row.status().name());
        }
        if (row.ageWarning() != null) {
            return new Lamp("amber", "amber", row.ageWarning().name());
        }
        if (row.light() == LightColour.AMBER) {
            return new Lamp("amber", "amber", "soon");
        }
        return row.status() == CaseStatus.TRACKING ? none("none", row) : none("wait", row);
    }

    private static Lamp none(String shape, CaseView row) {
        return new Lamp("none", shape, row.status().name());
    }
}
