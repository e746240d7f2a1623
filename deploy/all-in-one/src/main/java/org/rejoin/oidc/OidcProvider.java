package org.rejoin.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** The provider of outside identities. Asked for the first time when somebody wants to sign in by it, never at start. */
@Component
class OidcProvider {

    /** After a failure it is left alone so long. */
    static final Duration SPARED = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String issuer;
    private final String clientId;
    private final String clientSecret;
    private final String name;
    private final String answersTo;
    private final Clock clock;
    private final RestClientAuthorizationCodeTokenResponseClient tokens = patientTokens();
    // keeps the provider's keys
    private final OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();
    private volatile @Nullable ClientRegistration known;
    private volatile @Nullable Instant failedAt;

    OidcProvider(
            @Value("${rejoin.oidc.issuer}") String issuer,
            @Value("${rejoin.oidc.client-id}") String clientId,
            @Value("${rejoin.oidc.client-secret}") String clientSecret,
            @Value("${rejoin.oidc.name:OpenID Connect}") String name,
            @Value("${rejoin.public-url:http://localhost:8080}") String address,
            Clock clock) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.name = name;
        this.clock = clock;
        this.answersTo = address + "/api/oidc/callback";
    }

    /** Somebody the provider vouches for. */
    record Identity(String issuer, String subject) {}

    /** The provider's answer proves nothing: wrong, too late, or meant for somebody else. */
    static final class NotProved extends Exception {

        private static final long serialVersionUID = 1L;
    }

    /** It does not answer, or not what a provider answers. Its message quotes nothing. */
    static final class Unavailable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Unavailable(RuntimeException cause) {
            super("The provider cannot be asked", cause);
        }

        private Unavailable() {
            super("The provider could not be asked a moment ago");
        }
    }

    String name() {
        return name;
    }

    /** Where the browser goes to. */
    String addressFor(Round round) {
        return request(round).getAuthorizationRequestUri();
    }

    Identity identityFor(String code, Round round) throws NotProved {
        OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success(code)
                .redirectUri(answersTo)
                .state(round.state())
                .build();
        spare();
        try {
            OAuth2AccessTokenResponse answer = tokens.getTokenResponse(new OAuth2AuthorizationCodeGrantRequest(
                    registration(), new OAuth2AuthorizationExchange(request(round), response)));
            String idToken = Objects.toString(answer.getAdditionalParameters().get("id_token"), "");
            Jwt proof = decoders.createDecoder(registration()).decode(idToken);
            if (!round.nonce().equals(proof.getClaimAsString("nonce")) || proof.getSubject() == null) {
                throw new NotProved();
            }
            return new Identity(issuer, proof.getSubject());
        } catch (OAuth2AuthorizationException | JwtException e) {
            if (e.getCause() instanceof ResourceAccessException) {
                throw failed(e);
            }
            throw new NotProved();
        }
    }

    private OAuth2AuthorizationRequest request(Round round) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(Objects.requireNonNull(
                        registration().getProviderDetails().getAuthorizationUri()))
                .clientId(clientId)
                .redirectUri(answersTo)
                .scope("openid")
                .state(round.state())
                .additionalParameters(Map.of(
                        "nonce",
                        round.nonce(),
                        "code_challenge",
                        sha256(round.verifier()),
                        "code_challenge_method",
                        "S256"))
                .attributes(Map.of("code_verifier", round.verifier()))
                .build();
    }

    // asked at the same time, the provider answers both the same
    private ClientRegistration registration() {
        ClientRegistration registration = known;
        if (registration == null) {
            spare();
            registration = discovered();
            known = registration;
        }
        return registration;
    }

    private ClientRegistration discovered() {
        try {
            return ClientRegistrations.fromOidcIssuerLocation(issuer)
                    .registrationId("rejoin")
                    .clientId(clientId)
                    .clientSecret(clientSecret)
                    .redirectUri(answersTo)
                    .scope("openid")
                    .build();
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    // who asks meanwhile is told at once, instead of waiting for the next failure
    private void spare() {
        Instant failed = failedAt;
        if (failed != null && clock.instant().isBefore(failed.plus(SPARED))) {
            throw new Unavailable();
        }
    }

    private Unavailable failed(RuntimeException e) {
        failedAt = clock.instant();
        return new Unavailable(e);
    }

    private static RestClientAuthorizationCodeTokenResponseClient patientTokens() {
        SimpleClientHttpRequestFactory requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
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
}
