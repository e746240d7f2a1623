package org.rejoin.command.erasure;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.rejoin.command.erasure.ErasureCommand.RepeatErasure;
import org.rejoin.command.platform.Commands;
import org.rejoin.event.Actor;
import org.rejoin.keystore.ErasedKeys;
import org.rejoin.keystore.Keys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Carries out again, at each start, what the key store knows to be erased and the data do not: they were restored from a
 * backup of before. Several nodes find the same and do it once.
 */
@Component
class RestoredData {

    private static final Logger LOG = LoggerFactory.getLogger(RestoredData.class);

    private final Keys keys;
    private final Erasures erasures;
    private final CommandGateway gateway;
    private final Commands commands;

    RestoredData(Keys keys, Erasures erasures, CommandGateway gateway, Commands commands) {
        this.keys = keys;
        this.erasures = erasures;
        this.gateway = gateway;
        this.commands = commands;
    }

    @EventListener(ApplicationReadyEvent.class)
    void eraseAgain() {
        List<ErasedKeys> missing =
                keys.erased().stream().filter(erasures::isMissing).toList();
        for (ErasedKeys erased : missing) {
            RepeatErasure command = new RepeatErasure(idOf(erased), erased);
            gateway.sendAndWait(new GenericCommandMessage<>(command, commands.metaData(Actor.SYSTEM)));
        }
        if (!missing.isEmpty()) {
            LOG.warn("{} erasures were carried out again: these data are older than the key store", missing.size());
        }
    }

    // the same on every node and in every restore of the same backup
    private static ErasureId idOf(ErasedKeys erased) {
        String name = "erasure/" + erased.number() + "/" + erased.subject() + "/" + erased.dataClass();
        return new ErasureId(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
