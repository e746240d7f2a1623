package org.rejoin.query.accounts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;
import org.rejoin.query.accesslog.Accessed;

/** An account and, in short, what became of it. */
record AccountPage(@JsonUnwrapped AccountView account, List<Happening> history) implements Accessed {

    @Override
    public Set<String> accessedSchools() {
        return account.school() == null ? Set.of() : Set.of(account.school());
    }

    @Override
    public String accessedSubject() {
        return account.accountId().toString();
    }

    enum What {
        APPLIED,
        OPENED,
        APPROVED,
        REFUSED,
        VERIFIED,
        DISABLED,
        ENABLED,
        ROLES_ASSIGNED,
        CONTACT_CORRECTED,
        SECOND_FACTOR_REMOVED,
        PRINCIPAL_STEPPED_DOWN,
        PRINCIPAL_TOOK_OVER
    }

    /** Never what a name, address or number was before: who may change them is not who may look back. */
    @Schema(name = "AccountHappening")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Happening(
            What what,
            Instant at,

            @Schema(description = "Account whose doing it is; system where no person's.", example = "registrar-a")
            String by,

            @Schema(description = "Asked for, granted or held from then on.", example = "[\"TUTOR\"]") @Nullable
            List<Role> roles,

            @Schema(description = "Of REFUSED.") @Nullable String reason,
            @Nullable String letterNumber,

            @Schema(description = "Of OPENED: the imported file.") @Nullable
            String importedFrom,

            @Schema(description = "The approved 權限異動申請.") @Nullable
            UUID transferId) {

        static Happening of(What what, Instant at, String by) {
            return new Happening(what, at, by, null, null, null, null, null);
        }

        Happening roles(List<Role> roles) {
            return new Happening(what, at, by, roles, reason, letterNumber, importedFrom, transferId);
        }

        Happening reason(String reason) {
            return new Happening(what, at, by, roles, reason, letterNumber, importedFrom, transferId);
        }

        Happening letter(@Nullable String letterNumber) {
            return new Happening(what, at, by, roles, reason, letterNumber, importedFrom, transferId);
        }

        Happening file(@Nullable String importedFrom) {
            return new Happening(what, at, by, roles, reason, letterNumber, importedFrom, transferId);
        }

        Happening transfer(String transferId) {
            return new Happening(what, at, by, roles, reason, letterNumber, importedFrom, UUID.fromString(transferId));
        }
    }
}
