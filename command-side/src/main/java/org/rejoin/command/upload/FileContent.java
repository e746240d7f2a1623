package org.rejoin.command.upload;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a file is, told by how it begins and not by what it is called. */
enum FileContent {
    PDF("application/pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII)),
    JPEG("image/jpeg", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF}),
    PNG("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}),
    ODT("application/vnd.oasis.opendocument.text", new byte[] {'P', 'K', 3, 4}) {
        @Override
        boolean is(byte[] content) {
            return super.is(content) && startsAt(content, FIRST_ENTRY, ODT_MIMETYPE);
        }
    },
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", new byte[] {'P', 'K', 3, 4}) {
        @Override
        boolean is(byte[] content) {
            return super.is(content) && ZipDirectory.of(content).isOfOffice("word/document.xml");
        }
    },
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", new byte[] {'P', 'K', 3, 4}) {
        @Override
        boolean is(byte[] content) {
            return super.is(content) && ZipDirectory.of(content).isOfOffice("xl/workbook.xml");
        }
    };

    /** What is stamped on paper comes as a picture of it. */
    static final Set<FileContent> STAMPED = EnumSet.of(PDF, JPEG, PNG, ODT);

    /** What others read and fill in. */
    static final Set<FileContent> DOCUMENTS = EnumSet.of(PDF, ODT, DOCX, XLSX);

    // a zip whose first entry is stored under the name "mimetype" and says it in plain text, as the format demands
    private static final int FIRST_ENTRY = 30;
    private static final byte[] ODT_MIMETYPE =
            "mimetypeapplication/vnd.oasis.opendocument.text".getBytes(StandardCharsets.US_ASCII);

    private final String mediaType;
    private final byte[] start;

    FileContent(String mediaType, byte[] start) {
        this.mediaType = mediaType;
        this.start = start;
    }

    String mediaType() {
        return mediaType;
    }

    static Optional<FileContent> of(byte[] content, Set<FileContent> allowed) {
        return allowed.stream().filter(each -> each.is(content)).findFirst();
    }

    boolean is(byte[] content) {
        return startsAt(content, 0, start);
    }

    private static boolean startsAt(byte[] content, int position, byte[] expected) {
        return content.length >= position + expected.length
                && Arrays.equals(content, position, position + expected.length, expected, 0, expected.length);
    }
}
