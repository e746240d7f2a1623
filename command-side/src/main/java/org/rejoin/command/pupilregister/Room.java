package org.rejoin.command.pupilregister;

/** Whether a grade takes who transfers in (R-HL-34). */
enum Room {
    FREE,
    /** 額滿: every place is somebody's, also a dropout's. */
    FULL,
    /** A vacancy of the first term is filled in the winter holiday. */
    IN_WINTER_HOLIDAY
}
