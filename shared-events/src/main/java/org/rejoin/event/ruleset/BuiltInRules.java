package org.rejoin.event.ruleset;

import static org.rejoin.event.Role.CLASS_TEACHER;
import static org.rejoin.event.Role.COUNSELLING_OFFICE;
import static org.rejoin.event.Role.HEAD;
import static org.rejoin.event.Role.REGISTRY;
import static org.rejoin.event.Role.STUDENT_AFFAIRS;
import static org.rejoin.event.ruleset.DutyCondition.ALWAYS;
import static org.rejoin.event.ruleset.DutyCondition.CAUSE_KNOWN;
import static org.rejoin.event.ruleset.DutyCondition.CAUSE_UNKNOWN;
import static org.rejoin.event.ruleset.DutyCondition.INDIGENOUS;
import static org.rejoin.event.ruleset.DutyCondition.URGENT;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rejoin.event.Role;
import org.rejoin.event.school.Stage;

/** The rules that hold where nothing was published, each as version 0: of the country, 桃園市 (003) and 花蓮縣 (004). */
public final class BuiltInRules {

    /** The authority whose rules hold where a county has none. */
    public static final String NATIONAL = "AGENCY";

    private static final String TAOYUAN = "TAO";
    private static final String HUALIEN = "HUA";
    private static final LocalDate EVER = LocalDate.of(1912, 1, 1);

    // where the source names no term; a school week is the project's own
    private static final int WEEK = 5;
    // of what goes out after a report (L20); taken over for what goes out after the return
    private static final int OF_REPORT = 3;

    // the source says "many": ten is the project's own
    private static final int MANY = 10;

    private static final Thresholds OF_DAYS = new Thresholds(3, 7, 6, 7, MANY);
    // senior high counts periods (L03, L04), which schools do themselves
    private static final Thresholds OF_PERIODS = new Thresholds(3, 0, 0, 0, null);
    private static final Terms NATIONAL_TERMS = new Terms(1, 3, 3, 3, true);
    private static final Terms HUALIEN_TERMS = new Terms(1, 3, 3, 5, true);

    private BuiltInRules() {}

    /** Of an authority that has rules of its own here. */
    public static Optional<RuleSetPublished> of(String authority, Stage stage) {
        if (stage == Stage.SENIOR_HIGH) {
            Ages ages = new Ages(18, 18, 18, "", "");
            return only(
                    authority, NATIONAL, stage, new StageRules(OF_PERIODS, NATIONAL_TERMS, ages, List.of()), "高級中等學校");
        }
        return switch (authority) {
            case NATIONAL -> only(authority, NATIONAL, stage, days(NATIONAL_TERMS, nationalAges()), "全國");
            case TAOYUAN ->
                only(authority, TAOYUAN, stage, days(NATIONAL_TERMS, nationalAges()), "桃園市國民中小學預防中途輟學學生追蹤輔導處理");
            case HUALIEN ->
                only(
                        authority,
                        HUALIEN,
                        stage,
                        new StageRules(OF_DAYS, HUALIEN_TERMS, hualienAges(stage), hualienDuties()),
                        "花蓮縣國民中小學學生學籍管理要點");
            default -> Optional.empty();
        };
    }

    private static Optional<RuleSetPublished> only(
            String asked, String authority, Stage stage, StageRules rules, String reason) {
        return asked.equals(authority)
                ? Optional.of(new RuleSetPublished(authority, stage, 0, EVER, rules, reason))
                : Optional.empty();
    }

    private static StageRules days(Terms terms, Ages ages) {
        return new StageRules(OF_DAYS, terms, ages, duties());
    }

    private static Ages nationalAges() {
        return new Ages(15, 15, 15, "", "");
    }

    private static Ages hualienAges(Stage stage) {
        int register = stage == Stage.ELEMENTARY ? 15 : 17;
        return new Ages(
                15,
                register,
                16,
                "學籍管理要點：長期中輟生學籍保留至滿15歲（國小）、17歲（國中）當年8月31日；轉學作業要點：中輟生保留學籍至16歲，不計為缺額。兩者不同，分別設定（R-HL-21、R-HL-34）。",
                "The register rules keep long-term dropouts until 31 August of the year they turn 15 (elementary) or 17 (junior"
                        + " high); the transfer rules keep a dropout's place until 16. They differ, so each is a setting"
                        + " (R-HL-21, R-HL-34).");
    }

