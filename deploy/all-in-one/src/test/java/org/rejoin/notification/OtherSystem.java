package org.rejoin.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A web server with a certificate of its own, as another system is; each path answers in its way. */
public final class OtherSystem implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    private final HttpsServer server;
    private final Path store;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    public OtherSystem() throws Exception {
        store = Files.createTempDirectory("other-system-").resolve("certificate.p12");
        makeCertificate(store);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setHttpsConfigurator(new HttpsConfigurator(contextOf(store)));
        server.setExecutor(Executors.newCachedThreadPool(runnable -> {
            Thread thread = new Thread(runnable, "other-system");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", this::answer);
        server.start();
    }

    public record Received(String path, String signature, String body) {}

    public String url(String path) {
        return "https://localhost:" + server.getAddress().getPort() + path;
    }

    public List<Received> at(String path) {
        return received.stream().filter(it -> it.path().equals(path)).toList();
    }

    void isBroken(boolean now) {
        broken = now;
    }

    /** So that the service trusts it. */
    public List<String> trustSettings() {
        String bundle = "--spring.ssl.bundle.jks.others.truststore.";
        return List.of(
                "--rejoin.webhooks.ssl-bundle=others",
                bundle + "location=" + store.toUri(),
                bundle + "password=" + PASSWORD,
                bundle + "type=PKCS12");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(
                path, Objects.requireNonNull(exchange.getRequestHeaders().getFirst("Rejoin-Signature")), body));
        if (path.startsWith("/redirects")) {
            exchange.getResponseHeaders().add("Location", url("/elsewhere"));
        }
        if (path.startsWith("/slow")) {
            pause();
        }
        int status = path.startsWith("/redirects") ? 302 : broken && path.startsWith("/sometimes") ? 503 : 204;
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static void pause() {
        try {
            TimeUnit.SECONDS.sleep(4);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void makeCertificate(Path store) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "other",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("no certificate was made");
        }
    }

    private static SSLContext contextOf(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
