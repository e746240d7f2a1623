package org.rejoin.command.register;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.rejoin.command.casefile.EnrolmentRegister;
import org.rejoin.event.casefile.RegisterAnswer.Source;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import tools.jackson.databind.json.JsonMapper;

/** Which registers are asked, and how. */
@Configuration(proxyBeanMethods = false)
class RegisterConfiguration {

    private static final String REGISTER = "rejoin.register.";
    private static final String SPECIAL_EDUCATION = "rejoin.register.special-education.";

    @Bean
    EnrolmentRegister enrolmentRegister(
            Environment settings, EnrolmentTable table, JsonMapper json, Clock clock, MeterRegistry meters) {
        ZoneId zone = settings.getProperty("rejoin.zone", ZoneId.class, ZoneId.of("Asia/Taipei"));
        EnrolmentReader reader = new EnrolmentReader(json, clock, zone);
        List<EnrolmentSource> sources = Stream.of(
                        source(Source.REGISTER, REGISTER, settings, table, json, reader),
                        source(Source.SPECIAL_EDUCATION, SPECIAL_EDUCATION, settings, table, json, reader))
                .flatMap(Optional::stream)
                .toList();
        return new AskedRegisters(sources, clock, meters);
    }

    private static Optional<EnrolmentSource> source(
            Source source,
            String prefix,
            Environment settings,
            EnrolmentTable table,
            JsonMapper json,
            EnrolmentReader reader) {
        String adapter = settings.getProperty(prefix + "adapter", "none");
        return switch (adapter) {
            case "none" -> Optional.empty();
            case "table" -> Optional.of(table.as(source));
            case "http" -> Optional.of(overHttp(source, prefix, settings, json, reader));
            default -> throw new IllegalStateException(prefix + "adapter is table, http or none");
        };
    }

    private static EnrolmentSource overHttp(
            Source source, String prefix, Environment settings, JsonMapper json, EnrolmentReader reader) {
        HttpEnrolments.Address address = new HttpEnrolments.Address(
                settings.getRequiredProperty(prefix + "url", URI.class),
                settings.getProperty(prefix + "token"),
                duration(settings, "connect-timeout", Duration.ofSeconds(2)),
                duration(settings, "timeout", Duration.ofSeconds(3)));
        GuardedEnrolments.Limits limits = new GuardedEnrolments.Limits(
                settings.getProperty(REGISTER + "concurrency", Integer.class, 8),
                duration(settings, "rest", Duration.ofSeconds(20)),
                duration(settings, "unknown-for", Duration.ofSeconds(60)));
        return new GuardedEnrolments(source, new HttpEnrolments(address, json, reader), limits);
    }

    private static Duration duration(Environment settings, String name, Duration otherwise) {
        return Objects.requireNonNull(settings.getProperty(REGISTER + name, Duration.class, otherwise));
    }
}
