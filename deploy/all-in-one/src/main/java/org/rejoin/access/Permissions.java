package org.rejoin.access;

import static org.rejoin.access.Permission.byRecord;
import static org.rejoin.access.Permission.byRole;
import static org.rejoin.access.Permission.open;
import static org.rejoin.event.Role.ADMINISTRATOR;
import static org.rejoin.event.Role.AGENCY_OFFICER;
import static org.rejoin.event.Role.AUDITOR;
import static org.rejoin.event.Role.CLASS_TEACHER;
import static org.rejoin.event.Role.COUNSELLING_OFFICE;
import static org.rejoin.event.Role.COUNSELLOR;
import static org.rejoin.event.Role.COUNTY_OFFICER;
import static org.rejoin.event.Role.HEAD;
import static org.rejoin.event.Role.PRINCIPAL_REPORTER;
import static org.rejoin.event.Role.REGISTRY;
import static org.rejoin.event.Role.SENIOR_MANAGER;
import static org.rejoin.event.Role.STUDENT_AFFAIRS;
import static org.rejoin.event.Role.TUTOR;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.rejoin.command.apitoken.Scope;
import org.rejoin.event.Role;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

/** Who may call what (SPEC 1.11.2): one row per endpoint. What has no row is refused. Written out in docs/permissions.md. */
final class Permissions {

    private static final Set<Role> EVERYBODY = Set.of(Role.values());
    private static final Set<Role> PRINCIPAL = Set.of(PRINCIPAL_REPORTER);
    private static final Set<Role> FILERS = Set.of(PRINCIPAL_REPORTER, TUTOR);
    private static final Set<Role> TRACKERS = Set.of(PRINCIPAL_REPORTER, TUTOR, COUNSELLOR);
    private static final Set<Role> SCHOOL = Set.of(PRINCIPAL_REPORTER, TUTOR, COUNSELLOR, SENIOR_MANAGER);
    private static final Set<Role> READERS =
            Set.of(PRINCIPAL_REPORTER, TUTOR, COUNSELLOR, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER);
    private static final Set<Role> CASE_READERS =
            Set.of(PRINCIPAL_REPORTER, TUTOR, COUNSELLOR, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER, AUDITOR);
    private static final Set<Role> SEARCHERS =
            Set.of(PRINCIPAL_REPORTER, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER);
    private static final Set<Role> COUNTING =
            Set.of(PRINCIPAL_REPORTER, COUNSELLOR, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER, AUDITOR);
    private static final Set<Role> INBOX = Set.of(
            PRINCIPAL_REPORTER,
            TUTOR,
            COUNSELLOR,
            SENIOR_MANAGER,
            COUNTY_OFFICER,
            AGENCY_OFFICER,
            ADMINISTRATOR,
            HEAD,
            CLASS_TEACHER,
            STUDENT_AFFAIRS,
            REGISTRY,
            COUNSELLING_OFFICE);
    private static final Set<Role> INSURANCE_READERS = Set.of(PRINCIPAL_REPORTER, TUTOR, COUNSELLOR, COUNTY_OFFICER);
    private static final Set<Role> AGENCY = Set.of(AGENCY_OFFICER);
    private static final Set<Role> OFFICE = Set.of(AGENCY_OFFICER, ADMINISTRATOR);
    private static final Set<Role> ADMINISTRATION = Set.of(ADMINISTRATOR);
    private static final Set<Role> ACCOUNT_MANAGERS = Set.of(PRINCIPAL_REPORTER, AGENCY_OFFICER, ADMINISTRATOR);
    private static final Set<Role> READERS_OF_UPLOADS = Set.of(
            PRINCIPAL_REPORTER, TUTOR, COUNSELLOR, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER, ADMINISTRATOR);
    private static final Set<Role> READERS_OF_PLANS =
            Set.of(PRINCIPAL_REPORTER, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER);
    private static final Set<Role> APPROVERS = Set.of(PRINCIPAL_REPORTER, AGENCY_OFFICER);
    private static final Set<Role> TRANSFERS =
            Set.of(PRINCIPAL_REPORTER, TUTOR, COUNSELLOR, SENIOR_MANAGER, AGENCY_OFFICER, ADMINISTRATOR);
    private static final Set<Role> LOG_READERS = Set.of(PRINCIPAL_REPORTER, AGENCY_OFFICER, ADMINISTRATOR, AUDITOR);

    private static final Set<Role> READERS_OF_RULES = Set.of(AGENCY_OFFICER, ADMINISTRATOR, COUNTY_OFFICER, HEAD);
    private static final Set<Role> RECORDING = Set.of(CLASS_TEACHER, STUDENT_AFFAIRS, REGISTRY);
    private static final Set<Role> DECLARING = Set.of(CLASS_TEACHER, STUDENT_AFFAIRS, COUNSELLING_OFFICE);
    private static final Set<Role> PUPIL_STAFF = Role.OF_COMPULSORY_SCHOOL;

    private static final Set<Role> CALLING = Set.of(HEAD, STUDENT_AFFAIRS, COUNSELLING_OFFICE);
    private static final Set<Role> MEETING_OFFICES =
            Set.of(CLASS_TEACHER, STUDENT_AFFAIRS, REGISTRY, COUNSELLING_OFFICE);
    private static final Set<Role> ISSUING = Set.of(REGISTRY, HEAD);
    private static final Set<Role> PLACING = Set.of(REGISTRY, HEAD, COUNSELLING_OFFICE);

