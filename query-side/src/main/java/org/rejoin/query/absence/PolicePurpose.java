package org.rejoin.query.absence;

/** What the search data are taken along for: one of a few, for the access log takes in no words of anybody. */
enum PolicePurpose {
    /** 函送警政協尋. */
    SEARCH,
    /** 核對. */
    CHECK
}
