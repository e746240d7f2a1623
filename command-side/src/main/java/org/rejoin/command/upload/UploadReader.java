package org.rejoin.command.upload;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Declined;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.multipart.MultipartFile;

/** Takes a file out of a request, if it is what it should be. */
@Component
public class UploadReader {

    private static final int LONGEST_NAME = 200;
    private static final String NAMELESS = "upload";

    private final DataSize largest;

    UploadReader(@Value("${rejoin.uploads.max-file-size:10MB}") DataSize largest) {
        this.largest = largest;
    }

    /** A stamped form or letter; null where there is no such part. */
    public @Nullable UploadedFile read(String part, @Nullable MultipartFile file) throws IOException {
        return file == null ? null : read("/" + part, file, FileContent.STAMPED, "FILE_TYPE_NOT_ALLOWED");
    }

    /** A document to read or fill in; macros are none. @param pointer to the part */
    public UploadedFile readDocument(String pointer, MultipartFile file) throws IOException {
        return read(pointer, file, FileContent.DOCUMENTS, "DOCUMENT_TYPE_NOT_ALLOWED");
    }

    private UploadedFile read(String pointer, MultipartFile file, Set<FileContent> allowed, String otherwise)
            throws IOException {
        if (file.getSize() > largest.toBytes()) {
            throw new Declined(413, FieldProblem.of(pointer, "FILE_TOO_LARGE", largest.toMegabytes()));
        }
        if (file.isEmpty()) {
            throw new Invalid(FieldProblem.of(pointer, "FILE_EMPTY"));
        }
        byte[] content = file.getBytes();
        FileContent type = FileContent.of(content, allowed)
                .orElseThrow(() -> new Declined(415, FieldProblem.of(pointer, otherwise)));
        return new UploadedFile(plain(file.getOriginalFilename()), type.mediaType(), content);
    }

    // browsers of old send the whole path
    private static String plain(@Nullable String name) {
        String last = name == null ? "" : name.replaceAll(".*[/\\\\]", "").replaceAll("[\\p{Cntrl}\\p{Cs}]", "");
        return last.isBlank()
                ? NAMELESS
                : last.substring(
                        0, last.offsetByCodePoints(0, Math.min(LONGEST_NAME, last.codePointCount(0, last.length()))));
    }
}
