package org.rejoin.command.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Whether a cookie travels over TLS alone. Only who tries the service out on his own machine does without. */
@Component
public class CookieSecurity {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1");

    private final boolean secure;
    private final boolean triedOut;

    /** @param secure false where a network without TLS is wanted all the same */
    CookieSecurity(@Value("${rejoin.session.secure-cookie:true}") boolean secure, Environment environment) {
        this.secure = secure;
        // behind a proxy plain HTTP on this machine looks the same: a production takes it for no trial
        this.triedOut = !environment.acceptsProfiles(Profiles.of("production"));
    }

    public boolean isAskedBy(HttpServletRequest request) {
        return request.isSecure() || secure && !(triedOut && THIS_MACHINE.contains(request.getServerName()));
    }
}
