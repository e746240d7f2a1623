package org.rejoin.event.school;

/** 主管機關 of a unit: where its letters go (c12). */
public enum Authority {
    /** 國教署. */
    AGENCY,
    /** 縣市教育局（處）, which forwards to the agency. */
    COUNTY
}
