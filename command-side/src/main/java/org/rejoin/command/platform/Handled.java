package org.rejoin.command.platform;

import org.jspecify.annotations.Nullable;

/**
 * What came of a command: filled in just before its transaction commits, read after it did.
 *
 * @see CommandRecorder
 */
final class Handled {

    private final @Nullable Object result;
    private long version = -1;
    private long position = -1;

    Handled(@Nullable Object result) {
        this.result = result;
    }

    Handled(@Nullable Object result, long version, long position) {
        this.result = result;
        this.version = version;
        this.position = position;
    }

    void standsAt(long newVersion, long newPosition) {
        version = newVersion;
        position = newPosition;
    }

    @Nullable
    Object result() {
        return result;
    }

    /** Sequence number of the last event of the aggregate that was asked. */
    long version() {
        return version;
    }

    /** Global index of the last event: what a reader must have seen to see this change. */
    long position() {
        return position;
    }
}
