package org.rejoin.query.accounts;

import static org.rejoin.event.Role.ADMINISTRATOR;
import static org.rejoin.event.Role.AGENCY_OFFICER;
import static org.rejoin.event.Role.AUDITOR;
import static org.rejoin.event.Role.CLASS_TEACHER;
import static org.rejoin.event.Role.COUNSELLING_OFFICE;
import static org.rejoin.event.Role.COUNSELLOR;
import static org.rejoin.event.Role.COUNTY_OFFICER;
import static org.rejoin.event.Role.HEAD;
import static org.rejoin.event.Role.PRINCIPAL_REPORTER;
import static org.rejoin.event.Role.REGISTRY;
import static org.rejoin.event.Role.SENIOR_MANAGER;
import static org.rejoin.event.Role.STUDENT_AFFAIRS;
import static org.rejoin.event.Role.TUTOR;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.CodeLists;
import org.rejoin.event.Role;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.NotVisible;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 帳號管理 as people see it (SC11), and the pages on which they confirm what they do to an account. */
@PageController
@ReadsFrom(AccountsProjector.GROUP)
class AccountPages {

    /** What the staff of a school may be (SPEC 1.11.1, c18). */
    static final List<Role> STAFF = List.of(
            TUTOR, COUNSELLOR, SENIOR_MANAGER, HEAD, CLASS_TEACHER, STUDENT_AFFAIRS, REGISTRY, COUNSELLING_OFFICE);

    private static final List<Role> OPENED_BY_OFFICE = List.of(COUNTY_OFFICER, AUDITOR, AGENCY_OFFICER, ADMINISTRATOR);
    private static final List<Role> ALL = Stream.concat(
                    Stream.of(PRINCIPAL_REPORTER), Stream.concat(STAFF.stream(), OPENED_BY_OFFICE.stream()))
            .toList();
    private static final int SIZE_OF_SEARCH = 60;

    private final Accounts accounts;

    AccountPages(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/accounts")
    @RecordsAccess(
            value = AccessAction.ACCOUNTS_READ,
            filter = {"standing", "role", "school"})
    String list(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(required = false) @Nullable Standing standing,
            @RequestParam(required = false) @Nullable Role role,
            @RequestParam(required = false) @Nullable String school,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "30") int size,
            Model model) {
        AccountController.checkPage(page, size);
        FindAccounts query = new FindAccounts(standing, role, AccountController.unitOf(school), null, null, page, size);
        model.addAttribute("base", address(query)).addAttribute("text", "");
        return show(query, actor, model);
    }

    /** A name is asked for in the body: it never stands in an address. */
    @PostMapping("/accounts/search")
    @RecordsAccess(AccessAction.ACCOUNTS_READ)
    String search(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(required = false) @Nullable Standing standing,
            @RequestParam(required = false) @Nullable Role role,
            @RequestParam(defaultValue = "") String text,
            Model model) {
        FindAccounts query =
                new FindAccounts(standing, role, null, null, AccountController.textOf("text", text), 0, SIZE_OF_SEARCH);
        model.addAttribute("text", text.strip());
        return show(query, actor, model);
    }

    /** Whoever changes the language, or comes back, finds the list again. */
    @GetMapping("/accounts/search")
    String backToTheList() {
        return "redirect:/accounts";
    }

    private String show(FindAccounts query, Actor actor, Model model) {
        model.addAttribute("found", accounts.find(query, actor))
                .addAttribute("query", query)
                .addAttribute("standings", Standing.values())
                .addAttribute("roles", actor.school() == null ? ALL : ALL.subList(0, 1 + STAFF.size()))
                .addAttribute("everywhere", actor.school() == null)
                .addAttribute(
                        "filtered",
                        Stream.of(query.standing(), query.role(), query.school(), query.text())
                                .anyMatch(Objects::nonNull));
        return "accounts/list";
    }

    private static String address(FindAccounts query) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/accounts");
        if (query.standing() != null) {
            address.queryParam("standing", query.standing());
        }
        if (query.role() != null) {
            address.queryParam("role", query.role());
        }
        if (query.school() != null) {
            address.queryParam("school", query.school());
        }
        String written = address.build().toUriString();
        return written + (written.contains("?") ? "&" : "?");
    }

    @GetMapping("/accounts/{id}")
    @RecordsAccess(AccessAction.ACCOUNTS_READ)
    String one(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        AccountPage page = accounts.page(id, actor);
        model.addAttribute("page", page)
                .addAttribute("done", doneOf(done))
                .addAttribute("steps", AccountStep.of(page.account()))
                .addAttribute("staff", STAFF)
                .addAttribute("isStaff", STAFF.containsAll(page.account().roles()))
                .addAttribute("byLetter", isChangedByLetter(page.account()));
        return "accounts/account";
    }

    private static @Nullable String doneOf(String done) {
        return done.equals("CONTACT") || done.equals("ROLES") || done.equals("LINK")
                ? done
                : Stream.of(AccountStep.values())
                        .map(AccountStep::name)
                        .filter(done::equals)
                        .findFirst()
                        .orElse(null);
    }

    // where a number of a letter is asked for (R-ACC-09)
    private static boolean isChangedByLetter(AccountView account) {
        return account.roles().contains(PRINCIPAL_REPORTER) || account.roles().contains(COUNTY_OFFICER);
    }

    @GetMapping({
        "/accounts/{id}/approve",
        "/accounts/{id}/refuse",
        "/accounts/{id}/disable",
        "/accounts/{id}/enable",
        "/accounts/{id}/remove-second-factor"
    })
    @RecordsAccess(AccessAction.ACCOUNTS_READ)
    String confirm(
            @AuthenticationPrincipal Actor actor, @PathVariable UUID id, HttpServletRequest request, Model model) {
        String path = request.getRequestURI();
        AccountPage page = accounts.page(id, actor);
        model.addAttribute("page", page)
                .addAttribute(
                        "step",
                        AccountStep.at(path.substring(path.lastIndexOf('/') + 1))
                                .orElseThrow(NotVisible::new))
                .addAttribute("staff", STAFF)
                .addAttribute("isStaff", STAFF.containsAll(page.account().roles()))
                .addAttribute("byLetter", isChangedByLetter(page.account()));
        return "accounts/confirm";
    }

    /** Of those who do not apply (SPEC 1.12.1). */
    @GetMapping("/accounts/new")
    String open(@AuthenticationPrincipal Actor actor, Model model) {
        NotAllowed.unless(actor, AGENCY_OFFICER, ADMINISTRATOR);
        model.addAttribute("roles", OPENED_BY_OFFICE)
                .addAttribute(
                        "counties",
                        CodeLists.of("counties").stream()
                                .filter(item -> !item.code().equals(CodeLists.UNKNOWN))
                                .toList());
        return "accounts/new";
    }

    /** 帳號匯入 (R-ACC-10). */
    @GetMapping("/accounts/import")
    String fromFile(@AuthenticationPrincipal Actor actor) {
        NotAllowed.unless(actor, PRINCIPAL_REPORTER);
        return "accounts/import";
    }
}
