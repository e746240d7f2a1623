package org.rejoin.command.pupilregister;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** One pupil in the register of one school: made of the pseudonym, so that who comes back is found again (R-HL-08). */
record RegisterEntryId(String value) {

    static RegisterEntryId of(String school, String studentId) {
        String name = "register/" + school + "/" + studentId;
        return new RegisterEntryId(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
