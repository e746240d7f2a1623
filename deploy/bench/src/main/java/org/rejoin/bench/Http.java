package org.rejoin.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection that is kept, and the cookies of who uses it. As little work as can be: it shares the processor. */
final class Http implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final int port;
    private final Map<String, String> cookies = new HashMap<>();
    private @Nullable Socket socket;
    private long usedAt = System.nanoTime();
    private InputStream in = InputStream.nullInputStream();
    private OutputStream out = OutputStream.nullOutputStream();

    Http(int port) {
        this.port = port;
    }

    record Answer(int status, Map<String, String> headers, byte[] body) {

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        Answer require(int... allowed) {
            for (int one : allowed) {
                if (one == status) {
                    return this;
                }
            }
            throw new IllegalStateException("answered " + status + ": " + text());
        }
    }

    Http signIn(String account, String password) throws IOException {
        send("POST", "/api/sessions", "{\"account\":\"" + account + "\",\"password\":\"" + password + "\"}", null)
                .require(201);
        return this;
    }

    /** Another connection of the same session: an account may have few of them at once. */
    Http another() {
        Http other = new Http(port);
        other.cookies.putAll(cookies);
        return other;
    }

    Answer get(String path, @Nullable String consistencyToken) throws IOException {
        return send("GET", path, null, consistencyToken);
    }

    Answer get(String path) throws IOException {
        return get(path, null);
    }

    Answer post(String path, @Nullable String json) throws IOException {
        return send("POST", path, json == null ? "" : json, null);
    }

    private Answer send(String method, String path, @Nullable String json, @Nullable String consistencyToken)
            throws IOException {
        StringBuilder head = new StringBuilder(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: localhost:")
                .append(port)
                .append("\r\n");
        if (!cookies.isEmpty()) {
            head.append("Cookie: ");
            cookies.forEach(
                    (name, value) -> head.append(name).append('=').append(value).append("; "));
            head.setLength(head.length() - 2);
            head.append("\r\n");
        }
        if (consistencyToken != null) {
            head.append("Consistency-Token: ").append(consistencyToken).append("\r\n");
        }
        byte[] body = json == null ? new byte[0] : json.getBytes(StandardCharsets.UTF_8);
        if (json != null) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n");
        }
        byte[] headBytes = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] request = new byte[headBytes.length + body.length];
        System.arraycopy(headBytes, 0, request, 0, headBytes.length);
        System.arraycopy(body, 0, request, headBytes.length, body.length);
        open();
        out.write(request);
        out.flush();
        return read();
    }

    // what has been idle for long the server may be closing just now
    private void open() throws IOException {
        if (System.nanoTime() - usedAt > IDLE_NANOS) {
            close();
        }
        usedAt = System.nanoTime();
        if (socket == null) {
            Socket opened = new Socket("localhost", port);
            opened.setTcpNoDelay(true);
            opened.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(opened.getInputStream(), 1 << 15);
            out = opened.getOutputStream();
            socket = opened;
        }
    }

    private Answer read() throws IOException {
        int status = Integer.parseInt(line().split(" ", 3)[1]);
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (name.equals("set-cookie")) {
                keep(value);
            }
            headers.put(name, value);
        }
        byte[] body;
        if (status == 204 || status == 304) {
            body = new byte[0];
        } else if ("chunked".equals(headers.get("transfer-encoding"))) {
            body = chunks();
        } else {
            body = exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        }
        if ("close".equals(headers.get("connection"))) {
            close();
        }
        return new Answer(status, headers, body);
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(exactly(size));
            line();
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
