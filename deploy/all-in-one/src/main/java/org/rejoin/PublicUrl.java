package org.rejoin;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/** The address people open, in the one form that mailed links and the provider of identities get it in. */
class PublicUrl implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String NAME = "rejoin.public-url";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        String address = environment.getProperty(NAME);
        if (environment.acceptsProfiles(Profiles.of("production")) && !isForEverybody(address)) {
            throw new CannotStart(
                    "The profile production wants to know under which https address people open the service (" + NAME
                            + ").",
                    "Set " + NAME + "=https://…: mailed links begin with it.");
        }
        if (address != null) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("public address", Map.of(NAME, address.replaceFirst("/+$", ""))));
        }
    }

    private static boolean isForEverybody(@Nullable String address) {
        try {
            URI url = URI.create(Objects.requireNonNullElse(address, ""));
            return url.getHost() != null
                    && ("https".equals(url.getScheme())
                            || "http".equals(url.getScheme()) && THIS_MACHINE.contains(url.getHost()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