    private static List<DutyTemplate> duties() {
        List<Role> teacher = List.of(CLASS_TEACHER);
        List<Role> affairs = List.of(STUDENT_AFFAIRS);
        List<Role> visitors = List.of(CLASS_TEACHER, STUDENT_AFFAIRS);
        List<Role> registry = List.of(REGISTRY);
        List<Role> counselling = List.of(COUNSELLING_OFFICE);
        return List.of(
                day(1, AbsenceDutyKind.CONTACT_FAMILY, "SOP-1.1", teacher, ALWAYS, EvidenceKind.CONTACT),
                day(1, AbsenceDutyKind.CONTACT_INDIGENOUS_WORKER, "SOP-1.2", affairs, INDIGENOUS, EvidenceKind.CONTACT),
                day(1, AbsenceDutyKind.URGENT_HOME_VISIT, "SOP-1.3", affairs, URGENT, EvidenceKind.HOME_VISIT),
                day(2, AbsenceDutyKind.JOINT_HOME_VISIT, "SOP-2.1", visitors, ALWAYS, EvidenceKind.HOME_VISIT),
                day(2, AbsenceDutyKind.CHOOSE_COMPANIONS, "SOP-2.2", affairs, ALWAYS, EvidenceKind.RECORD),
                day(2, AbsenceDutyKind.LIST_TO_COUNSELLING, "SOP-2.4", affairs, ALWAYS, EvidenceKind.RECORD),
                day(2, AbsenceDutyKind.DISCUSS_CAUSES, "SOP-2.5", counselling, ALWAYS, EvidenceKind.RECORD),
                day(3, AbsenceDutyKind.CONTINUED_HOME_VISIT, "SOP-3.2", visitors, ALWAYS, EvidenceKind.HOME_VISIT),
                day(3, AbsenceDutyKind.RESPONSE_MEETING, "SOP-3.3", affairs, CAUSE_UNKNOWN, EvidenceKind.MEETING),
                day(3, AbsenceDutyKind.REGISTERED_LETTER, "SOP-3.3", registry, ALWAYS, EvidenceKind.REGISTERED_LETTER),
                day(3, AbsenceDutyKind.ASSESSMENT, "SOP-3.4", counselling, CAUSE_UNKNOWN, EvidenceKind.RECORD),
                day(3, AbsenceDutyKind.CASE_MEETING, "SOP-3.5", counselling, CAUSE_KNOWN, EvidenceKind.MEETING),
                onReturn(2, AbsenceDutyKind.CASE_MEETING_ON_RETURN, "SOP-3.5", counselling, EvidenceKind.MEETING),
                new DutyTemplate(
                        AbsenceDutyKind.CONTACT_AGAIN,
                        "SOP-4.1",
                        teacher,
                        DutyTrigger.DAY,
                        4,
                        ALWAYS,
                        0,
                        true,
                        EvidenceKind.CONTACT),
                day(
                        4,
                        AbsenceDutyKind.HOME_VISIT_WITH_COUNSELLING,
                        "SOP-4.1",
                        List.of(CLASS_TEACHER, STUDENT_AFFAIRS, COUNSELLING_OFFICE),
                        ALWAYS,
                        EvidenceKind.HOME_VISIT),
                day(4, AbsenceDutyKind.DROPOUT_REPORT, "SOP-4.2", registry, ALWAYS, EvidenceKind.REPORT_NUMBER),
                day(4, AbsenceDutyKind.REINTEGRATION_TEAM, "SOP-4.3", counselling, ALWAYS, EvidenceKind.MEETING),
                reported(AbsenceDutyKind.FAX_TO_COMMITTEE, ALWAYS, OF_REPORT, EvidenceKind.FAX),
                reported(AbsenceDutyKind.LETTER_TO_COMMITTEE, ALWAYS, OF_REPORT, EvidenceKind.OFFICIAL_LETTER),
                reported(
                        AbsenceDutyKind.LETTER_TO_INDIGENOUS_BUREAU,
                        INDIGENOUS,
                        OF_REPORT,
                        EvidenceKind.OFFICIAL_LETTER),
                onReturn(3, AbsenceDutyKind.CARE_AND_HELP, "SOP-4.4", visitors, EvidenceKind.RECORD),
                onReturn(3, AbsenceDutyKind.CATCH_UP_PLAN, "SOP-4.5", registry, EvidenceKind.RECORD),
                onReturn(3, AbsenceDutyKind.INTERVENTION_COUNSELLING, "SOP-4.6", counselling, EvidenceKind.RECORD),
                after(
                        DutyTrigger.VULNERABLE_FAMILY,
                        AbsenceDutyKind.VULNERABLE_FAMILY_CARE,
                        "SOP-0.5",
                        counselling,
                        WEEK,
                        EvidenceKind.RECORD),
                after(
                        DutyTrigger.MONTH,
                        AbsenceDutyKind.MONTHLY_CHECK,
                        "SOP-0.3",
                        affairs,
                        WEEK,
                        EvidenceKind.DECISION),
                after(
                        DutyTrigger.MONTH_DECIDED,
                        AbsenceDutyKind.MONTHLY_CHECK_SIGNATURE,
                        "SOP-0.3",
                        List.of(HEAD),
                        WEEK,
                        EvidenceKind.SIGNATURE),
                after(
                        DutyTrigger.HIGH_CARE,
                        AbsenceDutyKind.HIGH_CARE_COUNSELLING,
                        "SOP-0.5",
                        counselling,
                        WEEK,
                        EvidenceKind.RECORD),
                after(
                        DutyTrigger.BEHIND_IN_LESSONS,
                        AbsenceDutyKind.REMEDIAL_TEACHING,
                        "SOP-0.4",
                        registry,
                        WEEK,
                        EvidenceKind.RECORD),
                after(
                        DutyTrigger.FOLLOW_UP,
                        AbsenceDutyKind.MONTHLY_EVALUATION,
                        "SOP-3.5",
                        counselling,
                        0,
                        EvidenceKind.EVALUATION),
                after(
                        DutyTrigger.STABLE,
                        AbsenceDutyKind.CLOSING_EVALUATION,
                        "SOP-3.5",
                        counselling,
                        0,
                        EvidenceKind.EVALUATION),
                after(
                        DutyTrigger.NOT_STABLE,
                        AbsenceDutyKind.REVIEW_MEETING,
                        "SOP-3.5",
                        counselling,
                        0,
                        EvidenceKind.MEETING),
                after(
                        DutyTrigger.IN_VAIN,
                        AbsenceDutyKind.LETTER_AFTER_FOLLOW_UP,
                        "R-HL-09",
                        registry,
                        WEEK,
                        EvidenceKind.OFFICIAL_LETTER),
                after(
                        DutyTrigger.RETURN_AFTER_REPORT,
                        AbsenceDutyKind.RETURN_REPORT,
                        "2.2",
                        registry,
                        OF_REPORT,
                        EvidenceKind.REPORT_NUMBER),
                after(
                        DutyTrigger.RETURN_AFTER_REPORT,
                        AbsenceDutyKind.RETURN_SLIP,
                        "2.2",
                        registry,
                        OF_REPORT,
                        EvidenceKind.OFFICIAL_LETTER));
    }

