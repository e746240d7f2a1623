package org.rejoin.command.platform;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.event.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends commands for the web: says who and when, and turns what came of them into the answers of API.md. */
@Component
public class Commands {

    /** Metadata key of the version a command is meant for. */
    public static final String EXPECTED_VERSION = "expectedVersion";

    private final CommandGateway gateway;
    private final IdempotencyKeys keys;
    private final RequestHash hash;
    private final Problems problems;
    private final JsonMapper json;
    private final Clock clock;
    private final ZoneId zone;

    Commands(
            CommandGateway gateway,
            IdempotencyKeys keys,
            RequestHash hash,
            Problems problems,
            JsonMapper json,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.gateway = gateway;
        this.keys = keys;
        this.hash = hash;
        this.problems = problems;
        this.json = json;
        this.clock = clock;
        this.zone = zone;
    }

    /** 201 with {@code Location}. @param target id of the aggregate that is asked */
    public ResponseEntity<Object> create(Object command, String target, Caller caller, URI location) {
        return send(command, target, caller, ResponseEntity.created(location));
    }

    /** 204. @param target id of the aggregate that is asked */
    public ResponseEntity<Object> perform(Object command, String target, Caller caller) {
        return send(command, target, caller, ResponseEntity.status(HttpStatus.NO_CONTENT));
    }

    /** 200 with the handler's result as body. @param target id of the aggregate that is asked */
    public ResponseEntity<Object> answer(Object command, String target, Caller caller) {
        return send(command, target, caller, ResponseEntity.ok());
    }

    /** Asks and changes nothing. */
    public <R> R ask(Object question, Actor actor) {
        return gateway.sendAndWait(new GenericCommandMessage<>(question, MetaData.from(metaData(actor))));
    }

    /**
     * Work that is more than one command, within its transaction: done once per idempotency key, and answered the same from
     * then on. What fails takes no key.
     *
     * @param request what makes two requests the same
     */
    public <R> R once(Caller caller, String request, Class<R> type, Supplier<R> work) {
        UUID key = caller.idempotencyKey();
        if (key == null) {
            return work.get();
        }
        IdempotencyKeys.Claim claim = new IdempotencyKeys.Claim(
                caller.actor().account(), key, hash.of("", request.getBytes(StandardCharsets.UTF_8)));
        Handled before = keys.claim(claim);
        if (before != null) {
            return json.convertValue(Objects.requireNonNull(before.result()), type);
        }
        R result = work.get();
        keys.answered(claim, new Handled(result));
        return result;
    }

    /** Metadata of a command that somebody sends now. */
    public Map<String, Object> metaData(Actor actor) {
        Map<String, Object> metaData = new HashMap<>(actor.toMetaData());
        metaData.put(Moment.KEY, Moment.of(clock.instant(), zone));
        return metaData;
    }

    private ResponseEntity<Object> send(
            Object command, String target, Caller caller, ResponseEntity.BodyBuilder response) {
        Map<String, Object> metaData = metaData(caller.actor());
        metaData.put(CommandRecorder.TARGET, target);
        if (caller.expectedVersion() != null) {
            metaData.put(EXPECTED_VERSION, caller.expectedVersion());
        }
        UUID key = caller.idempotencyKey();
        if (key == null) {
            return answered(gateway.sendAndWait(new GenericCommandMessage<>(command, metaData)), response);
        }
        String hash = hash(command);
        metaData.put(CommandRecorder.IDEMPOTENCY_KEY, key);
        metaData.put(CommandRecorder.REQUEST_HASH, hash);
        try {
            return answered(gateway.sendAndWait(new GenericCommandMessage<>(command, metaData)), response);
        } catch (Refused refused) {
            Problem problem = problems.of(refused);
            if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
                return problem.toResponse(); // the same key may be tried again
            }
            Handled meanwhile =
                    keys.refused(new IdempotencyKeys.Claim(caller.actor().account(), key, hash), problem);
            return meanwhile == null ? problem.toResponse() : answered(meanwhile, response);
        }
    }

    private static ResponseEntity<Object> answered(@Nullable Handled handled, ResponseEntity.BodyBuilder response) {
        if (handled == null) {
            throw new IllegalStateException("A command for the web was handled without being recorded");
        }
        return response.eTag("\"" + handled.version() + "\"")
                .header("Consistency-Token", Long.toString(handled.position()))
                .body(handled.result());
    }

    private String hash(Object command) {
        return hash.of(command.getClass().getName(), json.writeValueAsBytes(command));
    }
}
