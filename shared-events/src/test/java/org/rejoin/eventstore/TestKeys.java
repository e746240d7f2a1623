package org.rejoin.eventstore;

import java.util.HashMap;
import java.util.Map;
import org.rejoin.keystore.KeyStore;
import org.rejoin.keystore.KeyStoreSettings;

/** The key store of a test database, under a master key made up for tests. */
public final class TestKeys {

    public static final String MASTER = "dGhlIG1hc3RlciBrZXkgb2YgdGVzdHMsIG5vdGhpbmc=";

    private TestKeys() {}

    /** What a service needs to open it. */
    public static Map<String, String> settings(TestDatabase database) {
        Map<String, String> settings = new HashMap<>();
        settings.put("spring.datasource.url", database.url());
        settings.put("rejoin.keys.user", TestDatabase.KEYS);
        settings.put("rejoin.keys.master", MASTER);
        settings.put("rejoin.keys.erase-after", "0s");
        settings.put("rejoin.migrations.user", TestDatabase.OWNER);
        return settings;
    }

    /** @param more settings, name and value in turn */
    public static KeyStore open(TestDatabase database, String... more) {
        Map<String, String> settings = settings(database);
        for (int place = 0; place < more.length; place += 2) {
            settings.put(more[place], more[place + 1]);
        }
        return KeyStore.open(KeyStoreSettings.of(settings::get));
    }
}
