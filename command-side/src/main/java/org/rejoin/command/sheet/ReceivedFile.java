package org.rejoin.command.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.server.ResponseStatusException;

/** What was sent, on disk while it is read twice. Only this process may read it, and it goes when it is closed. */
public record ReceivedFile(Path path, String name, String sha256) implements AutoCloseable {

    public static final long MAX_BYTES = 20L * 1024 * 1024;

    private static final int LONGEST_NAME = 100;

    /** The file in a request of one, in a field of any name. */
    public static ReceivedFile of(MultipartHttpServletRequest request, String nameless) throws IOException {
        MultipartFile upload = uploadIn(request);
        try (InputStream bytes = upload.getInputStream()) {
            return of(bytes, upload.getOriginalFilename(), nameless);
        }
    }

    private static MultipartFile uploadIn(MultipartHttpServletRequest request) {
        try {
            return request.getFileMap().values().stream()
                    .findFirst()
                    .orElseThrow(() -> new ImportRejected(RowProblem.of(1, null, "FILE_EMPTY")));
        } catch (MaxUploadSizeExceededException tooLarge) {
            throw tooLarge; // 413
        } catch (MultipartException cutOff) {
            throw new ImportRejected(RowProblem.of(1, null, "FILE_UPLOAD"));
        }
    }

    /** @param nameless what a file is called that has no name */
    public static ReceivedFile of(InputStream bytes, @Nullable String name, String nameless) throws IOException {
        Path path = Files.createTempFile("import", null);
        MessageDigest sha256 = digest();
        try (OutputStream copy = Files.newOutputStream(path)) {
            copy(new DigestInputStream(bytes, sha256), copy);
            return new ReceivedFile(path, plain(name, nameless), HexFormat.of().formatHex(sha256.digest()));
        } catch (IOException | RuntimeException e) {
            Files.delete(path);
            throw e;
        }
    }

    /** A hash of the file and of the terms under which it was sent. */
    public String hashWith(String terms) {
        return HexFormat.of().formatHex(digest().digest((sha256 + "|" + terms).getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(InputStream bytes, OutputStream copy) throws IOException {
        byte[] buffer = new byte[8192];
        long copied = 0;
        for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
            copied += read;
            if (copied > MAX_BYTES) {
                throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
            }
            copy.write(buffer, 0, read);
        }
    }

    // browsers of old send the whole path
    private static String plain(@Nullable String name, String nameless) {
        String last = name == null ? "" : name.replaceAll(".*[/\\\\]", "").replaceAll("\\p{Cntrl}", "");
        return last.isBlank()
                ? nameless
                : last.substring(
                        0, last.offsetByCodePoints(0, Math.min(LONGEST_NAME, last.codePointCount(0, last.length()))));
    }

    @Override
    public void close() throws IOException {
        Files.delete(path);
    }
}
