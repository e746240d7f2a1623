package org.rejoin.browser;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;

/** What must be so on every page: WCAG 2.2 AA in both languages and themes, no sideways scrolling, readable without script. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("SC01")
class EveryPageTest {

    private List<Place> places = List.of();

    /** @param account who opens it; empty for nobody */
    record Place(String name, String account, String path) {

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    void somethingToShow() {
        Backstage backstage = new Backstage();
        Prepared waiting = backstage.waitingForReport("江宥辰");
        Prepared closable = backstage.closable("江宥廷", "ENROLMENT_GIVEN_UP");
        Prepared draft = backstage.draft("江宥安");
        places = List.of(
                new Place("sign-in", "", "/sign-in"),
                new Place("forgotten-password", "", "/forgotten-password"),
                new Place("password", "tutor-a", "/settings/password"),
                new Place("second-factor", "tutor-a", "/settings/second-factor"),
                new Place("not-there", "registrar-a", Backstage.unknownCase()),
                new Place("home-registrar", "registrar-a", "/"),
                new Place("home-tutor", "tutor-a", "/"),
                new Place("home-county", "county", "/"),
                new Place("cases", "registrar-a", "/cases?category=EARLY_LEAVING"),
                new Place("cases-all", "registrar-a", "/cases?list=ALL&size=15"),
                new Place("cases-none", "registrar-a", "/cases?q=0000-nothing"),
                new Place("cases-county", "county", "/cases"),
                new Place("case-waiting", "registrar-a", waiting.page()),
                new Place("case-closable", "registrar-a", closable.page()),
                new Place("case-student", "registrar-a", closable.page() + "?tab=STUDENT"),
                new Place("case-leaving", "registrar-a", closable.page() + "?tab=LEAVING"),
                new Place("case-records", "tutor-a", closable.page() + "?tab=RECORDS"),
                new Place("report", "registrar-a", waiting.page() + "/report"),
                new Place("return", "registrar-a", waiting.page() + "/return"),
                new Place("close", "registrar-a", closable.page() + "/close"),
                new Place("decline-closure", "registrar-a", closable.page() + "/decline-closure"),
                new Place("void", "registrar-a", closable.page() + "/void"),
                new Place("reopen", "registrar-a", closable.page() + "/reopen"),
                new Place("filing-new", "tutor-a", "/cases/new"),
                new Place("filing-student", "tutor-a", draft.page() + "/form"),
                new Place("filing-contact", "tutor-a", draft.page() + "/form?step=CONTACT"),
                new Place("filing-leaving", "tutor-a", draft.page() + "/form?step=LEAVING"),
                new Place("filing-review", "tutor-a", draft.page() + "/form?step=REVIEW"),
                new Place("tracking-new", "tutor-a", closable.page() + "/tracking-records/new"),
                new Place("trackers", "registrar-a", closable.page() + "/trackers"),
                new Place("transfer-ins", "registrar-b", "/transfer-ins"),
                new Place("search", "registrar-a", "/cases/search"),
                new Place("insurance", "tutor-a", "/insurance"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void anybody_can_use_it_in_either_language_by_day_and_by_night(Place place) {
        try (Visitor visitor = visitor(place, Visitor.DESK)) {
            for (String language : List.of("zh-TW", "en")) {
                for (String theme : List.of("light", "dark")) {
                    visitor.in(language, theme).opens(place.path());
                    settle(visitor);
                    visitor.isAccessible();
                    visitor.fits();
                    if (language.equals("zh-TW")) {
                        visitor.picture(place.name() + "-" + theme);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void and_on_a_phone(Place place) {
        try (Visitor visitor = visitor(place, Visitor.PHONE)) {
            visitor.in("zh-TW", "light").opens(place.path());
            settle(visitor);
            visitor.isAccessible();
            visitor.fits();
            visitor.picture(place.name() + "-390");
            visitor.in("en", "dark").opens(place.path());
            settle(visitor);
            visitor.fits();
        }
    }

    private static Visitor visitor(Place place, int width) {
        return place.account().isEmpty() ? Visitor.stranger(width) : Visitor.signedIn(place.account(), width);
    }

    /** What a case may be done to is asked for after the page is there. */
    private static void settle(Visitor visitor) {
        visitor.page().waitForFunction("() => !document.querySelector('[aria-busy=true]')");
    }

    Stream<Place> places() {
        return places.stream();
    }
}