    private static final Set<Role> PROVED_TO =
            Set.of(PRINCIPAL_REPORTER, TUTOR, COUNSELLOR, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER, AUDITOR);
    private static final Set<Role> AUDITING = Set.of(ADMINISTRATOR, AGENCY_OFFICER, AUDITOR);

    /** Files that no endpoint serves: the pages of the API's description, what pages are drawn with. */
    static final List<Permission> FILES = List.of(
            open("GET", "/swagger-ui/**", "API"),
            open("GET", "/assets/**", "SC01"),
            open("GET", "/webjars/**", "SC01"));

    private static final List<Permission> CASES = List.of(
            byRole("GET", "/api/cases", "R-ST-01, c18", CASE_READERS).withScope(Scope.READ_LISTS),
            byRole("POST", "/api/cases/search", "SC08", SEARCHERS).withScope(Scope.READ_LISTS),
            byRole("GET", "/api/list-settings", "SC03", CASE_READERS),
            byRole("PUT", "/api/list-settings/columns", "SC03", CASE_READERS),
            byRole("PUT", "/api/list-settings/filters/{filterId}", "SC03", CASE_READERS),
            byRole("DELETE", "/api/list-settings/filters/{filterId}", "SC03", CASE_READERS),
            byRole("POST", "/api/cases/prefill", "R-FLD-04", FILERS),
            byRecord("GET", "/api/cases/{id}", "R-ST-01, c18", CASE_READERS).withScope(Scope.READ_LISTS),
            byRecord("GET", "/api/cases/{id}/history", "c18", CASE_READERS),
            byRecord("GET", "/api/cases/{id}/diff", "c18", CASE_READERS),
            byRecord("GET", "/api/cases/{id}/proof", "c18", PROVED_TO),
            byRecord("GET", "/api/cases/{id}/actions", "R-ST-01", READERS),
            byRecord("POST", "/api/cases", "R-FIL-01", FILERS),
            byRecord("POST", "/api/cases/import", "IF04", PRINCIPAL).withScope(Scope.IMPORT),
            byRecord("PUT", "/api/cases/{id}/form", "R-FIL-01", FILERS),
            byRecord("POST", "/api/cases/{id}/submit", "R-FIL-01", FILERS),
            byRecord("POST", "/api/cases/{id}/tracking-records", "R-AST-02", TRACKERS),
            byRecord("DELETE", "/api/cases/{id}/tracking-records/{recordId}", "c24", TRACKERS),
            byRecord("POST", "/api/cases/{id}/suggest-closure", "R-CLS-02", TRACKERS),
            byRecord("POST", "/api/cases/{id}/report", "R-REP-01", PRINCIPAL),
            byRecord("POST", "/api/cases/{id}/return", "T06", PRINCIPAL),
            byRecord("POST", "/api/cases/{id}/void", "T07, T18", Set.of(PRINCIPAL_REPORTER, AGENCY_OFFICER)),
            byRecord("POST", "/api/cases/{id}/decline-closure", "T10", PRINCIPAL),
            byRecord("POST", "/api/cases/{id}/close", "T11", PRINCIPAL),
            byRecord("POST", "/api/cases/{id}/register-override", "R-CLS-03", AGENCY),
            byRecord("POST", "/api/cases/{id}/recheck-register", "R-FLD-02", FILERS),
            byRecord("POST", "/api/cases/{id}/reopen", "T12", PRINCIPAL),
            byRecord("PUT", "/api/cases/{id}/trackers/{account}", "R-AST-01", PRINCIPAL),
            byRecord("POST", "/api/transfer-ins", "R-TRF-01", FILERS).withScope(Scope.IMPORT),
            byRecord("DELETE", "/api/transfer-ins/{id}/lines/{line}", "c6", FILERS));

    private static final List<Permission> READING = List.of(
            byRole("GET", "/api/inbox", "N01", INBOX),
            byRole("POST", "/api/inbox/{notificationId}/read", "N01", INBOX),
            byRole("POST", "/api/inbox/{notificationId}/unread", "N01", INBOX),
            byRole("GET", "/api/transfer-ins", "R-TRF-02, c6", FILERS),
            byRole("GET", "/api/live", "N02, R-GRN-01", EVERYBODY).withScope(Scope.READ_LISTS),
            byRole("GET", "/api/obligations", "c20, c21", CASE_READERS).withScope(Scope.READ_LISTS),
            byRole("GET", "/api/obligations/counts", "c20, c21", CASE_READERS).withScope(Scope.READ_LISTS),
            byRole("GET", "/api/statistics/school-summary", "R-STA-01", COUNTING)
                    .withScope(Scope.READ_STATISTICS),
            byRole("GET", "/api/statistics/roster", "R-STA-01", COUNTING).withScope(Scope.READ_STATISTICS),
            byRole("GET", "/api/statistics/measures", "R-STA-01", COUNTING).withScope(Scope.READ_STATISTICS),
            byRole("GET", "/api/statistics/months", "R-STA-01", COUNTING).withScope(Scope.READ_STATISTICS),
            byRole("GET", "/api/statistics/difference", "R-STA-04, c18", COUNTING)
                    .withScope(Scope.READ_STATISTICS),
            byRole("GET", "/api/code-lists/{name}", "API", EVERYBODY).withScope(Scope.READ_LISTS),
            open("GET", "/api/code-lists/schools", "R-ACC-01").withScope(Scope.READ_LISTS),
            byRole("POST", "/api/register/lookup", "R-FLD-02, c22", FILERS),
            byRole("POST", "/api/insurance/search", "SC09", INSURANCE_READERS),
            byRole("GET", "/api/access-log", "c28, c30", LOG_READERS));

