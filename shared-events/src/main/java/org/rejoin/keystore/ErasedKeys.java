package org.rejoin.keystore;

import org.rejoin.event.DataClass;

/**
 * That a subject's keys of a class were erased.
 *
 * @param number order of erasures, of the newest of this subject and class
 */
public record ErasedKeys(long number, String subject, DataClass dataClass) {}
