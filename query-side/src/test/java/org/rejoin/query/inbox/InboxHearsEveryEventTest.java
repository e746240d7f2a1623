package org.rejoin.query.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.event.account.AccountContactCorrected;
import org.rejoin.event.account.AccountDisabled;
import org.rejoin.event.account.AccountEnabled;
import org.rejoin.event.account.AccountEvent;
import org.rejoin.event.account.AccountRolesAssigned;
import org.rejoin.event.account.AccountVerified;
import org.rejoin.event.account.PrincipalSteppedDown;
import org.rejoin.event.account.SecondFactorRemoved;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.FilingVoided;
import org.rejoin.event.casefile.FormRevised;
import org.rejoin.event.casefile.RegisterOverrideGranted;
import org.rejoin.event.casefile.RegisterRechecked;
import org.rejoin.event.casefile.TrackingRecordDrafted;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;
import org.rejoin.event.principaltransfer.PrincipalTransferEvent;

class InboxHearsEveryEventTest {

    private static final Set<Class<?>> NOBODY_IS_TOLD = Set.of(
            FormRevised.class,
            RegisterRechecked.class,
            RegisterOverrideGranted.class,
            FilingVoided.class,
            TrackingRecordDrafted.class,
            TrackingRecordSubmitted.class,
            TrackingRecordWithdrawn.class,
            // mail tells the holder, who cannot look into an inbox then
            AccountVerified.class,
            AccountDisabled.class,
            AccountEnabled.class,
            AccountRolesAssigned.class,
            AccountContactCorrected.class,
            SecondFactorRemoved.class,
            PrincipalSteppedDown.class);

    @ParameterizedTest
    @MethodSource("events")
    void every_event_of_a_case_or_an_account_is_a_message_or_said_to_be_none(Class<?> event) {
        boolean handled = Stream.of(InboxProjector.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(EventHandler.class))
                .anyMatch(method -> method.getParameterTypes()[0] == event);

        assertThat(handled).isNotEqualTo(NOBODY_IS_TOLD.contains(event));
    }

    static Stream<Class<?>> events() {
        return Stream.of(CaseFileEvent.class, AccountEvent.class, PrincipalTransferEvent.class)
                .flatMap(vocabulary -> Stream.of(vocabulary.getPermittedSubclasses()));
    }
}