    private static final List<Permission> ACCOUNTS = List.of(
            open("POST", "/api/account-applications", "R-ACC-01"),
            byRole("GET", "/api/accounts", "R-ACC-08", ACCOUNT_MANAGERS),
            byRole("POST", "/api/accounts/search", "R-ACC-08", ACCOUNT_MANAGERS),
            byRole("GET", "/api/accounts/{id}", "R-ACC-08", ACCOUNT_MANAGERS),
            byRole("GET", "/api/accounts/tutors", "R-AST-03", PRINCIPAL),
            byRecord("POST", "/api/accounts", "R-ACC-02", OFFICE),
            byRecord("POST", "/api/accounts/import", "R-ACC-10", PRINCIPAL),
            byRecord("POST", "/api/accounts/{id}/approve", "R-ACC-01, R-ACC-02", APPROVERS),
            byRecord("POST", "/api/accounts/{id}/refuse", "R-ACC-01, R-ACC-02", APPROVERS),
            byRecord("POST", "/api/accounts/{id}/disable", "R-ACC-06", ACCOUNT_MANAGERS),
            byRecord("POST", "/api/accounts/{id}/enable", "R-ACC-06", ACCOUNT_MANAGERS),
            byRecord("POST", "/api/accounts/{id}/send-link", "R-ACC-06", ACCOUNT_MANAGERS),
            byRecord("PUT", "/api/accounts/{id}/roles", "R-ACC-08", PRINCIPAL),
            byRecord("PUT", "/api/accounts/{id}/contact", "R-ACC-09", ACCOUNT_MANAGERS),
            byRecord("POST", "/api/accounts/{id}/remove-second-factor", "c29", ACCOUNT_MANAGERS),
            byRole("GET", "/api/principal-transfers", "R-ACC-20, R-ACC-21", TRANSFERS),
            byRecord("POST", "/api/principal-transfers", "R-ACC-20, R-ACC-21", SCHOOL),
            byRecord("POST", "/api/principal-transfers/{id}/approve", "R-ACC-20", AGENCY),
            byRecord("POST", "/api/principal-transfers/{id}/refuse", "R-ACC-20", AGENCY),
            byRecord("DELETE", "/api/principal-transfers/{id}", "R-ACC-20, R-ACC-21", SCHOOL),
            byRecord("GET", "/api/uploads/{id}", "R-ACC-02, R-ACC-21, SC12", READERS_OF_UPLOADS),
            byRole("GET", "/api/mails", "N04", ADMINISTRATION),
            byRecord("POST", "/api/mails/{id}/retry", "N04", ADMINISTRATION),
            byRole("GET", "/api/account/notifications", "N01", EVERYBODY),
            byRole("PUT", "/api/account/notifications", "N01", EVERYBODY));

    private static final List<Permission> ERASURES = List.of(
            byRole("GET", "/api/erasures", "R-HL-19, R-HL-26, c18", AUDITING),
            byRole("GET", "/api/erasures/{id}", "R-HL-19, R-HL-26, c18", AUDITING),
            byRecord("POST", "/api/erasures", "R-HL-19, R-HL-26", AGENCY),
            byRecord("POST", "/api/erasures/{id}/approve", "R-HL-19, R-HL-26", OFFICE),
            byRecord("POST", "/api/erasures/{id}/refuse", "R-HL-19, R-HL-26", OFFICE),
            byRecord("DELETE", "/api/erasures/{id}", "R-HL-19, R-HL-26", AGENCY));

    private static final List<Permission> UNITS = List.of(
            byRole("GET", "/api/schools", "R-ACC-04", EVERYBODY),
            byRole("GET", "/api/schools/{unit}", "R-ACC-04", EVERYBODY),
            byRecord("POST", "/api/schools", "R-ACC-04", OFFICE),
            byRecord("PUT", "/api/schools/{unit}", "R-ACC-04", OFFICE),
            byRecord("PUT", "/api/schools/{unit}/contact", "SC13", PRINCIPAL),
            byRecord("PUT", "/api/schools/{unit}/signatories", "R-REP-04", PRINCIPAL),
            byRole("GET", "/api/plans", "SC12", READERS_OF_PLANS),
            byRole("POST", "/api/plans", "SC12", PRINCIPAL),
            byRole("GET", "/api/calendars/{authority}", "R-LTA-05", EVERYBODY),
            byRole("POST", "/api/calendars/{authority}", "R-LTA-05", OFFICE),
            byRole("GET", "/api/rule-sets", "L19..L26", READERS_OF_RULES),
            byRole("GET", "/api/rule-sets/{authority}/{stage}", "L19..L26", EVERYBODY),
            byRecord("POST", "/api/rule-sets/{authority}/{stage}", "L19..L26", READERS_OF_RULES),
            byRecord("POST", "/api/rule-sets/{authority}/{stage}/preview", "L19..L26", READERS_OF_RULES));

