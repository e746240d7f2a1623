package org.rejoin.command.upload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * A file as it came in, its content checked.
 *
 * @param name as its owner calls it
 * @param mediaType what its content is, whatever was claimed
 */
@SuppressWarnings("ArrayRecordComponent") // compared with nothing
public record UploadedFile(String name, String mediaType, byte[] content) {

    /** The same for the same file in the same place, so that a repeated command is the same command. */
    public String idFor(Purpose purpose, String subject) {
        byte[] place = (purpose + " " + subject + " ").getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(place, place.length + content.length);
        System.arraycopy(content, 0, all, place.length, content.length);
        return UUID.nameUUIDFromBytes(all).toString();
    }

    /** What a file is handed in as. */
    public enum Purpose {
        /** 帳號申請單 (R-ACC-02). */
        ACCOUNT_APPLICATION,
        /** 移轉申請表 (R-ACC-20, R-ACC-22). */
        TRANSFER_APPLICATION,
        /** 新主通聘書 (R-ACC-20). */
        APPOINTMENT_LETTER,
        /** Put up for everybody (SC01, SC02). */
        ANNOUNCEMENT,
        /** 實施計畫 or 編組表 (SC12). */
        SCHOOL_PLAN
    }

    @Override
    public String toString() {
        return "UploadedFile[…]"; // never into a log
    }
}
