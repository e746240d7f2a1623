package org.rejoin.event.absence;

/** Who goes along on a visit or takes part in a meeting (SPEC 1.19). */
public enum Participant {
    /** 校長. */
    HEAD,
    /** 導師. */
    CLASS_TEACHER,
    /** 學務處（教導處）. */
    STUDENT_AFFAIRS,
    /** 教務處. */
    ACADEMIC_AFFAIRS,
    /** 輔導室. */
    COUNSELLING_OFFICE,
    /** 家長. */
    PARENTS,
    /** 原服員. */
    INDIGENOUS_WORKER,
    /** 警政. */
    POLICE,
    /** 社政. */
    SOCIAL_AFFAIRS,
    /** 衛政、醫療. */
    HEALTH,
    /** 民政、里長、里幹事. */
    VILLAGE_HEAD,
    /** 原民局. */
    INDIGENOUS_BUREAU,
    /** 輔諮中心、家教中心. */
    COUNSELLING_CENTRE,
    /** 強迫入學委員會. */
    ENROLMENT_COMMITTEE
}