    // elementary and junior high schools (c18)
    private static final List<Permission> ATTENDANCE = List.of(
            byRole("POST", "/api/attendance", "SOP-0.2", RECORDING),
            byRole("POST", "/api/attendance/import", "SOP-0.2", RECORDING).withScope(Scope.IMPORT),
            byRole("GET", "/api/pupils", "SOP-0.1", PUPIL_STAFF),
            byRole("GET", "/api/pupils/duties", "SOP-1.1..SOP-4.6", PUPIL_STAFF),
            byRecord("GET", "/api/pupils/{id}", "SOP-0.1", PUPIL_STAFF),
            byRecord("GET", "/api/pupils/{id}/ladder", "SOP-0.1", PUPIL_STAFF),
            byRecord("GET", "/api/pupils/{id}/report", "SOP-4.2", PUPIL_STAFF),
            byRecord("POST", "/api/pupils/{id}/report", "SOP-4.2", PUPIL_STAFF),
            byRecord("POST", "/api/pupils/{id}/report/correction", "SOP-4.2", PUPIL_STAFF),
            byRecord("PUT", "/api/pupils/{id}/attendance/{day}", "R-SCOPE-04", RECORDING),
            byRecord("POST", "/api/pupils/{id}/conditions", "SOP-1.2, SOP-1.3", DECLARING),
            byRecord("POST", "/api/pupils/{id}/duties/{dutyId}/meet", "SOP-1.1..SOP-4.6", PUPIL_STAFF),
            byRecord("POST", "/api/pupils/{id}/duties/{dutyId}/waive", "SOP-1.1..SOP-4.6", PUPIL_STAFF));

    private static final List<Permission> MEETINGS = List.of(
            byRole("POST", "/api/meetings", "SOP-2.3, SOP-3.3, SOP-3.5, SOP-4.3", CALLING),
            byRole("GET", "/api/meetings", "SOP-3.3", PUPIL_STAFF),
            byRecord("GET", "/api/meetings/{id}", "SOP-3.3", PUPIL_STAFF),
            byRecord("POST", "/api/meetings/{id}/hold", "SOP-2.3, SOP-3.3, SOP-3.5, SOP-4.3", CALLING),
            byRecord("POST", "/api/meetings/{id}/additions", "SOP-3.3", CALLING),
            byRecord("POST", "/api/meetings/{id}/cancel", "SOP-3.3", CALLING),
            byRecord("POST", "/api/meetings/{id}/tasks/{taskId}/finish", "SOP-3.3", MEETING_OFFICES),
            byRecord("POST", "/api/meetings/{id}/tasks/{taskId}/waive", "SOP-3.3", Set.of(HEAD)));

    private static final List<Permission> TRANSFERS_OUT = List.of(
            byRole("POST", "/api/transfers-out", "R-HL-11", ISSUING),
            byRole("POST", "/api/transfers-out/temporary", "R-HL-32", ISSUING),
            byRole("GET", "/api/transfers-out", "R-HL-30, R-HL-32", PUPIL_STAFF),
            byRecord("GET", "/api/transfers-out/{id}", "R-HL-30", PUPIL_STAFF),
            byRecord("POST", "/api/transfers-out/{id}/arrival", "R-HL-30", ISSUING),
            byRecord("POST", "/api/transfers-out/{id}/records", "R-HL-12", ISSUING),
            byRecord("POST", "/api/transfers-out/{id}/receipt", "R-HL-12", ISSUING),
            byRecord("POST", "/api/transfers-out/{id}/report", "R-HL-13", ISSUING),
            byRecord("POST", "/api/transfers-out/{id}/committee-letter", "R-HL-09", ISSUING),
            byRecord("POST", "/api/transfers-out/{id}/placement-meeting", "R-HL-32", PLACING),
            byRecord("POST", "/api/transfers-out/{id}/class", "R-HL-32", ISSUING),
            byRecord("POST", "/api/transfers-out/{id}/end", "R-HL-32", ISSUING),
            byRecord("POST", "/api/transfers-out/{id}/withdraw", "R-HL-30", ISSUING));

    private static final List<Permission> PUPIL_REGISTER = List.of(
            byRole("GET", "/api/places", "R-HL-34", ISSUING),
            byRole("PUT", "/api/places", "R-HL-34", ISSUING),
            byRole("POST", "/api/places/notice", "R-HL-34", ISSUING),
            byRole("GET", "/api/register-entries", "R-HL-06..R-HL-08", ISSUING),
            byRole("POST", "/api/register-entries", "R-HL-06..R-HL-08", ISSUING),
            byRole("POST", "/api/register-entries/search", "R-HL-07", ISSUING),
            byRole("GET", "/api/register-entries/identities", "2.4", ISSUING),
            byRole("POST", "/api/register-entries/import", "2.4, R-HL-06", ISSUING),
            byRecord("GET", "/api/register-entries/{id}", "R-HL-07, R-HL-21", ISSUING),
            byRecord("GET", "/api/register-entries/{id}/class-change", "R-HL-33", ISSUING),
            byRecord("POST", "/api/register-entries/{id}/class-change", "R-HL-33", ISSUING),
            byRecord("POST", "/api/register-entries/{id}/class-change/counselling", "R-HL-33", ISSUING),
            byRecord("POST", "/api/register-entries/{id}/class-change/decision", "R-HL-33", ISSUING),
            byRecord("POST", "/api/register-entries/{id}/class-change/evaluation", "R-HL-33", ISSUING),
            byRecord("POST", "/api/register-entries/{id}/class-change/forward", "R-HL-33", ISSUING),
            byRecord("POST", "/api/register-entries/{id}/movements", "R-HL-07", ISSUING),
            byRecord("POST", "/api/register-entries/{id}/return", "R-HL-10", ISSUING),
            byRecord("POST", "/api/register-entries/{id}/withdraw", "R-HL-18", ISSUING),
            byRecord("POST", "/api/register-entries/{id}/void", "R-HL-07, R-HL-19", ISSUING),
            byRecord("POST", "/api/register-entries/{id}/correct", "R-HL-18", ISSUING));

