package org.rejoin;

import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration;
import org.axonframework.springboot.autoconfig.XStreamAutoConfiguration;
import org.rejoin.access.AccessConfiguration;
import org.rejoin.apidocs.ApiDocsConfiguration;
import org.rejoin.command.CommandSideConfiguration;
import org.rejoin.database.ChooseDatabase;
import org.rejoin.demo.DemoConfiguration;
import org.rejoin.notification.NotificationConfiguration;
import org.rejoin.offline.Offline;
import org.rejoin.oidc.OidcConfiguration;
import org.rejoin.problem.ProblemConfiguration;
import org.rejoin.query.QuerySideConfiguration;
import org.rejoin.selfcheck.SelfCheckConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            // events, tokens and dead letters go through JDBC, into tables of our own
            JpaAutoConfiguration.class,
            JpaEventStoreAutoConfiguration.class,
            XStreamAutoConfiguration.class,
            // each side migrates its own schemas
            FlywayAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
// the command side owns the event store that the query side reads
@Import({
    CommandSideConfiguration.class,
    QuerySideConfiguration.class,
    AccessConfiguration.class,
    ApiDocsConfiguration.class,
    DemoConfiguration.class,
    NotificationConfiguration.class,
    OidcConfiguration.class,
    ProblemConfiguration.class,
    SelfCheckConfiguration.class
})
public class Rejoin {

    private static final Logger LOG = LoggerFactory.getLogger(Rejoin.class);

    public static void main(String[] arguments) {
        if (Offline.isMeant(arguments)) {
            System.exit(Offline.run(arguments));
        }
        application().run(arguments);
    }

    static SpringApplication application() {
        // read once by a static of Axon: too late as a property of Spring
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        SpringApplication application = new SpringApplication(Rejoin.class);
        application.setMainApplicationClass(Rejoin.class);
        application.addInitializers(new PublicUrl(), new TrustedProxies(), new ChooseDatabase());
        return application;
    }

    @EventListener
    void tellAddress(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            LOG.info("Rejoin answers at http://localhost:{}", web.getWebServer().getPort());
        }
    }
}
