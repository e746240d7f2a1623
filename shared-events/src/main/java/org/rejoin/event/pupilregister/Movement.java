package org.rejoin.event.pupilregister;

import java.util.Arrays;
import java.util.Optional;

/** 異動, with the code and the word under which register systems exchange it (SPEC 2.4). */
public enum Movement {
    ENROLLED(0, "在籍", Kind.ENTRY),
    TRANSFERRED_OUT(1, "轉出", Kind.LEAVING),
    TRANSFERRED_IN(2, "轉入", Kind.ENTRY),
    DROPOUT_RETURNED(3, "中輟復學", Kind.RETURN),
    SUSPENSION_RETURNED(4, "休學復學", Kind.RETURN),
    GRADUATED(5, "畢業", Kind.LEAVING),
    SUSPENDED(6, "休學", Kind.LEAVING),
    WENT_ABROAD(7, "出國", Kind.LEAVING),
    REASSIGNED(8, "調校", Kind.LEAVING),
    PROMOTED(9, "升級", Kind.STAYING),
    DEMOTED(10, "降級", Kind.STAYING),
    DIED(11, "死亡", Kind.LEAVING),
    /** Away, the register stays. */
    DROPPED_OUT(12, "中輟", Kind.LEAVING),
    ADMITTED(13, "新生入學", Kind.ENTRY),
    TRANSFER_RETURNED(14, "轉學復學", Kind.RETURN),
    /** Of the school's register. */
    HOME_SCHOOLED(15, "在家自學", Kind.STAYING);

    /** What it does to the place of a pupil. */
    public enum Kind {
        ENTRY,
        RETURN,
        STAYING,
        LEAVING
    }

    private final int code;
    private final String word;
    private final Kind kind;

    Movement(int code, String word, Kind kind) {
        this.code = code;
        this.word = word;
        this.kind = kind;
    }

    public int code() {
        return code;
    }

    public String word() {
        return word;
    }

    public Kind kind() {
        return kind;
    }

    public static Optional<Movement> ofCode(int code) {
        return Arrays.stream(values()).filter(movement -> movement.code == code).findFirst();
    }

    public static Optional<Movement> ofWord(String word) {
        return Arrays.stream(values())
                .filter(movement -> movement.word.equals(word))
                .findFirst();
    }

    /** Whether a pupil whom this brought back had gone by that one. */
    public boolean bringsBack(Movement gone) {
        return switch (this) {
            case DROPOUT_RETURNED -> gone == DROPPED_OUT;
            case SUSPENSION_RETURNED -> gone == SUSPENDED;
            case TRANSFER_RETURNED -> gone == TRANSFERRED_OUT || gone == WENT_ABROAD || gone == REASSIGNED;
            default -> false;
        };
    }
}
