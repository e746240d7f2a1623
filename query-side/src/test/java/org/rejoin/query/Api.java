package org.rejoin.query;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.logscan.Secrets;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Asks the endpoints as somebody. */
public final class Api {

    private final MockMvc mvc;

    public Api(WebApplicationContext context) {
        mvc = MockMvcBuilders.webAppContextSetup(context).build();
    }

    public static Actor staff(String account, String school, Role... roles) {
        return new Actor(account, Set.of(roles), school, "990");
    }

    public static Actor officer(Role role, @Nullable String county) {
        return new Actor("officer", Set.of(role), null, county);
    }

    public ResultActions getAs(Actor actor, String url, Object... variables) throws Exception {
        return as(actor, get(url, variables));
    }

    public ResultActions postAs(Actor actor, String url, String json) throws Exception {
        Secrets.noteJson(json);
        return as(actor, post(url).contentType(MediaType.APPLICATION_JSON).content(json));
    }

    public ResultActions as(Actor actor, MockHttpServletRequestBuilder request) throws Exception {
        SecurityContextHolder.setContext(
                new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of())));
        try {
            return mvc.perform(request);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
