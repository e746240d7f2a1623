package org.rejoin.eventstore.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;

/** Signs checkpoints. Two PEM files beside each other; the private one only the user of the service may read. */
public final class SigningKey {

    private static final String PRIVATE = "PRIVATE KEY";

    private final PrivateKey key;
    private final String id;

    private SigningKey(PrivateKey key, String id) {
        this.key = key;
        this.id = id;
    }

    public static Path publicKeyBeside(Path privateKey) {
        return privateKey.resolveSibling(privateKey.getFileName().toString().replaceFirst("\\.pem$", "") + ".pub.pem");
    }

    /** Both files, the public one first: no key is ever used whose public half is lost. */
    public static SigningKey generate(Path privateKey) throws IOException, GeneralSecurityException {
        Files.createDirectories(
                privateKey.toAbsolutePath().getParent(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        KeyPair pair = KeyPairGenerator.getInstance(Checkpoint.ALGORITHM).generateKeyPair();
        Files.writeString(
                publicKeyBeside(privateKey),
                Pem.write(PublicKeys.PEM, pair.getPublic().getEncoded()));
        Path unfinished = privateKey.resolveSibling(privateKey.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                unfinished, Pem.write(PRIVATE, pair.getPrivate().getEncoded()), StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(unfinished, privateKey);
        return new SigningKey(pair.getPrivate(), PublicKeys.idOf(pair.getPublic()));
    }

    public static SigningKey read(Path privateKey) throws IOException, GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance(Checkpoint.ALGORITHM)
                .generatePrivate(new PKCS8EncodedKeySpec(Pem.read(PRIVATE, privateKey)));
        PublicKey publicKey = PublicKeys.read(publicKeyBeside(privateKey));
        SigningKey signing = new SigningKey(key, PublicKeys.idOf(publicKey));
        if (!signing.fits(publicKey)) {
            throw new GeneralSecurityException(privateKey + " and its .pub.pem are not a pair");
        }
        return signing;
    }

    private boolean fits(PublicKey publicKey) throws GeneralSecurityException {
        byte[] text = new Fields("rejoin-key-check").bytes();
        Signature check = Signature.getInstance(Checkpoint.ALGORITHM);
        check.initVerify(publicKey);
        check.update(text);
        return check.verify(sign(text));
    }

    public String id() {
        return id;
    }

    byte[] sign(byte[] content) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(Checkpoint.ALGORITHM);
        signature.initSign(key);
        signature.update(content);
        return signature.sign();
    }
}
