package org.rejoin.command.automation;

import org.axonframework.serialization.Serializer;

/** How events stand in the list of dead letters: sealed as in the event store. In a record, since Axon takes any bare serializer for one of its own. */
record LetterSerializer(Serializer events) {}
