package org.rejoin.keystore;

import java.util.List;
import java.util.Optional;
import org.rejoin.event.DataClass;

/** A key per subject and class of data. What is erased here cannot be read anywhere any more, in no copy and no backup. */
public interface Keys {

    /**
     * The key for what is written now, made where the subject has none.
     *
     * @param subject UUID of a student, account or application
     */
    DataKey current(String subject, DataClass dataClass);

    /** @return empty where it was erased */
    Optional<DataKey> find(long keyId);

    /**
     * Takes the subject's keys of this class out of use, in a transaction of its own: nothing is written with them any more
     * once every node has forgotten them.
     */
    void retire(String subject, DataClass dataClass);

    /**
     * Deletes what was retired, in a transaction of its own.
     *
     * @return whether all of it is gone; false while a node may still be writing with one of them: ask again
     */
    boolean erase(String subject, DataClass dataClass);

    /** Every subject and class of which keys were ever erased. */
    List<ErasedKeys> erased();

    /** @return number of the newest erasure of this subject and class; 0 where it had no key to erase */
    long lastErasure(String subject, DataClass dataClass);
}