    private static final List<Permission> ANNOUNCEMENTS = List.of(
            open("GET", "/api/news", "SC01"),
            open("GET", "/api/downloads", "SC02"),
            open("GET", "/api/announcements/{id}", "SC01, SC02"),
            open("GET", "/api/announcements/{id}/files/{file}", "SC02"),
            byRole("POST", "/api/announcements", "SC01, SC02", OFFICE),
            byRole("POST", "/api/announcements/{id}/withdraw", "SC01, SC02", OFFICE));

    private static final List<Permission> SIGN_IN = List.of(
            open("POST", "/api/sessions", "R-PWD-01"),
            byRole("GET", "/api/session", "SC13", EVERYBODY),
            byRole("DELETE", "/api/session", "SC13", EVERYBODY),
            byRole("DELETE", "/api/sessions", "SC13", EVERYBODY),
            byRole("PUT", "/api/session/password", "R-PWD-04", EVERYBODY),
            byRole("POST", "/api/session/second-factor", "R-PWD-01", EVERYBODY),
            byRole("PUT", "/api/session/second-factor", "R-PWD-01", EVERYBODY),
            byRole("DELETE", "/api/session/second-factor", "R-PWD-01", EVERYBODY),
            open("POST", "/api/first-administrator", "c11, c12"),
            open("GET", "/api/password-policy", "R-PWD-04"),
            open("POST", "/api/password-checks", "R-PWD-04"),
            open("POST", "/api/password-resets", "R-PWD-02"),
            open("POST", "/api/account-links/inspect", "R-ACC-06"),
            open("POST", "/api/account-links/verify", "R-ACC-06"),
            open("POST", "/api/account-links/password", "R-ACC-01"),
            open("GET", "/api/oidc", "R-PWD-01"),
            open("GET", "/api/oidc/sign-in", "R-PWD-01"),
            open("GET", "/api/oidc/callback", "R-PWD-01"),
            byRole("POST", "/api/oidc/link", "R-PWD-01", EVERYBODY),
            byRole("DELETE", "/api/oidc/link", "R-PWD-01", EVERYBODY),
            byRole("GET", "/api/tokens", "API", EVERYBODY),
            byRole("POST", "/api/tokens", "API", EVERYBODY),
            byRole("DELETE", "/api/tokens/{id}", "API", EVERYBODY));

    private static final List<Permission> WEBHOOKS = List.of(
            byRole("GET", "/api/webhooks", "API", ADMINISTRATION),
            byRole("POST", "/api/webhooks", "API", ADMINISTRATION),
            byRole("GET", "/api/webhooks/{id}", "API", ADMINISTRATION),
            byRole("PUT", "/api/webhooks/{id}", "API", ADMINISTRATION),
            byRole("POST", "/api/webhooks/{id}/ping", "API", ADMINISTRATION),
            byRole("GET", "/api/webhooks/{id}/deliveries", "API", ADMINISTRATION),
            byRole("POST", "/api/webhooks/{id}/deliveries/{deliveryId}/retry", "API", ADMINISTRATION),
            byRole("POST", "/api/webhooks/{id}/deliveries/{deliveryId}/discard", "API", ADMINISTRATION),
            byRole("DELETE", "/api/webhooks/{id}", "API", ADMINISTRATION));

