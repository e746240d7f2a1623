package org.rejoin.query.settings;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.query.NotVisible;
import org.rejoin.query.page.Answers;
import org.rejoin.query.page.Asks;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 設定 (SC13). */
@PageController
@ReadsFrom({"schools", "accounts"})
class SettingsPages {

    private static final Set<String> DONE = Set.of("MAIL", "UNIT", "SIGNATORIES", "UNLINKED");
    private static final List<String> SCOPES = List.of("READ_LISTS", "READ_STATISTICS", "IMPORT");

    private final Answers answers;

    SettingsPages(Answers answers) {
        this.answers = answers;
    }

    /** @param passwordDaysLeft absent where passwords do not expire */
    record Session(
            String account,
            String name,
            Set<Role> roles,
            @Nullable Integer passwordDaysLeft,
            String secondFactor,
            int openTokens,
            int outsideIdentities,
            String email,
            String phone) {}

    record MailChoice(String mail, String dailyAt) {}

    record Provider(String name) {}

    record Unit(
            String unit,
            String name,
            @Nullable String address,
            @Nullable String phone,
            List<String> signatories,
            long version) {

        /** As they are typed. */
        public String signatoriesInOneLine() {
            return String.join("；", signatories);
        }
    }

    record Token(
            String tokenId,
            String name,
            List<String> scopes,
            Instant madeAt,
            Instant expiresAt,
            @Nullable Instant usedAt,
            @Nullable Instant revokedAt) {}

    @GetMapping("/settings")
    @Asks({"/api/session", "/api/account/notifications", "/api/oidc", "/api/schools/{unit}"})
    String settings(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("me", answers.of("/api/session", Session.class, request, response))
                .addAttribute("mail", answers.of("/api/account/notifications", MailChoice.class, request, response))
                .addAttribute("mails", List.of("IMMEDIATELY", "DAILY", "NEVER"))
                .addAttribute(
                        "provider",
                        answers.find("/api/oidc", Provider.class, request, response)
                                .orElse(null))
                .addAttribute("unit", unitOf(actor, request, response))
                .addAttribute("changedBy", changedBy(actor))
                .addAttribute("done", DONE.contains(done) ? done : null);
        return "settings/settings";
    }

    // only she completes it; the others read it where they meet it
    private @Nullable Unit unitOf(Actor actor, HttpServletRequest request, HttpServletResponse response) {
        return actor.is(Role.PRINCIPAL_REPORTER) && actor.school() != null
                ? answers.find("/api/schools/{unit}", Unit.class, request, response, actor.school())
                        .orElse(null)
                : null;
    }

    /** Who changes the data of one's own account (R-ACC-09): a key of the sentence that says so. */
    private static String changedBy(Actor actor) {
        if (actor.is(Role.PRINCIPAL_REPORTER) || actor.is(Role.COUNTY_OFFICER)) {
            return "letter";
        }
        return actor.school() == null ? "office" : "principal";
    }

    @GetMapping("/settings/tokens")
    @Asks("/api/tokens")
    String tokens(HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute("tokens", tokensOf(request, response)).addAttribute("scopes", SCOPES);
        return "settings/tokens";
    }

    @GetMapping("/settings/tokens/{tokenId}/revoke")
    @Asks("/api/tokens")
    String revoke(@PathVariable UUID tokenId, HttpServletRequest request, HttpServletResponse response, Model model) {
        Token token = tokensOf(request, response).stream()
                .filter(one -> one.tokenId().equals(tokenId.toString()) && one.revokedAt() == null)
                .findFirst()
                .orElseThrow(NotVisible::new);
        model.addAttribute("token", token);
        return "settings/revoke";
    }

    private List<Token> tokensOf(HttpServletRequest request, HttpServletResponse response) {
        return Stream.of(answers.of("/api/tokens", Token[].class, request, response))
                .toList();
    }

    @GetMapping("/settings/sign-out-everywhere")
    String signOutEverywhere() {
        return "settings/sign-out";
    }
}
