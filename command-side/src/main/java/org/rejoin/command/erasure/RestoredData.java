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
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Carries out again, at each start and before anybody is served, what the key store knows to be erased and the data do not: they were restored from a
 * backup of before. Several nodes find the same and do it once.
 */
@Component
class RestoredData implements SmartLifecycle {

    // Axon, who makes the handlers of commands known, starts at - 3,072, and the web server at - 2,048
    private static final int BEFORE_THE_WEB_SERVER = DEFAULT_PHASE - 2_560;

    private static final Logger LOG = LoggerFactory.getLogger(RestoredData.class);

    private final Keys keys;
    private final Erasures erasures;
    private final CommandGateway gateway;
    private final Commands commands;
    private boolean running;

    RestoredData(Keys keys, Erasures erasures, CommandGateway gateway, Commands commands) {
        this.keys = keys;
        this.erasures = erasures;
        this.gateway = gateway;
        this.commands = commands;
    }

    @Override
    public void start() {
        running = true;
        eraseAgain();
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_WEB_SERVER;
    }

    /** One that fails keeps no other from being done; then nobody is served. */
    void eraseAgain() {
        List<ErasedKeys> missing =
                keys.erased().stream().filter(erasures::isMissing).toList();
        List<ErasureId> failed = missing.stream()
                .filter(erased -> !isErasedAgain(erased))
                .map(RestoredData::idOf)
                .toList();
        if (!missing.isEmpty()) {
            LOG.warn(
                    "{} erasures were carried out again: these data are older than the key store",
                    missing.size() - failed.size());
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException("What was erased is here again, and could not be erased: " + failed);
        }
    }

    private boolean isErasedAgain(ErasedKeys erased) {
        RepeatErasure command = new RepeatErasure(idOf(erased), erased);
        try {
            gateway.sendAndWait(new GenericCommandMessage<>(command, commands.metaData(Actor.SYSTEM)));
            return true;
        } catch (RuntimeException e) {
            // messages of exceptions may quote values
            LOG.error(
                    "Erasure {} could not be carried out again: {}",
                    command.id(),
                    e.getClass().getName());
            return false;
        }
    }

    // the same on every node and in every restore of the same backup
    private static ErasureId idOf(ErasedKeys erased) {
        String name = "erasure/" + erased.number() + "/" + erased.subject() + "/" + erased.dataClass();
        return new ErasureId(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
