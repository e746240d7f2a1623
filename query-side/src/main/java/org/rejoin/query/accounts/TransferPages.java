package org.rejoin.query.accounts;

import static org.rejoin.event.Role.COUNSELLOR;
import static org.rejoin.event.Role.PRINCIPAL_REPORTER;
import static org.rejoin.event.Role.SENIOR_MANAGER;
import static org.rejoin.event.Role.TUTOR;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.rejoin.event.Actor;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.NotVisible;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 權限異動申請 as people see it (R-ACC-20/21). */
@PageController
@ReadsFrom(AccountsProjector.GROUP)
class TransferPages {

    private static final int MOST_SUCCESSORS = 100;

    private final Accounts accounts;

    TransferPages(Accounts accounts) {
        this.accounts = accounts;
    }

    /** How an application ends. */
    enum Step {
        APPROVE,
        REFUSE,
        WITHDRAW
    }

    @GetMapping("/principal-transfers")
    String list(@AuthenticationPrincipal Actor actor, @RequestParam(defaultValue = "") String done, Model model) {
        model.addAttribute("transfers", accounts.transfers(actor))
                .addAttribute(
                        "done",
                        Stream.of("APPLY", "APPROVE", "REFUSE", "WITHDRAW")
                                .filter(done::equals)
                                .findFirst()
                                .orElse(null))
                .addAttribute("applies", ofSchool(actor))
                .addAttribute("handsOver", actor.is(PRINCIPAL_REPORTER));
        return "accounts/transfers";
    }

    @GetMapping("/principal-transfers/new")
    String apply(@AuthenticationPrincipal Actor actor, Model model) {
        NotAllowed.unless(actor, PRINCIPAL_REPORTER, TUTOR, COUNSELLOR, SENIOR_MANAGER);
        model.addAttribute("handsOver", actor.is(PRINCIPAL_REPORTER)).addAttribute("successors", successors(actor));
        return "accounts/transfer-new";
    }

    /** The staff in use, of whom she chooses; who may not succeed, the command says. */
    private List<AccountView> successors(Actor actor) {
        if (!actor.is(PRINCIPAL_REPORTER)) {
            return List.of();
        }
        FindAccounts inUse = new FindAccounts(Standing.NORMAL, null, actor.school(), null, null, 0, MOST_SUCCESSORS);
        return accounts.find(inUse, actor).items().stream()
                .filter(account -> !account.account().equals(actor.account()))
                .toList();
    }

    @GetMapping({
        "/principal-transfers/{id}/approve",
        "/principal-transfers/{id}/refuse",
        "/principal-transfers/{id}/withdraw"
    })
    String confirm(
            @AuthenticationPrincipal Actor actor, @PathVariable UUID id, HttpServletRequest request, Model model) {
        TransferView transfer = accounts.transfers(actor).stream()
                .filter(one -> one.transferId().equals(id))
                .findFirst()
                .orElseThrow(NotVisible::new);
        String path = request.getRequestURI();
        model.addAttribute("transfer", transfer)
                .addAttribute("step", stepAt(path.substring(path.lastIndexOf('/') + 1)));
        return "accounts/transfer-decide";
    }

    private static Step stepAt(String path) {
        return Stream.of(Step.values())
                .filter(step -> step.name().equalsIgnoreCase(path))
                .findFirst()
                .orElseThrow(NotVisible::new);
    }

    private static boolean ofSchool(Actor actor) {
        return Stream.of(PRINCIPAL_REPORTER, TUTOR, COUNSELLOR, SENIOR_MANAGER).anyMatch(actor::is);
    }
}
