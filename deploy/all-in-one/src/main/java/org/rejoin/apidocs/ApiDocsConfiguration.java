package org.rejoin.apidocs;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Map;
import java.util.Set;
import org.rejoin.command.platform.Caller;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Served as {@code /v3/api-docs} and, for people, {@code /swagger-ui.html}. */
@Configuration(proxyBeanMethods = false)
public class ApiDocsConfiguration {

    static {
        // read from authentication and headers, no parameter of its own
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    private static final String REFUSAL = """
            {"type":"about:blank","title":"無法執行","status":409,"detail":"須至少一筆追蹤紀錄才能通報。","code":"NO_TRACKING_RECORD",
             "blockers":[{"code":"NO_TRACKING_RECORD","ruleId":"R-REP-02","message":"須至少一筆追蹤紀錄才能通報。",
                          "removableBy":"TRACKING_STAFF"}],
             "fields":[],"traceId":"0b7c2f0e-5f0a-4a52-9a53-0d1c8a7f3b11"}""";

    private static final Map<String, String> ERRORS = Map.of(
            "400", "Malformed or invalid fields: `fields` names each by JSON pointer",
            "401", "Not signed in",
            "403", "The role may not do this",
            "404", "Unknown, or not visible to the caller",
            "503", "Busy, or not yet visible: send again after `Retry-After` seconds");

    private static final Set<String> COMMANDS = Set.of("Case commands", "Transfer-in");
    private static final Set<String> IMPORT = Set.of("Case import");
    private static final Set<String> READING_BY_POST = Set.of("/search", "/prefill");
    private static final String ONCE = "UUID: at most one effect, and the same answer to the same key";

    @Bean
    OpenApiCustomizer everyEndpoint() {
        return api -> {
            api.info(new Info()
                    .title("Rejoin")
                    .version("1")
                    .description(
                            "Follows students who leave school early until they are back or lawfully gone. Times are"
                                    + " ISO-8601 instants, dates calendar days in Taiwan; codes are those of"
                                    + " /api/code-lists/{name}. Texts come in zh-TW (default) or en by Accept-Language.")
                    .license(new License().name("Apache-2.0")));
            api.getComponents()
                    .addSecuritySchemes(
                            "basic",
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("basic")
                                    .description("In the demo profile alone"))
                    .addSecuritySchemes(
                            "session",
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.APIKEY)
                                    .in(SecurityScheme.In.COOKIE)
                                    .name("REJOIN_SESSION")
                                    .description("Of POST /api/sessions"))
                    .addSecuritySchemes(
                            "token",
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .description("Of POST /api/tokens, for programs"));
            api.addSecurityItem(new SecurityRequirement().addList("session"));
            api.addSecurityItem(new SecurityRequirement().addList("token"));
            api.addSecurityItem(new SecurityRequirement().addList("basic"));
            describe(api);
        };
    }

    private static void describe(OpenAPI api) {
        api.getPaths()
                .forEach((path, operations) -> operations.readOperationsMap().forEach((method, operation) -> {
                    ERRORS.forEach((status, text) -> problem(operation, status, text));
                    if (method == PathItem.HttpMethod.GET
                            || READING_BY_POST.stream().anyMatch(path::endsWith)) {
                        operation.addParametersItem(
                                header("Consistency-Token", "Of a command: wait up to 2 s until it is seen"));
                    } else if (isTagged(operation, COMMANDS)) {
                        describeCommand(operation);
                    } else if (isTagged(operation, IMPORT)) {
                        operation.addParametersItem(header("Idempotency-Key", ONCE));
                        answerHeader(operation, "Consistency-Token", "Send it with a GET to see the new cases");
                    }
                }));
    }

    private static boolean isTagged(Operation operation, Set<String> tags) {
        return operation.getTags() != null && operation.getTags().stream().anyMatch(tags::contains);
    }

    private static void describeCommand(Operation operation) {
        problem(operation, "409", "Refused: `blockers` holds every reason, who can remove it, and its rule")
                .examples(Map.of("refusal", new Example().value(REFUSAL)));
        problem(operation, "412", "The case moved on since the version in `If-Match`");
        operation.addParametersItem(header("Idempotency-Key", ONCE));
        operation.addParametersItem(header("If-Match", "Version the command is meant for, in quotes"));
        answerHeader(operation, "ETag", "Version after the command");
        answerHeader(operation, "Consistency-Token", "Send it with a GET to see this change");
    }

    private static void answerHeader(Operation operation, String name, String text) {
        operation.getResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .forEach(response -> response.getValue()
                        .addHeaderObject(name, new Header().description(text).schema(new StringSchema())));
    }

    private static MediaType problem(Operation operation, String status, String text) {
        MediaType problem = new MediaType();
        // where the endpoint says more itself, that stays
        operation
                .getResponses()
                .putIfAbsent(
                        status,
                        new ApiResponse()
                                .description(text)
                                .content(new Content().addMediaType("application/problem+json", problem)));
        return problem;
    }

    private static HeaderParameter header(String name, String text) {
        HeaderParameter header = new HeaderParameter();
        header.name(name).description(text).required(false).schema(new StringSchema());
        return header;
    }
}
