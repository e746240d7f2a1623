package org.rejoin.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** An OpenID provider of this machine, which vouches for whoever a test names. */
final class LocalProvider implements AutoCloseable {

    static final String CLIENT = "rejoin";
    static final String SECRET = "a-secret-of-the-client";

    private final HttpServer server;
    private final RSAKey key;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean broken;

    /** What the token of a code says, and what proves that the code is the client's. */
    record Grant(String subject, String nonce, String challenge, String audience) {}

    LocalProvider() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048)
                .keyID("k1")
                .algorithm(JWSAlgorithm.RS256)
                .generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, 200, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                 "jwks_uri":"%1$s/jwks","subject_types_supported":["public"],"response_types_supported":["code"],
                 "id_token_signing_alg_values_supported":["RS256"]}""".formatted(issuer())));
        server.createContext("/jwks", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on it answers as one that is broken, or as before. */
    void isBroken(boolean now) {
        broken = now;
    }

    /** How often anything was asked. */
    int asked() {
        return asked.get();
    }

    /** What the browser brings back after this person agreed. */
    String agreed(String authorization, String subject) {
        Map<String, String> asked = parameters(URI.create(authorization).getRawQuery());
        return back(asked, subject, said(asked, "nonce"), CLIENT);
    }

    String agreedForAnotherNonce(String authorization, String subject) {
        return back(parameters(URI.create(authorization).getRawQuery()), subject, "another", CLIENT);
    }

    String agreedForAnotherClient(String authorization, String subject) {
        Map<String, String> asked = parameters(URI.create(authorization).getRawQuery());
        return back(asked, subject, said(asked, "nonce"), "another");
    }

    private static String said(Map<String, String> asked, String name) {
        return Objects.requireNonNull(asked.get(name));
    }

    private String back(Map<String, String> asked, String subject, String nonce, String audience) {
        String code = UUID.randomUUID().toString();
        grants.put(code, new Grant(subject, nonce, said(asked, "code_challenge"), audience));
        return "/api/oidc/callback?code=" + code + "&state=" + asked.get("state");
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> sent =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String client = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        Grant grant = grants.remove(Objects.toString(sent.get("code")));
        if (grant == null
                || !("Basic " + client).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !sha256(Objects.toString(sent.get("code_verifier"))).equals(grant.challenge())) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        answer(exchange, 200, """
                {"access_token":"x","token_type":"Bearer","expires_in":60,"id_token":"%s"}""".formatted(idToken(grant)));
    }

    private String idToken(Grant grant) throws IOException {
        Instant now = Instant.now();
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .subject(grant.subject())
                        .audience(grant.audience())
                        .claim("nonce", grant.nonce())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(60)))
                        .build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IOException(e);
        }
        return token.serialize();
    }

    private void answer(HttpExchange exchange, int status, String json) throws IOException {
        asked.incrementAndGet();
        if (broken) {
            exchange.close(); // without an answer
            return;
        }
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    static Map<String, String> parameters(String form) {
        return Arrays.stream(form.split("&", -1))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
    }

    private static String sha256(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
