package org.rejoin.command.upload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What a zip says it holds: read from the directory at its end, nothing is unpacked. */
record ZipDirectory(Set<String> names) {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;

    /** Empty where there is no directory, or one that cannot be read to its end. */
    static ZipDirectory of(byte[] content) {
        ByteBuffer zip = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        int last = content.length - END_LENGTH;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (zip.getInt(at) == END) {
                return new ZipDirectory(
                        names(zip, zip.getInt(at + 16), Short.toUnsignedInt(zip.getShort(at + 10)), at));
            }
        }
        return new ZipDirectory(Set.of());
    }

    /** Whether it is a document of Office with this main part, and without macros. */
    boolean isOfOffice(String mainPart) {
        return names.contains("[Content_Types].xml")
                && names.contains(mainPart)
                && names.stream()
                        .noneMatch(name -> name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin"));
    }

    private static Set<String> names(ByteBuffer zip, int start, int count, int end) {
        Set<String> names = new HashSet<>();
        int at = start;
        for (int entry = 0; entry < count; entry++) {
            if (at < 0 || at > end - ENTRY_LENGTH || zip.getInt(at) != ENTRY) {
                return Set.of();
            }
            int length = Short.toUnsignedInt(zip.getShort(at + 28));
            if (at + ENTRY_LENGTH + length > end) {
                return Set.of();
            }
            names.add(new String(zip.array(), at + ENTRY_LENGTH, length, StandardCharsets.UTF_8));
            at += ENTRY_LENGTH
                    + length
                    + Short.toUnsignedInt(zip.getShort(at + 30))
                    + Short.toUnsignedInt(zip.getShort(at + 32));
        }
        return names;
    }
}
