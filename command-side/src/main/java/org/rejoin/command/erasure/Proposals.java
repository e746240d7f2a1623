package org.rejoin.command.erasure;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.rejoin.command.Refused;
import org.rejoin.command.erasure.ErasureCommand.Ground;
import org.rejoin.command.erasure.ErasureCommand.Person;
import org.rejoin.command.erasure.ErasureCommand.RequestErasure;
import org.rejoin.command.platform.Commands;
import org.rejoin.event.Actor;
import org.rejoin.event.DataClass;
import org.rejoin.event.erasure.LegalBasis;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks once a day, and once per person and class, that what is past its period be erased. Erases nothing. */
@Component
class Proposals {

    private static final Logger LOG = LoggerFactory.getLogger(Proposals.class);

    private final JdbcClient jdbc;
    private final KnownPersons persons;
    private final RetentionPolicy retention;
    private final CommandGateway gateway;
    private final Commands commands;
    private final Clock clock;
    private final ZoneId zone;

    Proposals(
            JdbcClient jdbc,
            KnownPersons persons,
            RetentionPolicy retention,
            CommandGateway gateway,
            Commands commands,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.jdbc = jdbc;
        this.persons = persons;
        this.retention = retention;
        this.gateway = gateway;
        this.commands = commands;
        this.clock = clock;
        this.zone = zone;
    }

    @Scheduled(cron = "${rejoin.retention.daily:0 15 4 * * *}", zone = "${rejoin.zone:Asia/Taipei}")
    void daily() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        if (isOurs(today)) {
            int proposed = propose(today);
            LOG.info("{} erasures proposed: their period of keeping is over", proposed);
        }
    }

    /** @return how many are new */
    int propose(LocalDate today) {
        int proposed = 0;
        for (DataClass dataClass : List.of(DataClass.REGISTER, DataClass.COUNSELLING)) {
            if (retention.ends(dataClass)) {
                for (String student : withoutProposal(dataClass)) {
                    if (retention.isOver(dataClass, persons.casesOf(student), persons.isInRegister(student), today)) {
                        proposed += propose(student, dataClass);
                    }
                }
            }
        }
        return proposed;
    }

    // a node that dies meanwhile leaves the rest to the next day
    private boolean isOurs(LocalDate today) {
        return jdbc.sql("INSERT INTO command_side.retention_day (day) VALUES (?) ON CONFLICT DO NOTHING")
                        .param(today)
                        .update()
                == 1;
    }

    // whatever became of an earlier proposal: it is not made again before the person has another case
    private List<String> withoutProposal(DataClass dataClass) {
        return jdbc.sql("""
                        SELECT student_id FROM command_side.student_case kept
                         GROUP BY student_id
                        HAVING bool_and(standing IN ('CLOSED', 'VOIDED'))
                           AND count(*) > coalesce((SELECT max(earlier.cases) FROM command_side.erasure earlier
                                                     WHERE earlier.student_id = kept.student_id
                                                       AND earlier.data_class = :class
                                                       AND (earlier.legal_basis = 'RETENTION'
                                                            OR earlier.standing IN ('REQUESTED', 'APPROVED', 'CARRIED_OUT'))),
                                                   0)
                         ORDER BY student_id""")
                .param("class", dataClass.name())
                .query(String.class)
                .list();
    }

    private int propose(String student, DataClass dataClass) {
        RequestErasure request = new RequestErasure(
                new ErasureId(UUID.randomUUID().toString()),
                new Person(null, student, null),
                dataClass,
                new Ground(LegalBasis.RETENTION, null, null));
        try {
            gateway.sendAndWait(new GenericCommandMessage<>(request, commands.metaData(Actor.SYSTEM)));
            return 1;
        } catch (Refused meanwhile) {
            return 0; // somebody asked just now
        }
    }
}
