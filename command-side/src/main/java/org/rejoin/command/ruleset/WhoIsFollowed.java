package org.rejoin.command.ruleset;

import java.util.List;

/** Which of the units have pupils who are followed this school year; answered with a list of them. */
public record WhoIsFollowed(List<String> units) {

    public WhoIsFollowed {
        units = List.copyOf(units);
    }
}
