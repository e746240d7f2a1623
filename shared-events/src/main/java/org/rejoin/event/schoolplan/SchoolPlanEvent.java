package org.rejoin.event.schoolplan;

/** Everything that can happen to the papers of a unit. Who and when stand in the metadata of the message. */
public sealed interface SchoolPlanEvent permits SchoolPlanUploaded {

    /** Unit code. */
    String unit();
}
