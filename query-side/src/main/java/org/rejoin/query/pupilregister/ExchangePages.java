package org.rejoin.query.pupilregister;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.page.Answers;
import org.rejoin.query.page.Asks;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 學籍電子資料交換 (SPEC 2.4): the register as a file of the Ministry's shape, and such a file into the register. */
@PageController
@ReadsFrom({RegisterProjector.GROUP, "absence"})
class ExchangePages {

    private static final String IDENTITIES = "/api/register-entries/identities";
    private static final MediaType XML = new MediaType("application", "xml", StandardCharsets.UTF_8);

    private final RegisterExchange exchange;
    private final Answers answers;

    ExchangePages(RegisterExchange exchange, Answers answers) {
        this.exchange = exchange;
        this.answers = answers;
    }

    @GetMapping("/register/import")
    String take(Model model) {
        model.addAttribute(
                "movements",
                Arrays.stream(Movement.values())
                        .filter(movement -> movement.kind() == Movement.Kind.ENTRY)
                        .toList());
        return "pupilregister/import";
    }

    @GetMapping("/register/export")
    String give(@AuthenticationPrincipal Actor actor, Model model) {
        model.addAttribute("years", exchange.years(actor)).addAttribute("purposes", ExchangePurpose.values());
        return "pupilregister/export";
    }

    /** @param entryYear ROC year; all where it is left out */
    @GetMapping("/register/export/file")
    @RecordsAccess(
            value = AccessAction.REGISTER_EXPORTED,
            filter = {"purpose", "entryYear"})
    @Asks(IDENTITIES)
    ResponseEntity<byte[]> file(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(required = false) @Nullable ExchangePurpose purpose,
            @RequestParam(required = false) @Nullable Integer entryYear,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (purpose == null) {
            throw new InvalidRequest("purpose", "MISSING_PURPOSE");
        }
        ExchangedPupil.Identities identities = entryYear == null
                ? answers.of(IDENTITIES, ExchangedPupil.Identities.class, request, response)
                : answers.of(
                        IDENTITIES + "?entryYear={year}",
                        ExchangedPupil.Identities.class,
                        request,
                        response,
                        entryYear);
        byte[] file = ExchangeWriter.write(exchange.pupils(entryYear, identities, actor));
        return ResponseEntity.ok()
                .contentType(XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("register-" + actor.school() + (entryYear == null ? "" : "-" + entryYear)
                                        + ".xml")
                                .build()
                                .toString())
                .body(file);
    }
}
