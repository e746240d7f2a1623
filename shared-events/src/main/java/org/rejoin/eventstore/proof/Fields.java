package org.rejoin.eventstore.proof;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Values in a row, each behind its length (4 bytes, -1 for none): no two different rows have the same bytes. Texts are
 * UTF-8, numbers 8 bytes with the highest first.
 */
final class Fields {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final DataOutputStream out = new DataOutputStream(bytes);

    /** @param format name and version of what follows, so that one kind of row is never taken for another */
    Fields(String format) {
        add(format);
    }

    Fields add(@Nullable String text) {
        return add(text == null ? null : text.getBytes(StandardCharsets.UTF_8));
    }

    Fields add(@Nullable Hash hash) {
        return add(hash == null ? null : hash.bytes());
    }

    Fields add(long number) {
        try {
            out.writeInt(Long.BYTES);
            out.writeLong(number);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Fields add(byte @Nullable [] value) {
        try {
            out.writeInt(value == null ? -1 : value.length);
            if (value != null) {
                out.write(value);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    Hash hash() {
        return Hash.of(bytes());
    }
}
