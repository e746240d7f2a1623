package org.rejoin.keystore;

import java.util.Arrays;
import org.rejoin.event.DataClass;

/**
 * A key as it is used in memory; never written anywhere.
 *
 * @param id stands beside what it sealed
 * @param bytes 32, for AES-256-GCM
 */
public record DataKey(long id, String subject, DataClass dataClass, byte[] bytes) {

    @Override
    public boolean equals(Object other) {
        return other instanceof DataKey key && id == key.id && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    @Override
    public String toString() {
        return "DataKey[" + id + "]";
    }
}
