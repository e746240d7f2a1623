package org.rejoin;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/** Who may say where a request comes from is told, not guessed: throttling and the access log believe it. */
class TrustedProxies implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String STRATEGY = "server.forward-headers-strategy";
    private static final String PROXIES = "server.tomcat.remoteip.internal-proxies";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (!environment.acceptsProfiles(Profiles.of("production"))) {
            return;
        }
        String strategy = environment.getProperty(STRATEGY, "none");
        if ("framework".equalsIgnoreCase(strategy)) {
            throw new CannotStart(
                    STRATEGY + "=framework believes everybody who sends X-Forwarded-For.",
                    "Set " + STRATEGY + "=native and " + PROXIES + ".");
        }
        if ("native".equalsIgnoreCase(strategy)
                && environment.getProperty(PROXIES, "").isBlank()) {
            throw new CannotStart(
                    STRATEGY + "=native believes every private address, a school's whole network too, as long as the"
                            + " proxies are not named.",
                    "Set " + PROXIES + " to a pattern of the proxies' own addresses, such as 10\\.20\\.0\\.[12].");
        }
    }
}
