package org.rejoin.query.pupilregister;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.Accessed;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.page.Answers;
import org.rejoin.query.page.Asks;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 學籍 (R-HL-06..10): who stands in the register, whom to enter, who leaves, who comes back. */
@PageController
@ReadsFrom(RegisterProjector.GROUP)
class RegisterPages {

    private static final String KEPT = "/api/register-entries/{id}";
    private static final String CLASS_CHANGE = "/api/register-entries/{id}/class-change";

    private final RegisterEntries entries;
    private final Answers answers;

    RegisterPages(RegisterEntries entries, Answers answers) {
        this.entries = entries;
        this.answers = answers;
    }

    @GetMapping("/register")
    String list(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(required = false) @Nullable Integer entryYear,
            @RequestParam(defaultValue = "false") boolean voided,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "30") int size,
            Model model) {
        model.addAttribute("voided", voided)
                .addAttribute("found", entries.answer(new FindRegisterEntries(entryYear, voided, page, size), actor));
        return "pupilregister/list";
    }

    @GetMapping("/register/new")
    String begin(Model model) {
        model.addAttribute("movements", of(Movement.Kind.ENTRY));
        return "pupilregister/new";
    }

    /** @param done whether something was just recorded */
    @GetMapping("/register/{id}")
    @RecordsAccess(AccessAction.REGISTER_ENTRY_READ)
    @Asks(KEPT)
    String entry(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("done", done != null).addAttribute("history", entries.movementsOf(id, actor));
        return shown("pupilregister/entry", id, actor, request, response, model);
    }

    /** @param done whether a step was just recorded */
    @GetMapping("/register/{id}/class-change")
    @RecordsAccess(AccessAction.REGISTER_ENTRY_READ)
    @Asks({KEPT, CLASS_CHANGE})
    String classChange(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("done", done != null)
                .addAttribute("written", entries.classChangesOf(id, actor))
                .addAttribute(
                        "change",
                        answers.find(CLASS_CHANGE, ClassChange.class, request, response, id)
                                .orElse(null));
        return shown("pupilregister/class-change", id, actor, request, response, model);
    }

    @GetMapping("/register/{id}/move")
    @Asks(KEPT)
    String move(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute(
                "movements",
                Arrays.stream(Movement.values())
                        .filter(one -> one.kind() == Movement.Kind.LEAVING || one.kind() == Movement.Kind.STAYING)
                        .toList());
        return form("pupilregister/move", id, actor, request, response, model);
    }

    @GetMapping("/register/{id}/return")
    @Asks(KEPT)
    String comesBack(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return form("pupilregister/return", id, actor, request, response, model);
    }

    @GetMapping("/register/{id}/withdraw")
    @Asks(KEPT)
    String withdraw(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return form("pupilregister/withdraw", id, actor, request, response, model);
    }

    /** 誤登作廢. */
    @GetMapping("/register/{id}/void")
    @Asks(KEPT)
    String makeVoid(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return form("pupilregister/void", id, actor, request, response, model);
    }

    @GetMapping("/register/{id}/correct")
    @Asks(KEPT)
    String correct(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return form("pupilregister/correct", id, actor, request, response, model);
    }

    // what can be done with an entry; of a voided one there is its page, whose reading is recorded
    private String form(
            String template,
            UUID id,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        return entries.voided(id, actor).isPresent()
                ? "redirect:/register/" + id
                : shown(template, id, actor, request, response, model);
    }

    private String shown(
            String template,
            UUID id,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Optional<VoidedEntry> gone = entries.voided(id, actor);
        if (gone.isPresent()) {
            model.addAttribute("gone", gone.get())
                    .addAttribute("struck", new Struck(Objects.requireNonNull(actor.school()), id));
            return "pupilregister/voided";
        }
        model.addAttribute("line", entries.of(id, actor))
                .addAttribute("kept", answers.of(KEPT, KeptEntry.class, request, response, id));
        return template;
    }

    /** Whose name the page of a voided entry still shows. */
    private record Struck(String school, UUID entry) implements Accessed {

        @Override
        public Set<String> accessedSchools() {
            return Set.of(school);
        }

        @Override
        public String accessedSubject() {
            return entry.toString();
        }
    }

    private static List<Movement> of(Movement.Kind kind) {
        return Arrays.stream(Movement.values())
                .filter(movement -> movement.kind() == kind)
                .toList();
    }
}
