package org.rejoin.selfcheck;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Questions to the database. */
record Questions(Statement statement) {

    /** Null is no. */
    boolean isTrue(String condition) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT " + condition)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The first column of a query, none where it answers nothing. */
    List<String> list(String query) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                answers.add(row.getString(1));
            }
        }
        return answers;
    }
}
