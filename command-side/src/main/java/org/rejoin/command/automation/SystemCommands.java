package org.rejoin.command.automation;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.platform.Dispatch;
import org.rejoin.event.Actor;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Sends commands where no person does. What is sent twice must have one effect: an event may come again. */
@Component
public class SystemCommands implements DisposableBean {

    private static final int THREADS = 16;
    private static final String TRACE = MessageOriginProvider.getDefaultTraceKey();

    private final CommandGateway gateway;
    private final CommandBus bus;
    private final Commands commands;
    // whoever asks waits for the answer, so there are no more at once than processors and deadlines have threads
    private final ExecutorService apart =
            Executors.newFixedThreadPool(THREADS, runnable -> new Thread(runnable, "system-command"));

    SystemCommands(CommandGateway gateway, CommandBus bus, Commands commands) {
        this.gateway = gateway;
        this.bus = bus;
        this.commands = commands;
    }

    /** In a transaction of its own, and again where another writer came first. Throws what the command throws. */
    public void send(Object command) {
        GenericCommandMessage<Object> message = new GenericCommandMessage<>(command, metaData());
        apart(() -> gateway.sendAndWait(message));
    }

    /** Within the running transaction; a refusal undoes it. For what is due (WhenDue). */
    public void sendWithin(Object command) {
        Dispatch.now(bus, command, metaData());
    }

    /**
     * On another thread, so neither in the transaction nor in the unit of work that reads events: what fails there must not
     * undo that the event was read, or it could not be put on the list of dead letters. Whoever reacts asks the database
     * this way too. Who was interrupted begins nothing more.
     */
    public <T> @Nullable T apart(Supplier<@Nullable T> work) {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(new InterruptedException());
        }
        Future<@Nullable T> result = apart.submit(work::get);
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new CommandExecutionException("Not done", e.getCause());
        } catch (InterruptedException e) {
            result.cancel(true);
            Thread.currentThread().interrupt();
            throw interrupted(e);
        }
    }

    private static CommandExecutionException interrupted(InterruptedException e) {
        return new CommandExecutionException("Interrupted", e);
    }

    // of the event that gave rise to it only the trace: the rest of its correlation names who did that
    private Map<String, Object> metaData() {
        Map<String, Object> metaData = new HashMap<>(commands.metaData(Actor.SYSTEM));
        if (CurrentUnitOfWork.isStarted()) {
            Object trace = CurrentUnitOfWork.get().getCorrelationData().get(TRACE);
            if (trace != null) {
                metaData.put(TRACE, trace);
            }
        }
        return metaData;
    }

    @Override
    public void destroy() {
        apart.shutdownNow();
    }
}
