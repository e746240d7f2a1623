package org.rejoin.command.webhook;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/** Sends one delivery: follows nothing, keeps nothing, reads no more of the answer than its status. */
@Component
class WebhookClient implements DisposableBean {

    private static final int MOST_AT_ONCE = 32;

    private final CloseableHttpClient client;
    private final Duration longest;
    // a server may answer one byte at a time: each read in time, and all of them without end
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(runnable -> {
        Thread thread = new Thread(runnable, "webhook-watch");
        thread.setDaemon(true);
        return thread;
    });

    WebhookClient(
            SslBundles bundles,
            @Value("${rejoin.webhooks.private-addresses:false}") boolean privateAddresses,
            @Value("${rejoin.webhooks.ssl-bundle:}") String bundle,
            @Value("${rejoin.webhooks.timeout:10s}") Duration longest)
            throws Exception {
        this.longest = longest;
        Timeout timeout = Timeout.of(longest);
        SSLContext trusted = bundle.isBlank()
                ? SSLContext.getDefault()
                : bundles.getBundle(bundle).createSslContext();
        PoolingHttpClientConnectionManager connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new PublicAddresses(privateAddresses))
                .setTlsSocketStrategy(new DefaultClientTlsStrategy(trusted))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build())
                .setMaxConnTotal(MOST_AT_ONCE)
                .setMaxConnPerRoute(MOST_AT_ONCE)
                .build();
        this.client = HttpClients.custom()
                .setConnectionManager(connections)
                .setUserAgent("Rejoin")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /**
     * @param status of the answer, null where there was none
     * @param failure why it is not delivered, null where it is
     */
    record Outcome(@Nullable Integer status, @Nullable String failure) {

        static Outcome failed(String failure) {
            return new Outcome(null, failure);
        }

        boolean isDelivered() {
            return failure == null;
        }
    }

    Outcome post(String url, String body, String signature) {
        HttpPost request = new HttpPost(url);
        request.setHeader(Signature.HEADER, signature);
        request.setEntity(new StringEntity(body, ContentType.APPLICATION_JSON.withCharset(StandardCharsets.UTF_8)));
        Future<?> end = watch.schedule(request::cancel, longest.toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse answer = client.executeOpen(RoutingSupport.determineHost(request), request, null)) {
            return outcome(answer.getCode());
        } catch (IOException | HttpException | RuntimeException e) {
            return Outcome.failed(request.isCancelled() ? "TIMED_OUT" : nameOf(e));
        } finally {
            end.cancel(false);
        }
    }

    private static Outcome outcome(int status) {
        if (status / 100 == 2) {
            return new Outcome(status, null);
        }
        return new Outcome(status, status / 100 == 3 ? "REDIRECTED" : "REFUSED");
    }

    // messages of exceptions quote addresses: the kind of failure must do
    private static String nameOf(Exception failure) {
        if (failure instanceof PublicAddresses.NotPublic) {
            return "ADDRESS_NOT_PUBLIC";
        }
        if (failure instanceof UnknownHostException) {
            return "HOST_UNKNOWN";
        }
        if (failure instanceof SSLException) {
            return "CERTIFICATE_REFUSED";
        }
        return failure instanceof SocketTimeoutException ? "TIMED_OUT" : "UNREACHABLE";
    }

    @Override
    public void destroy() throws IOException {
        watch.shutdownNow();
        client.close();
    }
}