    /** A page shows what the query of the same address without /api answers. */
    private static final List<Permission> PAGES = List.of(
            byRole("GET", "/", "SC02", EVERYBODY),
            byRole("GET", "/inbox", "N01, N02", INBOX),
            byRole("GET", "/cases", "SC03, c18", CASE_READERS),
            byRole("GET", "/cases/export", "IF07, IF08", CASE_READERS),
            byRole("GET", "/cases/file", "IF07, IF08", CASE_READERS),
            byRecord("GET", "/cases/{id}", "SC05, c18", CASE_READERS),
            byRecord("GET", "/cases/{id}/print", "R-REP-04, R-REP-05, c28", CASE_READERS),
            byRecord("GET", "/cases/{id}/print.pdf", "R-REP-04, R-REP-05, c28", CASE_READERS),
            byRecord("GET", "/cases/{id}/history", "SC14, c18", CASE_READERS),
            byRecord("GET", "/cases/{id}/history/export", "SC14, c18", CASE_READERS),
            byRecord("GET", "/cases/{id}/diff", "SC14, c18", CASE_READERS),
            byRole("GET", "/cases/{id}/report", "R-REP-01", PRINCIPAL),
            byRole("GET", "/cases/{id}/return", "T06", PRINCIPAL),
            byRole("GET", "/cases/{id}/void", "T07, T18", Set.of(PRINCIPAL_REPORTER, AGENCY_OFFICER)),
            byRole("GET", "/cases/{id}/decline-closure", "T10", PRINCIPAL),
            byRole("GET", "/cases/{id}/close", "T11", PRINCIPAL),
            byRole("GET", "/cases/{id}/reopen", "T12", PRINCIPAL),
            byRole("GET", "/cases/{id}/tracking-records/{recordId}/withdraw", "c24", TRACKERS),
            byRole("GET", "/cases/new", "R-FIL-01", FILERS),
            byRole("GET", "/cases/import", "IF04", PRINCIPAL),
            byRole("GET", "/cases/{id}/form", "R-FIL-01", FILERS),
            byRole("GET", "/cases/{id}/follow-up", "R-CLS-06, R-FLD-04", FILERS),
            byRole("GET", "/cases/{id}/tracking-records/new", "R-TRK-01", TRACKERS),
            byRole("GET", "/cases/{id}/tracking-records/{recordId}", "R-TRK-04", TRACKERS),
            byRole("GET", "/cases/{id}/trackers", "R-AST-01", PRINCIPAL),
            byRole("GET", "/cases/search", "SC08", SEARCHERS),
            byRole("GET", "/transfer-ins", "R-TRF-02", FILERS),
            byRole("GET", "/insurance", "SC09", INSURANCE_READERS),
            open("GET", "/sign-in", "SC01"),
            open("GET", "/forgotten-password", "R-PWD-02"),
            open("GET", "/account-link", "R-ACC-06"),
            open("GET", "/preferences", "SC13"),
            byRole("GET", "/settings/password", "R-PWD-04", EVERYBODY),
            byRole("GET", "/settings/second-factor", "R-PWD-01", EVERYBODY),
            open("GET", "/account-application", "R-ACC-01, R-ACC-02"),
            open("GET", "/first-administrator", "c11, c12"),
            byRole("GET", "/accounts", "SC11, R-ACC-08", ACCOUNT_MANAGERS),
            byRole("GET", "/accounts/search", "SC11, R-ACC-08", ACCOUNT_MANAGERS),
            byRole("POST", "/accounts/search", "SC11, R-ACC-08", ACCOUNT_MANAGERS),
            byRole("GET", "/accounts/new", "R-ACC-02", OFFICE),
            byRole("GET", "/accounts/import", "R-ACC-10", PRINCIPAL),
            byRole("GET", "/accounts/{id}", "SC11, R-ACC-08", ACCOUNT_MANAGERS),
            byRole("GET", "/accounts/{id}/approve", "R-ACC-01, R-ACC-02", APPROVERS),
            byRole("GET", "/accounts/{id}/refuse", "R-ACC-01, R-ACC-02", APPROVERS),
            byRole("GET", "/accounts/{id}/disable", "R-ACC-06", ACCOUNT_MANAGERS),
            byRole("GET", "/accounts/{id}/enable", "R-ACC-06", ACCOUNT_MANAGERS),
            byRole("GET", "/accounts/{id}/remove-second-factor", "c29", ACCOUNT_MANAGERS),
            byRole("GET", "/principal-transfers", "SC11, R-ACC-20, R-ACC-21", TRANSFERS),
            byRole("GET", "/principal-transfers/new", "R-ACC-20, R-ACC-21", SCHOOL),
            byRole("GET", "/principal-transfers/{id}/approve", "R-ACC-20", AGENCY),
            byRole("GET", "/principal-transfers/{id}/refuse", "R-ACC-20", AGENCY),
            byRole("GET", "/principal-transfers/{id}/withdraw", "R-ACC-20, R-ACC-21", SCHOOL),
            byRole("GET", "/statistics", "SC10, R-STA-01", COUNTING),
            byRole("GET", "/statistics/roster", "SC10, R-STA-01", COUNTING),
            byRole("GET", "/statistics/measures", "SC10, R-STA-01", COUNTING),
            byRole("GET", "/statistics/{report}/export", "IF08", COUNTING),
            byRole("GET", "/statistics/school-summary/file", "IF08", COUNTING),
            byRole("GET", "/statistics/roster/file", "IF08", COUNTING),
            byRole("GET", "/statistics/measures/file", "IF08", COUNTING),
            byRole("GET", "/statistics/months/file", "IF08", COUNTING),
            byRole("GET", "/settings", "SC13", EVERYBODY),
            byRole("GET", "/settings/tokens", "API", EVERYBODY),
            byRole("GET", "/settings/tokens/{tokenId}/revoke", "API", EVERYBODY),
            byRole("GET", "/settings/sign-out-everywhere", "SC13", EVERYBODY),
            byRole("GET", "/admin", "DESIGN", OFFICE),
            byRole("GET", "/admin/read-models/{name}/replay", "DESIGN", OFFICE),
            byRole("GET", "/admin/dead-letters", "P5", ADMINISTRATION),
            byRole("GET", "/admin/dead-letters/{group}/{sequence}/discard", "P5", ADMINISTRATION),
            byRole("GET", "/admin/deadlines", "P5", ADMINISTRATION),
            byRole("GET", "/mails", "N04", ADMINISTRATION),
            byRole("GET", "/audit", "c18", AUDITING),
            byRole("GET", "/audit/verification", "c18", AUDITING),
            byRole("GET", "/access-log", "c28, c30", LOG_READERS),
            byRole("GET", "/erasures", "R-HL-19, R-HL-26, c18", AUDITING),
            byRole("GET", "/erasures/new", "R-HL-19, R-HL-26", AGENCY),
            byRole("GET", "/erasures/{id}", "R-HL-19, R-HL-26, c18", AUDITING),
            byRole("GET", "/erasures/{id}/approve", "R-HL-19, R-HL-26", OFFICE),
            byRole("GET", "/erasures/{id}/refuse", "R-HL-19, R-HL-26", OFFICE),
            byRole("GET", "/erasures/{id}/withdraw", "R-HL-19, R-HL-26", AGENCY),
            byRole("GET", "/webhooks", "API", ADMINISTRATION),
            byRole("GET", "/webhooks/new", "API", ADMINISTRATION),
            byRole("GET", "/webhooks/{id}", "API", ADMINISTRATION),
            byRole("GET", "/webhooks/{id}/remove", "API", ADMINISTRATION),
            byRole("GET", "/schools", "R-ACC-04", EVERYBODY),
            byRole("GET", "/schools/new", "R-ACC-04", OFFICE),
            byRole("GET", "/schools/{unit}", "R-ACC-04", EVERYBODY),
            byRole("GET", "/calendars", "R-LTA-05", EVERYBODY),
            byRole("GET", "/calendars/{authority}", "R-LTA-05", EVERYBODY),
            open("GET", "/news", "SC01"),
            open("GET", "/downloads", "SC02"),
            open("GET", "/announcements/{id}", "SC01, SC02"),
            byRole("GET", "/announcements/new", "SC01, SC02", OFFICE),
            byRole("GET", "/announcements/{id}/withdraw", "SC01, SC02", OFFICE),
            byRole("GET", "/plans", "SC12", READERS_OF_PLANS),
            byRole("GET", "/attendance", "SOP-0.2", RECORDING),
            byRole("GET", "/attendance/import", "SOP-0.2", RECORDING),
            byRole("GET", "/pupils", "SOP-1.1..SOP-4.6", PUPIL_STAFF),
            byRole("GET", "/board", "SOP-0.1, SOP-3.1, SOP-4.0", Set.of(HEAD)),
            byRecord("GET", "/pupils/{id}", "SOP-0.1", PUPIL_STAFF),
            byRecord("GET", "/pupils/{id}/duties/{dutyId}", "SOP-1.1..SOP-4.6", PUPIL_STAFF),
            byRecord("GET", "/pupils/{id}/duties/{dutyId}/waive", "SOP-1.1..SOP-4.6", PUPIL_STAFF),
            byRecord("GET", "/pupils/{id}/report", "SOP-4.2", PUPIL_STAFF),
            byRecord("GET", "/pupils/{id}/report/correction", "SOP-4.2", ISSUING),
            byRecord("GET", "/pupils/{id}/papers", "SOP-3.3, SOP-4.2", ISSUING),
            byRecord("GET", "/pupils/{id}/print", "SOP-3.3, SOP-4.2", ISSUING),
            byRecord("GET", "/pupils/{id}/print.pdf", "SOP-3.3, SOP-4.2", ISSUING),
            byRole("GET", "/pupils/police", "2.2", ISSUING),
            byRole("GET", "/pupils/police/file", "2.2", ISSUING),
            byRecord("GET", "/pupils/{id}/days/{day}", "R-SCOPE-04", RECORDING),
            byRole("GET", "/meetings", "SOP-3.3", PUPIL_STAFF),
            byRole("GET", "/meetings/new", "SOP-2.3, SOP-3.3, SOP-3.5, SOP-4.3", CALLING),
            byRecord("GET", "/meetings/{id}", "SOP-3.3", PUPIL_STAFF),
            byRecord("GET", "/meetings/{id}/invitation", "SOP-3.3", PUPIL_STAFF),
            byRecord("GET", "/meetings/{id}/hold", "SOP-2.3, SOP-3.3, SOP-3.5, SOP-4.3", CALLING),
            byRecord("GET", "/meetings/{id}/add", "SOP-3.3", CALLING),
            byRecord("GET", "/meetings/{id}/cancel", "SOP-3.3", CALLING),
            byRecord("GET", "/meetings/{id}/tasks/{taskId}", "SOP-3.3", MEETING_OFFICES),
            byRecord("GET", "/meetings/{id}/tasks/{taskId}/waive", "SOP-3.3", Set.of(HEAD)),
            byRole("GET", "/rule-sets", "L19..L26", READERS_OF_RULES),
            byRole("GET", "/rule-sets/{authority}/{stage}", "L19..L26", READERS_OF_RULES),
            byRole("GET", "/rule-sets/{authority}/{stage}/{version}", "L19..L26", READERS_OF_RULES),
            byRecord("GET", "/rule-sets/{authority}/{stage}/next", "L19..L26", READERS_OF_RULES),
            byRole("GET", "/transfers-out", "R-HL-30, R-HL-32", PUPIL_STAFF),
            byRole("GET", "/transfers-out/new", "R-HL-11, R-HL-32", ISSUING),
            byRecord("GET", "/transfers-out/{id}", "R-HL-30", PUPIL_STAFF),
            byRecord("GET", "/transfers-out/{id}/print", "R-HL-13", ISSUING),
            byRecord("GET", "/transfers-out/{id}/print.pdf", "R-HL-13", ISSUING),
            byRecord("GET", "/transfers-out/{id}/{step}", "R-HL-09..R-HL-32", PLACING),
            byRole("GET", "/places", "R-HL-34", ISSUING),
            byRole("GET", "/places/taken-in/file", "R-HL-34", ISSUING),
            byRole("GET", "/register", "R-HL-06..R-HL-08", ISSUING),
            byRole("GET", "/register/new", "R-HL-06..R-HL-08", ISSUING),
            byRole("GET", "/register/import", "2.4", ISSUING),
            byRole("GET", "/register/export", "2.4", ISSUING),
            byRole("GET", "/register/export/file", "2.4", ISSUING),
            byRecord("GET", "/register/{id}", "R-HL-07, R-HL-21", ISSUING),
            byRecord("GET", "/register/{id}/class-change", "R-HL-33", ISSUING),
            byRecord("GET", "/register/{id}/move", "R-HL-07", ISSUING),
            byRecord("GET", "/register/{id}/return", "R-HL-10", ISSUING),
            byRecord("GET", "/register/{id}/withdraw", "R-HL-18", ISSUING),
            byRecord("GET", "/register/{id}/void", "R-HL-07, R-HL-19", ISSUING),
            byRecord("GET", "/register/{id}/correct", "R-HL-18", ISSUING),
            byRecord("GET", "/pupils/{id}/conditions", "SOP-1.2, SOP-1.3", DECLARING),
            // the filter chain and the container forward to it, nobody asks for it
            byRole("*", "/problem-page", "API", Set.of()));

