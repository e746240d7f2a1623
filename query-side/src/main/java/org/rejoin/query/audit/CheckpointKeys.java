package org.rejoin.query.audit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rejoin.eventstore.proof.PublicKeys;
import org.rejoin.eventstore.proof.SigningKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The key this installation signs with, and the public keys it believes: all {@code *.pub.pem} of the directory. */
@Component
class CheckpointKeys {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointKeys.class);

    private final Path directory;
    private final Path signingKey;

    CheckpointKeys(
            @Value("${rejoin.audit.directory:data/audit}") Path directory,
            @Value("${rejoin.audit.signing-key:}") String signingKey) {
        this.directory = directory;
        this.signingKey = signingKey.isBlank() ? directory.resolve("signing-key.pem") : Path.of(signingKey);
    }

    Path directory() {
        return directory;
    }

    /** @param isFirst nothing was signed yet, so that a new key contradicts none */
    Optional<SigningKey> signingKey(boolean isFirst) throws IOException, GeneralSecurityException {
        if (Files.exists(signingKey)) {
            return Optional.of(SigningKey.read(signingKey));
        }
        if (!isFirst) {
            return Optional.empty();
        }
        SigningKey key = SigningKey.generate(signingKey);
        LOG.info(
                "Checkpoints are signed with {}; keep copies of its public key {} elsewhere",
                signingKey,
                SigningKey.publicKeyBeside(signingKey));
        return Optional.of(key);
    }

    PublicKeys believed() throws IOException, GeneralSecurityException {
        List<Path> places = Stream.of(directory, SigningKey.publicKeyBeside(signingKey))
                .filter(Files::exists)
                .toList();
        return PublicKeys.of(places);
    }
}