    // the county has its schools write to these too (2.2)
    private static List<DutyTemplate> hualienDuties() {
        return Stream.concat(
                        duties().stream(),
                        Stream.of(AbsenceDutyKind.LETTER_TO_POLICE, AbsenceDutyKind.LETTER_TO_EDUCATION_BUREAU)
                                .map(kind -> after(
                                        DutyTrigger.REPORT,
                                        kind,
                                        "2.2",
                                        List.of(REGISTRY),
                                        OF_REPORT,
                                        EvidenceKind.OFFICIAL_LETTER)))
                .toList();
    }

    private static DutyTemplate day(
            int day,
            AbsenceDutyKind kind,
            String rule,
            List<Role> roles,
            DutyCondition condition,
            EvidenceKind evidence) {
        return new DutyTemplate(kind, rule, roles, DutyTrigger.DAY, day, condition, 0, false, evidence);
    }

    private static DutyTemplate onReturn(
            int day, AbsenceDutyKind kind, String rule, List<Role> roles, EvidenceKind evidence) {
        return new DutyTemplate(kind, rule, roles, DutyTrigger.RETURN, day, ALWAYS, WEEK, false, evidence);
    }

    private static DutyTemplate after(
            DutyTrigger trigger, AbsenceDutyKind kind, String rule, List<Role> roles, int days, EvidenceKind evidence) {
        return new DutyTemplate(kind, rule, roles, trigger, 0, ALWAYS, days, false, evidence);
    }

    private static DutyTemplate reported(
            AbsenceDutyKind kind, DutyCondition condition, int days, EvidenceKind evidence) {
        return new DutyTemplate(
                kind, "SOP-4.2", List.of(REGISTRY), DutyTrigger.REPORT, 0, condition, days, false, evidence);
    }
}
