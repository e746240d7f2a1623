package org.rejoin.command.platform;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration;
import org.axonframework.springboot.autoconfig.XStreamAutoConfiguration;
import org.rejoin.command.CommandSideConfiguration;
import org.rejoin.command.casefile.TutorDirectory;
import org.rejoin.eventstore.TestDatabase;
import org.rejoin.eventstore.TestKeys;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.ContextConfiguration;

/** The whole command side on a real database, without a port; started once for all tests that ask for it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = CommandSideTest.Wiring.class)
@ContextConfiguration(initializers = CommandSideTest.OnRealDatabase.class)
public @interface CommandSideTest {

    @EnableAutoConfiguration(
            exclude = {
                JpaAutoConfiguration.class,
                JpaEventStoreAutoConfiguration.class,
                XStreamAutoConfiguration.class,
                FlywayAutoConfiguration.class,
                UserDetailsServiceAutoConfiguration.class
            })
    @Import({CommandSideConfiguration.class, CommandSideClient.class})
    class Wiring {

        @Bean
        @Primary
        TutorDirectory tutorDirectory() {
            return (account, school) -> account.startsWith("tutor");
        }
    }

    class OnRealDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestDatabase database = TestDatabase.create();
            TestPropertyValues.of(
                            "spring.datasource.url=" + database.url(),
                            "spring.datasource.username=" + TestDatabase.APPLICATION,
                            "spring.datasource.hikari.maximum-pool-size=16",
                            "rejoin.accounts.applications-per-hour=100000",
                            "rejoin.migrations.user=" + TestDatabase.OWNER,
                            "rejoin.keys.user=" + TestDatabase.KEYS,
                            "rejoin.keys.master=" + TestKeys.MASTER,
                            "rejoin.keys.erase-after=0s")
                    .applyTo(context);
        }
    }
}
