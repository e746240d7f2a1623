package org.rejoin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.access.PageAddresses;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Away;
import org.rejoin.story.Backstage.Prepared;
import org.rejoin.story.NewSchool;

/** What must be so on every page: WCAG 2.2 AA in both languages and themes, no sideways scrolling, readable without script. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("SC01")
class EveryPageTest {

    private final Map<String, Visitor> visitors = new HashMap<>();
    private final Map<String, Visitor> readers = new HashMap<>();
    private List<Place> places = List.of();

    /** What needs no place of its own, and why. */
    private static final Map<String, String> WITHOUT_A_PLACE = Map.ofEntries(
            Map.entry("/cases/{id}/print.pdf", "a file"),
            Map.entry("/cases/file", "a file"),
            Map.entry("/cases/{id}/history/export", "a file"),
            Map.entry("/statistics/school-summary/file", "a file"),
            Map.entry("/statistics/roster/file", "a file"),
            Map.entry("/statistics/measures/file", "a file"),
            Map.entry("/statistics/months/file", "a file"),
            Map.entry("/pupils/{id}/print.pdf", "a file"),
            Map.entry("/pupils/police/file", "a file"),
            Map.entry("/register/export/file", "a file"),
            Map.entry("/transfers-out/{id}/print", "nobody is late on the first day; TransferByKeyboard prints it"),
            Map.entry("/transfers-out/{id}/print.pdf", "a file"),
            Map.entry("/places/taken-in/file", "a file"),
            Map.entry("/preferences", "sets a cookie and goes back"),
            Map.entry("/accounts/search", "goes to /accounts; what is posted there looks like it"),
            Map.entry("/calendars", "goes to /calendars/{authority}"),
            Map.entry("/principal-transfers/{id}/withdraw", "looks like /principal-transfers/{id}/refuse"),
            Map.entry("/admin/dead-letters/{group}/{sequence}/discard", "a service that works has no dead letter"));

    /** @param account who opens it; empty for nobody */
    record Place(String name, String account, String path) {

        int status() {
            return name.equals("not-there") ? 404 : 200;
        }

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
        String webhook = backstage.webhook();
        String erasure = backstage.erasure(closable);
        String later = backstage.laterRecord(closable);
        String transfer = backstage.askedForOffice();
        String applicant = new NewSchool().appliesForPrincipal("魏思婷").page();
        String notice = backstage.announced("NEWS", "註冊組研習");
        backstage.announced("DOWNLOAD", "帳號申請單");
        backstage.putsUpItsRoster();
        Away away = backstage.away("羅以恩");
        String called = backstage.called(away);
        String held = backstage.held(away);
        String decided = backstage.taskOf(held);
        String owed = backstage.awayForFourDays("宋亦安");
        String reported = backstage.reportedDropout("杜明軒");
        String leaving = backstage.leaving("石安禾");
        String arrived = backstage.arrivedElsewhere("方可晴");
        String droppedOut = backstage.droppedOut("葉知秋");
        places = List.of(
                new Place("sign-in", "", "/sign-in"),
                new Place("forgotten-password", "", "/forgotten-password"),
                new Place("password", "tutor-a", "/settings/password"),
                new Place("second-factor", "tutor-a", "/settings/second-factor"),
                new Place("not-there", "registrar-a", Backstage.unknownCase()),
                new Place("home-registrar", "registrar-a", "/"),
                new Place("home-tutor", "tutor-a", "/"),
                new Place("home-county", "county", "/"),
                new Place("home-manager", "manager-a", "/"),
                new Place("cases-export", "registrar-a", "/cases/export?list=ALL&category=TRANSFER"),
                new Place("inbox", "registrar-a", "/inbox"),
                new Place("inbox-all", "tutor-a", "/inbox?show=ALL"),
                new Place("inbox-empty", "county", "/inbox"),
                new Place("inbox-class-teacher", "class-teacher-j", "/inbox?show=ALL"),
                new Place("cases", "registrar-a", "/cases?category=EARLY_LEAVING"),
                new Place("cases-all", "registrar-a", "/cases?list=ALL&size=15"),
                new Place("cases-none", "registrar-a", "/cases?q=0000-nothing"),
                new Place("cases-county", "county", "/cases"),
                new Place("case-waiting", "registrar-a", waiting.page()),
                new Place("case-closable", "registrar-a", closable.page()),
                new Place("case-student", "registrar-a", closable.page() + "?tab=STUDENT"),
                new Place("case-leaving", "registrar-a", closable.page() + "?tab=LEAVING"),
                new Place("case-records", "tutor-a", closable.page() + "?tab=RECORDS"),
                new Place("print", "tutor-a", closable.page() + "/print"),
                new Place("history", "registrar-a", closable.page() + "/history?at=3"),
                new Place("as-of", "registrar-a", closable.page() + "?asOf=" + Instant.now()),
                new Place("diff", "registrar-a", closable.page() + "/diff?from=2020-01-01T00:00:00Z"),
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
                new Place("insurance", "tutor-a", "/insurance"),
                new Place("application-school", "", "/account-application?q=990001"),
                new Place("application", "", "/account-application?school=990001"),
                new Place("application-principal", "", "/account-application?school=990001&principal=true"),
                new Place("application-sent", "", "/account-application?school=990001&done=1"),
                new Place("first-administrator", "", "/first-administrator"),
                new Place("accounts", "registrar-a", "/accounts"),
                new Place("accounts-agency", "agency", "/accounts?role=TUTOR&size=15"),
                new Place("account", "registrar-a", Backstage.accountPage("tutor-a2")),
                new Place("account-disable", "registrar-a", Backstage.accountPage("tutor-a2") + "/disable"),
                new Place("account-new", "agency", "/accounts/new"),
                new Place("account-import", "registrar-a", "/accounts/import"),
                new Place("transfers", "manager-a", "/principal-transfers"),
                new Place("transfer-new", "registrar-a", "/principal-transfers/new"),
                new Place("statistics", "manager-a", "/statistics"),
                new Place("statistics-wrong", "county", "/statistics?from=115/13/01"),
                new Place("statistics-then", "agency", "/statistics?asOf=2026-11-01"),
                new Place("statistics-roster", "registrar-a", "/statistics/roster"),
                new Place("statistics-measures", "counsellor-a", "/statistics/measures"),
                new Place("statistics-export", "manager-a", "/statistics/roster/export"),
                new Place("settings", "registrar-a", "/settings"),
                new Place("settings-tokens", "tutor-a", "/settings/tokens"),
                new Place("sign-out-everywhere", "tutor-a", "/settings/sign-out-everywhere"),
                new Place("admin", "agency", "/admin"),
                new Place("admin-replay", "agency", "/admin/read-models/schools/replay"),
                new Place("admin-dead-letters", "agency", "/admin/dead-letters"),
                new Place("admin-deadlines", "agency", "/admin/deadlines"),
                new Place("mails", "agency", "/mails"),
                new Place("audit", "agency", "/audit"),
                new Place("audit-verification", "agency", "/audit/verification"),
                new Place("access-log", "registrar-a", "/access-log?account=registrar-a"),
                new Place("erasures", "agency", "/erasures"),
                new Place("erasure-new", "agency", "/erasures/new"),
                new Place("webhooks", "agency", "/webhooks"),
                new Place("webhook-new", "agency", "/webhooks/new"),
                new Place("schools", "agency", "/schools?county=990"),
                new Place("school", "agency", "/schools/990001"),
                new Place("school-new", "agency", "/schools/new"),
                new Place("calendar", "agency", "/calendars/AGENCY"),
                new Place("news", "tutor-a", "/news"),
                new Place("news-stranger", "", "/news"),
                new Place("news-all", "agency", "/news?all=true"),
                new Place("announcement", "agency", "/announcements/" + notice),
                new Place("announcement-new", "agency", "/announcements/new?kind=DOWNLOAD"),
                new Place("announcement-withdraw", "agency", "/announcements/" + notice + "/withdraw"),
                new Place("downloads", "", "/downloads"),
                new Place("plans", "registrar-a", "/plans"),
                new Place("plans-county", "county", "/plans?all=true"),
                new Place("account-link", "", "/account-link"),
                new Place("token-revoke", "tutor-a", backstage.token() + "/revoke"),
                new Place("tracking-draft", "tutor-a", backstage.draftedRecord(waiting)),
                new Place("tracking-withdraw", "tutor-a", later + "/withdraw"),
                new Place("transfer-approve", "agency", transfer + "/approve"),
                new Place("webhook", "agency", webhook),
                new Place("webhook-remove", "agency", webhook + "/remove"),
                new Place("import-cases", "registrar-a", "/cases/import"),
                new Place("erasure", "agency", erasure),
                new Place("erasure-withdraw", "agency", erasure + "/withdraw"),
                new Place("erasure-approve", "agency", erasure + "/approve"),
                new Place("erasure-refuse", "agency", erasure + "/refuse"),
                new Place("transfer-refuse", "agency", transfer + "/refuse"),
                new Place("account-approve", "agency", applicant + "/approve"),
                new Place("account-refuse", "agency", applicant + "/refuse"),
                new Place("account-enable", "registrar-a", Backstage.accountPage("tutor-a2") + "/enable"),
                new Place(
                        "account-remove-second-factor",
                        "registrar-a",
                        Backstage.accountPage("tutor-a2") + "/remove-second-factor"),
                new Place("follow-up", "registrar-a", closable.page() + "/follow-up"),
                new Place("attendance", "class-teacher-j", "/attendance?class=705"),
                new Place(
                        "attendance-unsaid",
                        "class-teacher-j",
                        "/attendance?class=705&day=" + away.day().minusWeeks(1)),
                new Place("attendance-no-day", "registry-j", "/attendance?class=705&day=2026-11-01"),
                new Place("attendance-classes", "registry-j", "/attendance"),
                new Place("attendance-new", "class-teacher-j", "/attendance?class=901&day=nonsense"),
                new Place("attendance-import", "registry-j", "/attendance/import"),
                new Place("pupils", "class-teacher-j", "/pupils"),
                new Place("pupils-none", "registry-j", "/pupils?of=REGISTRY"),
                new Place("pupil", "class-teacher-j", away.page()),
                new Place("pupil-duty", "class-teacher-j", away.page() + "/duties/" + away.dutyId()),
                new Place("pupil-waive", "head-j", away.page() + "/duties/" + away.dutyId() + "/waive"),
                new Place("pupil-day", "student-affairs-j", away.page() + "/days/" + away.day()),
                new Place("pupil-conditions", "counselling-j", away.page() + "/conditions"),
                new Place("pupil-report", "registry-j", owed + "/report"),
                new Place("pupil-report-none", "head-j", away.page() + "/report"),
                new Place("pupil-report-correction", "registry-j", reported + "/report/correction"),
                new Place("pupil-papers", "registry-j", reported + "/papers?done=1"),
                new Place("pupil-paper-letter", "registry-j", reported + "/print?paper=PARENT_LETTER"),
                new Place("pupil-paper-notice", "head-j", reported + "/print?paper=DROPOUT_NOTICE"),
                new Place("pupil-paper-committee", "registry-j", reported + "/print?paper=COMMITTEE_LETTER"),
                new Place("pupil-paper-police", "registry-j", reported + "/print?paper=POLICE_LETTER"),
                new Place("pupil-police", "registry-j", "/pupils/police"),
                new Place("board", "head-j", "/board"),
                new Place("meetings", "registry-j", "/meetings"),
                new Place("meetings-new", "student-affairs-j", "/meetings/new?kind=RESPONSE&pupil=" + away.pupilId()),
                new Place("meetings-new-staffing", "head-j", "/meetings/new?kind=STAFFING"),
                new Place("meetings-planned", "student-affairs-j", called),
                new Place("meetings-invitation", "class-teacher-j", called + "/invitation"),
                new Place("meetings-hold", "head-j", called + "/hold"),
                new Place("meetings-cancel", "student-affairs-j", called + "/cancel"),
                new Place("meetings-held", "head-j", held),
                new Place("meetings-add", "head-j", held + "/add"),
                new Place("meetings-not-for-me", "class-teacher-j", held),
                new Place("meetings-task", "student-affairs-j", decided),
                new Place("meetings-task-waive", "head-j", decided + "/waive"),
                new Place("rule-sets", "agency", "/rule-sets"),
                new Place("rule-sets-county", "county", "/rule-sets"),
                new Place("rule-set", "head-j", "/rule-sets/AGENCY/JUNIOR_HIGH"),
                new Place("rule-set-ages", "agency", "/rule-sets/HUA/JUNIOR_HIGH/0"),
                new Place("rule-set-senior", "agency", "/rule-sets/AGENCY/SENIOR_HIGH/0"),
                new Place("rule-set-next", "agency", "/rule-sets/AGENCY/JUNIOR_HIGH/next"),
                new Place("rule-set-school", "head-j", "/rule-sets/990004J/JUNIOR_HIGH"),
                new Place("rule-set-school-next", "head-j", "/rule-sets/990004J/JUNIOR_HIGH/next"),
                new Place("transfers-out", "registry-j", "/transfers-out"),
                new Place("transfers-out-none", "registry-j", "/transfers-out?done=true&page=9"),
                new Place("transfers-out-new", "registry-j", "/transfers-out/new"),
                new Place("transfers-out-temporary", "head-j", "/transfers-out/new?temporary=true"),
                new Place("transfers-out-one", "class-teacher-j", leaving),
                new Place("transfers-out-arrived", "registry-j", arrived),
                new Place("transfers-out-arrival", "registry-j", leaving + "/arrival"),
                new Place("transfers-out-records", "registry-j", arrived + "/records"),
                new Place("transfers-out-not-now", "registry-j", arrived + "/withdraw"),
                new Place("places", "registry-j", "/places"),
                new Place("register", "registry-j", "/register"),
                new Place("register-none", "registry-j", "/register?entryYear=90"),
                new Place("register-new", "registry-j", "/register/new"),
                new Place("register-import", "registry-j", "/register/import"),
                new Place("register-export", "head-j", "/register/export"),
                new Place("register-entry", "registry-j", droppedOut),
                new Place("register-class-change", "registry-j", droppedOut + "/class-change"),
                new Place("register-class-change-written", "head-j", backstage.waitsForCommittee("江小月")),
                new Place("register-move", "registry-j", droppedOut + "/move"),
                new Place("register-return", "head-j", droppedOut + "/return"),
                new Place("register-withdraw", "registry-j", droppedOut + "/withdraw"),
                new Place("register-correct", "registry-j", droppedOut + "/correct"),
                new Place("register-void", "registry-j", droppedOut + "/void"),
                new Place("register-voided", "registry-j", backstage.voidedEntry("吳家豪")),
                new Place("home-class-teacher", "class-teacher-j", "/"));
    }

    @Test
    void every_page_of_the_matrix_has_a_place_here_or_a_reason_why_not() {
        Set<String> expected = new TreeSet<>(PageAddresses.all());
        expected.removeAll(WITHOUT_A_PLACE.keySet());

        assertThat(PageAddresses.all()).containsAll(WITHOUT_A_PLACE.keySet());
        Set<String> visited = places.stream()
                .map(place -> PageAddresses.patternOf(place.path()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(visited).isEqualTo(expected);
    }

    /** Loaded once in each language: the theme and the width are changed as the stylesheets see them. */
    @ParameterizedTest
    @MethodSource("wantedPlaces")
    void anybody_can_use_it_in_either_language_by_day_and_by_night_at_a_desk_and_on_a_phone(Place place) {
        Visitor visitor = visitors.computeIfAbsent(place.account(), EveryPageTest::visitor);
        visitor.in("zh-TW", "light").isWide(Visitor.DESK).opens(place.path(), place.status());
        visitor.waitsUntilIdle();
        visitor.isAccessible();
        visitor.fits();
        visitor.picture(place.name() + "-light");
        visitor.by("dark").isLegible();
        visitor.picture(place.name() + "-dark");
        visitor.by("light").isWide(Visitor.PHONE).isAccessible();
        visitor.fits();
        visitor.picture(place.name() + "-390");
        visitor.isWide(Visitor.SMALL).fits();

        visitor.in("en", "dark").opens(place.path(), place.status());
        visitor.waitsUntilIdle();
        visitor.fits();
        visitor.isWide(Visitor.PHONE).fits();
        visitor.isWide(Visitor.DESK).isAccessible();
        visitor.fits();
        visitor.by("light").isLegible();
    }

    @ParameterizedTest
    @MethodSource("wantedPlaces")
    void it_can_be_read_and_left_without_script(Place place) {
        Visitor reader = readers.computeIfAbsent(place.account(), Visitor::withoutScript);
        reader.opens(place.path(), place.status());
        reader.hasOneHeadingAndSaysWhatNeedsScript();
    }

    @AfterAll
    void everybodyGoes() throws IOException {
        visitors.values().forEach(Visitor::close);
        readers.values().forEach(Visitor::close);
        if (Boolean.getBoolean("guide.write")) {
            GuideTest.takePictures();
        }
    }

    private static Visitor visitor(String account) {
        return account.isEmpty() ? Visitor.stranger() : Visitor.signedIn(account);
    }

    /** Some of them while they are made: {@code -Dplace=inbox,news}. */
    Stream<Place> wantedPlaces() {
        String[] wanted = System.getProperty("place", "").split(",");
        return places.stream().filter(place -> Stream.of(wanted).anyMatch(place.name()::startsWith));
    }
}
