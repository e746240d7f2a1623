package org.rejoin.event.school;

/** Everything that can happen to a unit. Who and when stand in the metadata of the message. */
public sealed interface SchoolUnitEvent
        permits SchoolUnitOpened, SchoolUnitRevised, SchoolUnitContactRevised, SchoolUnitSignatoriesChosen {

    /** Unit code: school code and the mark of its division. */
    String unit();
}