    private static final List<Permission> OPERATION = List.of(
            byRole("POST", "/api/register/feed", "IF01, IF02", OFFICE),
            byRole("POST", "/api/insurance/files", "IF03", OFFICE),
            byRole("POST", "/api/audit/checkpoints", "c18", AUDITING),
            byRole("GET", "/api/audit/checkpoints", "c18", AUDITING),
            byRole("GET", "/api/audit/checkpoints/{number}", "c18", AUDITING),
            byRole("GET", "/api/audit/verify", "c18", AUDITING),
            byRole("POST", "/api/audit/verifications", "c18", AUDITING),
            byRole("GET", "/api/audit/verifications/latest", "c18", AUDITING),
            byRole("GET", "/api/admin/read-models", "DESIGN", OFFICE),
            byRole("POST", "/api/admin/read-models/{name}/replay", "DESIGN", OFFICE),
            byRole("POST", "/api/admin/keys/rotate-index", "DESIGN", ADMINISTRATION),
            byRole("GET", "/api/admin/dead-letters", "P5", ADMINISTRATION),
            byRole("POST", "/api/admin/dead-letters/{group}/{sequence}/retry", "P5", ADMINISTRATION),
            byRole("POST", "/api/admin/dead-letters/{group}/{sequence}/discard", "P5", ADMINISTRATION),
            byRole("GET", "/api/admin/deadlines", "P5", ADMINISTRATION),
            byRole("POST", "/api/admin/deadlines/{kind}/{deadlineId}/retry", "P5", ADMINISTRATION),
            byRole("GET", "/actuator", "DESIGN", OFFICE),
            open("GET", "/actuator/health", "DESIGN"),
            open("GET", "/actuator/health/**", "DESIGN"),
            byRole("GET", "/actuator/prometheus", "DESIGN", OFFICE).withScope(Scope.READ_STATISTICS),
            open("GET", "/v3/api-docs", "API"),
            open("GET", "/v3/api-docs.yaml", "API"),
            open("GET", "/v3/api-docs/swagger-config", "API"),
            open("GET", "/swagger-ui.html", "API"),
            // the container forwards to it, nobody asks for it
            byRole("*", "/error", "API", Set.of()));

