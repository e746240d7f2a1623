package org.rejoin.command.credential;

import com.nulabinc.zxcvbn.StandardDictionaries;
import java.io.IOException;
import java.util.Set;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.rejoin.event.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CredentialConfiguration {

    @Bean
    PasswordPolicy passwordPolicy(
            @Value("${rejoin.password-policy:tw-gov}") String profile,
            @Value("${rejoin.password.principal-length:12}") int principalLength)
            throws IOException {
        return policy(profile, principalLength);
    }

    /** Heard as it is published: what ends, ends in the transaction of what happened, and a failure undoes both. */
    @Bean
    ConfigurerModule endOfAccessProcessing() {
        return configurer -> configurer.eventProcessing(processing -> processing
                .registerSubscribingEventProcessor(EndOfAccess.GROUP)
                .registerListenerInvocationErrorHandler(
                        EndOfAccess.GROUP, configuration -> PropagatingErrorHandler.instance()));
    }

    static PasswordPolicy policy(String profile, int principalLength) throws IOException {
        return new PasswordPolicy(
                PasswordProfile.named(profile).withLength(Role.PRINCIPAL_REPORTER, principalLength),
                Set.copyOf(StandardDictionaries.PASSWORDS_LOADER.load().getFrequencies()));
    }
}
