package org.rejoin.command.pupilregister;

import io.swagger.v3.oas.annotations.media.Schema;

/** @param returned whether it is the kept number of a pupil who came back (R-HL-08) */
@Schema(name = "EnteredPupil")
record RegisterResult(
        String entryId, @Schema(example = "115001") String number, boolean returned) {

    // never into a log
    @Override
    public String toString() {
        return "RegisterResult[" + entryId + "]";
    }
}
