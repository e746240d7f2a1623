package org.rejoin.command.credential;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.throttle.AnonymousCalls;
import org.rejoin.event.Role;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The rules of passwords, for pages that show them while somebody types. Nothing typed is kept. */
@RestController
@Tag(name = "Passwords", description = "密碼規則：what is asked of a password, and how easily it is guessed")
class PasswordController {

    // its time grows faster than the text: what is longer is strong anyway
    private static final int MEASURED = 48;

    private final PasswordPolicy policy;
    private final Zxcvbn zxcvbn = new Zxcvbn();
    private final MessageSource commandMessages;
    private final AnonymousCalls calls;

    PasswordController(PasswordPolicy policy, MessageSource commandMessages, AnonymousCalls calls) {
        this.policy = policy;
        this.commandMessages = commandMessages;
        this.calls = calls;
    }

    @Schema(example = """
                    {"account":"shen-peiyi","password":"…","roles":["PRINCIPAL_REPORTER"]}""")
    record Typed(
            @NotNull @Size(max = 60) String account,
            @NotNull @Size(max = 1000) String password,
            @Nullable Set<@NotNull Role> roles) {

        // never into a log
        @Override
        public String toString() {
            return "Typed";
        }
    }

    record ProblemView(String code, String message) {}

    /** @param strength 0 (guessed at once) to 4 */
    record Check(int strength, List<ProblemView> problems) {}

    /**
     * @param lengths characters at least, by role
     * @param kinds how many of upper case, lower case, digit and other must occur
     * @param sequence so many characters in the order of the keyboard or the alphabet are too many; 0 = never
     * @param earlier so many of the last passwords may not be taken again
     * @param lifeDays days until it must be changed; 0 = never
     */
    record Rules(
            Map<Role, Integer> lengths,
            int longest,
            int kinds,
            boolean idNumberAllowed,
            int sequence,
            int earlier,
            int lifeDays) {}

    @PostMapping("/api/password-checks")
    @SecurityRequirements
    @Operation(
            summary =
                    "What is wrong with a password, and its strength; what is known of the holder alone is not compared here")
    Check check(@Valid @RequestBody Typed body, HttpServletRequest request) {
        calls.count("password-checks", request.getRemoteAddr());
        String password = Passwords.normalised(body.password());
        Set<Role> roles = body.roles() == null ? Set.of() : body.roles();
        return new Check(
                strength(password, body.account()),
                policy.problemsOf(password, PasswordPolicy.Holder.named(body.account()), roles, any -> false).stream()
                        .map(this::view)
                        .toList());
    }

    @GetMapping("/api/password-policy")
    @SecurityRequirements
    @Operation(summary = "密碼規則: the rules per role (R-PWD-04)")
    Rules rules() {
        PasswordProfile profile = policy.profile();
        Map<Role, Integer> lengths = new TreeMap<>();
        for (Role role : Role.values()) {
            lengths.put(role, profile.lengthFor(Set.of(role)));
        }
        return new Rules(
                lengths,
                PasswordPolicy.LONGEST,
                profile.kinds(),
                profile.idNumberAllowed(),
                profile.sequence(),
                profile.earlier(),
                profile.lifeDays());
    }

    private int strength(String password, String account) {
        String measured = password.substring(0, Math.min(MEASURED, password.length()));
        return zxcvbn.measure(measured, List.of(account)).getScore();
    }

    private ProblemView view(FieldProblem problem) {
        return new ProblemView(
                problem.code(),
                commandMessages.getMessage(
                        "field." + problem.code(), problem.arguments().toArray(), LocaleContextHolder.getLocale()));
    }
}
