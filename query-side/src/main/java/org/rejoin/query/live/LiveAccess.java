package org.rejoin.query.live;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;
import org.rejoin.event.Actor;

/** Whether who opened a stream may still have it; implemented by whoever knows sessions and tokens. */
public interface LiveAccess {

    /**
     * Made while the stream is opened, asked again and again afterwards, outside of the request.
     *
     * @return who it is with the rights of that moment, empty once session, token or account has ended
     */
    Supplier<Optional<Actor>> of(HttpServletRequest request);
}
