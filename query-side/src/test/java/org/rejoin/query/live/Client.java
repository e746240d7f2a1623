package org.rejoin.query.live;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Takes as many writes as it has room for. */
final class Client extends ServletOutputStream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int room = Integer.MAX_VALUE;
    Runnable whileWriting = () -> {};

    String taken() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isReady() {
        return room > 0;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        // called by the test
    }

    @Override
    public void write(int one) {
        bytes.write(one);
    }

    @Override
    public void write(byte[] some) {
        room--;
        whileWriting.run();
        bytes.writeBytes(some);
    }
}
