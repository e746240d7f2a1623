package org.rejoin.query.statistics;

/** 統計時間類別: by which day a case belongs to a period and the student has an age. */
enum Basis {
    REPORTED(
            "(c.reported_at AT TIME ZONE :zone)::date",
            "c.reported_at >= :start AND c.reported_at < :end",
            "c.age_on_report"),
    LEFT("c.left_on", "c.left_on BETWEEN :from AND :to", "c.age_on_leaving");

    final String day;
    final String within;
    final String age;

    Basis(String day, String within, String age) {
        this.day = day;
        this.within = within;
        this.age = age;
    }
}
