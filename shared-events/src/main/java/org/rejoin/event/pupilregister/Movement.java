package org.rejoin.event.pupilregister;

import java.util.Arrays;
import java.util.Optional;

/** 異動, with the code under which register systems exchange it (SPEC 2.4). */
public enum Movement {
    /** 在籍. */
    ENROLLED(0, Kind.ENTRY),
    /** 轉出. */
    TRANSFERRED_OUT(1, Kind.LEAVING),
    /** 轉入. */
    TRANSFERRED_IN(2, Kind.ENTRY),
    /** 中輟復學. */
    DROPOUT_RETURNED(3, Kind.RETURN),
    /** 休學復學. */
    SUSPENSION_RETURNED(4, Kind.RETURN),
    /** 畢業. */
    GRADUATED(5, Kind.LEAVING),
    /** 休學. */
    SUSPENDED(6, Kind.LEAVING),
    /** 出國. */
    WENT_ABROAD(7, Kind.LEAVING),
    /** 調校. */
    REASSIGNED(8, Kind.LEAVING),
    /** 升級. */
    PROMOTED(9, Kind.STAYING),
    /** 降級. */
    DEMOTED(10, Kind.STAYING),
    /** 死亡. */
    DIED(11, Kind.LEAVING),
    /** 中輟: away, the register stays. */
    DROPPED_OUT(12, Kind.LEAVING),
    /** 新生入學. */
    ADMITTED(13, Kind.ENTRY),
    /** 轉學復學. */
    TRANSFER_RETURNED(14, Kind.RETURN),
    /** 在家自學: of the school's register. */
    HOME_SCHOOLED(15, Kind.STAYING);

    /** What it does to the place of a pupil. */
    public enum Kind {
        ENTRY,
        RETURN,
        STAYING,
        LEAVING
    }

    private final int code;
    private final Kind kind;

    Movement(int code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    public int code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    public static Optional<Movement> ofCode(int code) {
        return Arrays.stream(values()).filter(movement -> movement.code == code).findFirst();
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