    /** In the order of the document. */
    static final List<Section> SECTIONS = List.of(
            new Section("Cases", CASES),
            new Section("Pages", PAGES),
            new Section("Reading", READING),
            new Section("Accounts", ACCOUNTS),
            new Section("Erasures", ERASURES),
            new Section("Units", UNITS),
            new Section("Announcements", ANNOUNCEMENTS),
            new Section("Attendance", ATTENDANCE),
            new Section("Meetings", MEETINGS),
            new Section("Transfers out", TRANSFERS_OUT),
            new Section("Register", PUPIL_REGISTER),
            new Section("Sign-in", SIGN_IN),
            new Section("Webhooks", WEBHOOKS),
            new Section("Operation", OPERATION));

    private static final Comparator<Permission> MOST_SPECIFIC_FIRST =
            Comparator.comparing(Permission::pattern, PathPattern.SPECIFICITY_COMPARATOR);

    record Section(String name, List<Permission> rows) {}

    private Permissions() {}

    static Stream<Permission> all() {
        return SECTIONS.stream().flatMap(section -> section.rows().stream());
    }

    /** The row that decides about a request. */
    static Optional<Permission> of(HttpServletRequest request) {
        PathContainer path = pathOf(request);
        return at(path).filter(row -> row.takes(request.getMethod())).min(MOST_SPECIFIC_FIRST);
    }

    /** Whether one of these scopes of an API token opens what is asked for. */
    static boolean areWithin(Set<Scope> scopes, HttpServletRequest request) {
        return of(request).map(Permission::scope).filter(scopes::contains).isPresent();
    }

    /** The methods of an address, none where there is no such address. */
    static Set<String> methodsAt(HttpServletRequest request) {
        Set<String> methods = new TreeSet<>();
        at(pathOf(request))
                .map(Permission::method)
                .filter(method -> !method.equals("*"))
                .forEach(methods::add);
        return methods;
    }

    private static Stream<Permission> at(PathContainer path) {
        return Stream.concat(all(), FILES.stream()).filter(row -> row.isAt(path));
    }

    private static PathContainer pathOf(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return PathContainer.parsePath(path);
    }
}
