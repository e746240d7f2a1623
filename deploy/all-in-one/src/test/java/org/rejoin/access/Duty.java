package org.rejoin.access;

import static org.rejoin.event.Role.ADMINISTRATOR;
import static org.rejoin.event.Role.AGENCY_OFFICER;
import static org.rejoin.event.Role.COUNSELLOR;
import static org.rejoin.event.Role.COUNTY_OFFICER;
import static org.rejoin.event.Role.PRINCIPAL_REPORTER;
import static org.rejoin.event.Role.SENIOR_MANAGER;
import static org.rejoin.event.Role.TUTOR;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rejoin.event.Role;

/**
 * A row of the matrix of SPEC 1.11.2: who may by the documents and our decisions on what they leave open, and what does it.
 *
 * @param roles of the six columns; agency and administrator share one
 * @param endpoints by which it is done; none while it is not built
 */
record Duty(String name, Set<Role> roles, List<String> endpoints) {

    private static final Set<Role> COLUMNS = Set.of(
            PRINCIPAL_REPORTER, TUTOR, COUNSELLOR, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER, ADMINISTRATOR);
    private static final Set<Role> PRINCIPAL = Set.of(PRINCIPAL_REPORTER);
    private static final Set<Role> OFFICE = Set.of(AGENCY_OFFICER);

    static final List<Duty> ALL = List.of(
            new Duty(
                    "填報 file",
                    Set.of(PRINCIPAL_REPORTER, TUTOR),
                    List.of("POST /api/cases", "PUT /api/cases/{id}/form", "POST /api/cases/{id}/submit")),
            new Duty(
                    "新增追蹤紀錄 write a tracking record",
                    Set.of(PRINCIPAL_REPORTER, TUTOR, COUNSELLOR),
                    List.of("POST /api/cases/{id}/tracking-records")),
            new Duty(
                    "建議結案 suggest closure",
                    Set.of(PRINCIPAL_REPORTER, TUTOR, COUNSELLOR),
                    List.of("POST /api/cases/{id}/suggest-closure")),
            new Duty("通報 report", PRINCIPAL, List.of("POST /api/cases/{id}/report")),
            new Duty("退回 return", PRINCIPAL, List.of("POST /api/cases/{id}/return")),
            new Duty(
                    "作廢 void: before the report, by letter after it",
                    Set.of(PRINCIPAL_REPORTER, AGENCY_OFFICER),
                    List.of("POST /api/cases/{id}/void")),
            new Duty("結案 close", PRINCIPAL, List.of("POST /api/cases/{id}/close")),
            new Duty("取消結案 reopen", PRINCIPAL, List.of("POST /api/cases/{id}/reopen")),
            new Duty("異動協助追蹤人員 assign trackers", PRINCIPAL, List.of("PUT /api/cases/{id}/trackers/{account}")),
            new Duty("整筆匯入 import cases", PRINCIPAL, List.of("POST /api/cases/import")),
            new Duty("轉入登入 enter transfer-ins", Set.of(PRINCIPAL_REPORTER, TUTOR), List.of("POST /api/transfer-ins")),
            new Duty(
                    "通報類別 view lists and cases",
                    Set.of(PRINCIPAL_REPORTER, TUTOR, COUNSELLOR, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER),
                    List.of("GET /api/cases", "GET /api/cases/{id}")),
            new Duty(
                    "案件查詢 search cases",
                    Set.of(PRINCIPAL_REPORTER, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER),
                    List.of("POST /api/cases/search")),
            new Duty(
                    "統計報表 statistics",
                    Set.of(PRINCIPAL_REPORTER, COUNSELLOR, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER),
                    List.of(
                            "GET /api/statistics/school-summary",
                            "GET /api/statistics/roster",
                            "GET /api/statistics/measures",
                            "GET /api/statistics/months")),
            new Duty(
                    "帳號管理 account management",
                    Set.of(PRINCIPAL_REPORTER, AGENCY_OFFICER, ADMINISTRATOR),
                    List.of(
                            "GET /api/accounts",
                            "POST /api/accounts/{id}/disable",
                            "POST /api/accounts/{id}/enable",
                            "PUT /api/accounts/{id}/contact")),
            new Duty(
                    "權限異動申請 apply for the office",
                    Set.of(PRINCIPAL_REPORTER, TUTOR, COUNSELLOR, SENIOR_MANAGER),
                    List.of("POST /api/principal-transfers")),
            new Duty("權限異動申請 approve it", OFFICE, List.of("POST /api/principal-transfers/{id}/approve")),
            new Duty("單位資料 edit the unit", PRINCIPAL, List.of("PUT /api/schools/{unit}/contact")),
            new Duty("修改密碼 own password", COLUMNS, List.of("PUT /api/session/password")),
            new Duty(
                    "下載通報單 download the report form",
                    Set.of(PRINCIPAL_REPORTER, TUTOR, COUNSELLOR, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER),
                    List.of()),
            new Duty(
                    "勞保查詢 labour-insurance query",
                    Set.of(PRINCIPAL_REPORTER, TUTOR, COUNSELLOR, COUNTY_OFFICER),
                    List.of("POST /api/insurance/search")),
            new Duty("實施計畫&編組表 upload plans", PRINCIPAL, List.of()),
            new Duty("最新消息、資料下載 news and downloads", COLUMNS, List.of()));

    /** Those of the columns who may call the endpoint. */
    static Set<Role> columnsOf(String endpoint) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Permissions.all()
                .filter(row -> row.endpoint().equals(endpoint))
                .flatMap(row -> row.roles().stream())
                .filter(COLUMNS::contains)
                .forEach(roles::add);
        return roles;
    }

    static Stream<Duty> built() {
        return ALL.stream().filter(duty -> !duty.endpoints().isEmpty());
    }
}
