package org.rejoin.oidc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/** The provider of outside identities. Asked for the first time when somebody wants to sign in by it, never at start. */
@Component
class OidcProvider {

    private final String issuer;
    private final String clientId;
    private final String clientSecret;
    private final String name;
    private final String answersTo;
    private final RestClientAuthorizationCodeTokenResponseClient tokens =
            new RestClientAuthorizationCodeTokenResponseClient();
    // keeps the provider's keys
    private final OidcIdTokenDecoderFactory decoders = new OidcIdTokenDecoderFactory();
    private volatile @Nullable ClientRegistration known;

    OidcProvider(
            @Value("${rejoin.oidc.issuer}") String issuer,
            @Value("${rejoin.oidc.client-id}") String clientId,
            @Value("${rejoin.oidc.client-secret}") String clientSecret,
            @Value("${rejoin.oidc.name:OpenID Connect}") String name,
            @Value("${rejoin.public-url:http://localhost:8080}") String address) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.name = name;
        this.answersTo = address + "/api/oidc/callback";
    }

    /** Somebody the provider vouches for. */
    record Identity(String issuer, String subject) {}

    /** The provider's answer proves nothing: wrong, too late, or meant for somebody else. */
    static final class NotProved extends Exception {

        private static final long serialVersionUID = 1L;
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
            throw new NotProved();
        }
    }

    private OAuth2AuthorizationRequest request(Round round) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(registration().getProviderDetails().getAuthorizationUri())
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
            registration = ClientRegistrations.fromOidcIssuerLocation(issuer)
                    .registrationId("rejoin")
                    .clientId(clientId)
                    .clientSecret(clientSecret)
                    .redirectUri(answersTo)
                    .scope("openid")
                    .build();
            known = registration;
        }
        return registration;
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
