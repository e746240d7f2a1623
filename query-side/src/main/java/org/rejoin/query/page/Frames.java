package org.rejoin.query.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.CodeLists;
import org.rejoin.event.Role;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Makes what every template finds in its model. */
@Component
class Frames {

    static final String THEME = "REJOIN_THEME";

    private static final Set<String> THEMES = Set.of("light", "dark", "system");

    private final PersonNames people;
    private final UnitNames units;
    private final NewsOfReader news;
    private final WorkOfReader work;
    private final DutiesOfReader duties;
    private final LivePosition live;
    private final MessageSource messages;
    private final ObjectProvider<RequestMappingHandlerMapping> mappings;
    private final Clock clock;
    private final ZoneId zone;
    private volatile @Nullable Set<String> served;

    Frames(
            PersonNames people,
            UnitNames units,
            NewsOfReader news,
            WorkOfReader work,
            DutiesOfReader duties,
            LivePosition live,
            MessageSource messageSource,
            ObjectProvider<RequestMappingHandlerMapping> mappings,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.people = people;
        this.units = units;
        this.news = news;
        this.work = work;
        this.duties = duties;
        this.live = live;
        this.messages = messageSource; // by its name: the other side has one too
        this.mappings = mappings;
        this.clock = clock;
        this.zone = zone;
    }

    /** Everything a template needs beside its own. */
    Map<String, Object> model(HttpServletRequest request, HttpServletResponse response) {
        return model(frame(request, response));
    }

    /** Asks nobody anything: for when nobody may answer. */
    Map<String, Object> bareModel(HttpServletRequest request) {
        return model(frame(null, null, null, null, new Waiting(0, 0, Map.of()), request, null));
    }

    private Map<String, Object> model(Frame frame) {
        Locale locale = LocaleContextHolder.getLocale();
        Words words = new Words(messages, people, units, locale);
        return Map.of("frame", frame, "words", words, "dates", new Dates(clock, zone, words));
    }

    private record Waiting(long shown, long unread, Map<String, Long> work) {}

    private Frame frame(HttpServletRequest request, HttpServletResponse response) {
        Actor actor = actor();
        if (actor == null) {
            return frame(null, null, null, null, new Waiting(0, 0, Map.of()), request, null);
        }
        // before anything is read: what comes meanwhile is told once more, never left out
        long shown = live.shown();
        PersonNames.Person person = people.of(Set.of(actor.account())).get(actor.account());
        String reporter = actor.school() == null || actor.is(Role.PRINCIPAL_REPORTER)
                ? null
                : people.principalReporterOf(actor.school()).orElse(null);
        String left = response.getHeader("Session-Expires-In");
        return frame(
                actor,
                person == null ? actor.account() : person.name(),
                unitOf(actor),
                reporter,
                new Waiting(shown, news.unread(actor), workOf(actor)),
                request,
                left == null ? null : Long.valueOf(left));
    }

    private Map<String, Long> workOf(Actor actor) {
        Map<String, Long> all = new HashMap<>(work.openByCategory(actor));
        all.putAll(duties.owed(actor));
        return all;
    }

    private Frame frame(
            @Nullable Actor actor,
            @Nullable String name,
            @Nullable String unit,
            @Nullable String reporter,
            Waiting waiting,
            HttpServletRequest request,
            @Nullable Long sessionSeconds) {
        Set<Role> roles = actor == null ? Set.of() : new TreeSet<>(actor.roles());
        return new Frame(
                actor == null ? null : actor.account(),
                name,
                roles,
                unit,
                actor == null ? null : actor.school(),
                reporter,
                waiting.unread(),
                waiting.work(),
                waiting.shown(),
                Menu.of(roles, path -> servedPaths().contains(path)),
                actor == null
                        ? List.of()
                        : Menu.tabs(roles, path -> servedPaths().contains(path)),
                pathOf(request),
                themeOf(request),
                sessionSeconds,
                request.getAttribute(ReadsFrom.UNSETTLED) != null,
                servedPaths());
    }

    private @Nullable String unitOf(Actor actor) {
        if (actor.school() != null) {
            return units.of(Set.of(actor.school())).getOrDefault(actor.school(), actor.school());
        }
        return actor.county() == null
                ? null
                : CodeLists.find("counties", actor.county())
                        .map(item ->
                                LocaleContextHolder.getLocale().getLanguage().equals("en") ? item.en() : item.zh())
                        .orElse(actor.county());
    }

    // asked for late: the mappings are made after the controllers
    private Set<String> servedPaths() {
        Set<String> known = served;
        if (known == null) {
            known = mappings.stream()
                    .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                    .flatMap(info -> info.getPatternValues().stream())
                    .collect(Collectors.toUnmodifiableSet());
            served = known;
        }
        return known;
    }

    static String pathOf(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
    }

    private static String themeOf(HttpServletRequest request) {
        return cookie(request, THEME).filter(THEMES::contains).orElse("system");
    }

    static Optional<String> cookie(HttpServletRequest request, String name) {
        return Arrays.stream(request.getCookies() == null ? new Cookie[0] : request.getCookies())
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    static @Nullable Actor actor() {
        Authentication caller = SecurityContextHolder.getContext().getAuthentication();
        return caller != null && caller.getPrincipal() instanceof Actor actor ? actor : null;
    }
}
