package org.rejoin.query.accesslog;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Lets entries go whose period is over, by the one function that may; twice on one day does no harm. */
@Component
class AccessLogPeriod {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLogPeriod.class);

    private final AccessLog log;
    private final Clock clock;
    private final ZoneId zone;
    private final Period kept;

    AccessLogPeriod(
            AccessLog log,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone,
            @Value("${rejoin.retention.access-log:P5Y}") Period kept) {
        this.log = log;
        this.clock = clock;
        this.zone = zone;
        this.kept = kept;
    }

    /** @return how many went */
    @Scheduled(cron = "${rejoin.retention.daily:0 15 4 * * *}", zone = "${rejoin.zone:Asia/Taipei}")
    long forget() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        OffsetDateTime before = today.minus(kept).atStartOfDay(zone).toOffsetDateTime();
        long forgotten = 0;
        long batch = log.forgetSome(before);
        while (batch > 0) {
            forgotten += batch;
            batch = log.forgetSome(before);
        }
        if (forgotten > 0) {
            LOG.info("{} entries of the access log are past their period and gone", forgotten);
        }
        return forgotten;
    }
}
