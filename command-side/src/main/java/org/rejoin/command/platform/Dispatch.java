package org.rejoin.command.platform;

import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.jspecify.annotations.Nullable;

/** Sends a command within the running transaction. The gateway would repeat it on another thread, outside of it. */
public final class Dispatch {

    private Dispatch() {}

    public static @Nullable Object now(CommandBus commands, Object command, Map<String, ?> metaData) {
        FutureCallback<Object, Object> callback = new FutureCallback<>();
        commands.dispatch(GenericCommandMessage.asCommandMessage(command).andMetaData(metaData), callback);
        var result = callback.getResult();
        if (!result.isExceptional()) {
            return result.getPayload();
        }
        if (result.exceptionResult() instanceof RuntimeException refusal) {
            throw refusal;
        }
        throw new CommandExecutionException("Not done", result.exceptionResult());
    }
}
