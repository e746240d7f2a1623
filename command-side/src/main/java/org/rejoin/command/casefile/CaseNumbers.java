package org.rejoin.command.casefile;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 通報字號: YYYY-unit-sequence (SPEC 1.22(8)). Gaps mean nothing (R-FIL-04); a number is never given twice. */
@Component
class CaseNumbers {

    private final JdbcClient jdbc;

    CaseNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String next(int year, String school) {
        int sequence = jdbc.sql("""
                        INSERT INTO command_side.case_number AS given (year, school, last) VALUES (?, ?, 1)
                        ON CONFLICT (year, school) DO UPDATE SET last = given.last + 1 RETURNING last""").params(year, school).query(Integer.class).single();
        return "%d-%s-%04d".formatted(year, school, sequence);
    }
}
