package org.rejoin.command.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.casefile.SchoolDirectory;
import org.rejoin.event.CodeLists;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where a webhook may point to. A name is looked up with each delivery; what is written as a number can be told at once. */
@Component
class WebhookCheck {

    // neither is ever looked up
    private static final Pattern NUMBERS = Pattern.compile("\\[.*]|[0-9.]+");

    private final SchoolDirectory schools;
    private final boolean privateAddresses;

    WebhookCheck(
            SchoolDirectory schools, @Value("${rejoin.webhooks.private-addresses:false}") boolean privateAddresses) {
        this.schools = schools;
        this.privateAddresses = privateAddresses;
    }

    void require(String url, @Nullable String school, @Nullable String county) {
        List<FieldProblem> problems = new ArrayList<>();
        URI address = addressIn(url);
        if (address == null) {
            problems.add(FieldProblem.of("/url", "WEBHOOK_URL_FORMAT"));
        } else if (!privateAddresses && isPrivate(address.getHost())) {
            problems.add(FieldProblem.of("/url", "WEBHOOK_ADDRESS_NOT_PUBLIC"));
        }
        if (school != null && !schools.isUnit(school)) {
            problems.add(FieldProblem.of("/school", "UNKNOWN_CODE"));
        }
        if (county != null && CodeLists.find("counties", county).isEmpty()) {
            problems.add(FieldProblem.of("/county", "UNKNOWN_CODE"));
        }
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }

    private static @Nullable URI addressIn(String url) {
        try {
            URI address = new URI(url);
            boolean good = "https".equalsIgnoreCase(address.getScheme())
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null;
            return good ? address : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static boolean isPrivate(String host) {
        if (host.equalsIgnoreCase("localhost")
                || host.toLowerCase(java.util.Locale.ROOT).endsWith(".localhost")) {
            return true;
        }
        if (!NUMBERS.matcher(host).matches()) {
            return false;
        }
        try {
            return !PublicAddresses.isPublic(InetAddress.getByName(host));
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
