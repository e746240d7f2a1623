package org.rejoin.command.platform;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** The aggregate a command names, in the version its sender expects (If-Match). */
class ExpectedVersions implements CommandTargetResolver {

    private final CommandTargetResolver byAnnotation =
            AnnotationCommandTargetResolver.builder().build();

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        return new VersionedAggregateIdentifier(
                byAnnotation.resolveTarget(command).getIdentifierValue(),
                (Long) command.getMetaData().get(Commands.EXPECTED_VERSION));
    }
}
