package org.rejoin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Asks the matrix before anything else does. */
final class PermissionCheck implements AuthorizationManager<RequestAuthorizationContext> {

    private static final AuthorizationDecision GRANTED = new AuthorizationDecision(true);

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends @Nullable Authentication> authentication, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        Optional<Permission> row = Permissions.of(request);
        if (row.filter(Permission::isOpen).isPresent()) {
            return GRANTED;
        }
        Authentication caller = authentication.get();
        if (caller == null || !(caller.getPrincipal() instanceof Actor actor)) {
            return new Denied(403);
        }
        if (row.isPresent()) {
            return row.get().letsThrough(actor.roles()) ? GRANTED : new Denied(403);
        }
        Set<String> methods = Permissions.methodsAt(request);
        if (methods.isEmpty()) {
            return new Denied(404);
        }
        // the dispatcher answers it, and nothing but it, with the methods of the address
        return request.getMethod().equals("OPTIONS") ? GRANTED : new Denied(405);
    }

    /** What to answer to somebody signed in: an address that does not exist is not forbidden. */
    static int statusOf(AccessDeniedException denied) {
        return denied instanceof AuthorizationDeniedException because
                        && because.getAuthorizationResult() instanceof Denied result
                ? result.status
                : 403;
    }

    private static final class Denied extends AuthorizationDecision {

        private static final long serialVersionUID = 1L;

        private final int status;

        private Denied(int status) {
            super(false);
            this.status = status;
        }
    }
}
