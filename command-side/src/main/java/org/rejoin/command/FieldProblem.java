package org.rejoin.command;

import java.util.List;

/**
 * A field that stops a command, for the page to show beside it. Never repeats what was typed.
 *
 * @param pointer JSON pointer into the request body
 * @param code stable code; its text stands in the message files under {@code field.<code>}
 * @param arguments numbers, limits and moments the text mentions
 */
public record FieldProblem(String pointer, String code, List<Object> arguments) {

    public static FieldProblem of(String pointer, String code, Object... arguments) {
        return new FieldProblem(pointer, code, List.of(arguments));
    }
}
