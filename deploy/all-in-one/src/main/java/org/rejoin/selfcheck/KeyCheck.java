package org.rejoin.selfcheck;

import java.util.List;
import org.rejoin.keystore.KeyStore;
import org.springframework.stereotype.Component;

/** Whether the keys open. A lost master key is noticed before anything is written under another. */
@Component
class KeyCheck {

    private final KeyStore keys;

    KeyCheck(KeyStore keys) {
        this.keys = keys;
    }

    List<Finding> findings() {
        return keys.missingMasters().stream()
                .map(fingerprint -> new Finding(
                        "Keys of personal data are wrapped by the master key " + fingerprint + ", which is not set.",
                        "Bring it back from where it was kept, as rejoin.keys.master or among"
                                + " rejoin.keys.master-earlier; with the embedded database the file master.key."))
                .toList();
    }
}
