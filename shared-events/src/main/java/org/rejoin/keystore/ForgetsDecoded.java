package org.rejoin.keystore;

/** Holds something that was decrypted; told to let go of it when a key was erased. */
@FunctionalInterface
public interface ForgetsDecoded {

    void forgetDecoded();
}
