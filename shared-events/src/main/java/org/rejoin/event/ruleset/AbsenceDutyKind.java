package org.rejoin.event.ruleset;

import java.util.EnumSet;
import java.util.Set;

/** What has to be done for a pupil who stays away (SPEC 1.19). */
public enum AbsenceDutyKind {
    /** 聯繫學生、法定代理人或主要照顧者 (SOP-1.1). */
    CONTACT_FAMILY,
    /** 聯繫原服員 (SOP-1.2). */
    CONTACT_INDIGENOUS_WORKER,
    /** 派員協同導師家訪, at once (SOP-1.3). */
    URGENT_HOME_VISIT,
    /** 協同家訪 of day 2 (SOP-2.1). */
    JOINT_HOME_VISIT,
    /** 評估是否邀請警政、里長等一同前往 (SOP-2.2). */
    CHOOSE_COMPANIONS,
    /** 提報學生名單及相關紀錄給輔導室 (SOP-2.4). */
    LIST_TO_COUNSELLING,
    /** 與導師討論可能原因並追蹤輔導 (SOP-2.5). */
    DISCUSS_CAUSES,
    /** 持續家訪 of day 3 (SOP-3.2). */
    CONTINUED_HOME_VISIT,
    /** 中輟之虞學生協尋因應作為研商會議 (SOP-3.3). */
    RESPONSE_MEETING,
    /** 限時掛號通知家長，今日 (SOP-3.3). */
    REGISTERED_LETTER,
    /** 參與研商會議，提供狀況評估 (SOP-3.4). */
    ASSESSMENT,
    /** 個案會議, the cause being known (SOP-3.5). */
    CASE_MEETING,
    /** 個案會議 after the return (SOP-3.5). */
    CASE_MEETING_ON_RETURN,
    /** 當天上午持續聯繫家長與學生 (SOP-4.1). */
    CONTACT_AGAIN,
    /** 與輔導室共同家訪 of day 4 (SOP-4.1). */
    HOME_VISIT_WITH_COUNSELLING,
    /** 中輟通報 (SOP-4.2). */
    DROPOUT_REPORT,
    /** 傳真輟學通報單至強迫入學委員會 (SOP-4.2). */
    FAX_TO_COMMITTEE,
    /** 正本函報強迫入學委員會 (SOP-4.2). */
    LETTER_TO_COMMITTEE,
    /** 函報原民局，副本知會教育局 (SOP-4.2). */
    LETTER_TO_INDIGENOUS_BUREAU,
    /** 函報警察局少年警察隊, where the authority asks for it (2.2). */
    LETTER_TO_POLICE,
    /** 函報教育局（處）, where the authority asks for it (2.2). */
    LETTER_TO_EDUCATION_BUREAU,
    /** 學生復學輔導小組 and its meeting (SOP-4.3). */
    REINTEGRATION_TEAM,
    /** 主動積極關心 after the return (SOP-4.4). */
    CARE_AND_HELP,
    /** 補救教學計畫、彈性評量 after the return (SOP-4.5). */
    CATCH_UP_PLAN,
    /** 介入性輔導 after the return (SOP-4.6). */
    INTERVENTION_COUNSELLING,
    /** 脆弱家庭徵兆: counselling of a pupil of whom the tutor told so (SOP-0.2, SOP-0.5). */
    VULNERABLE_FAMILY_CARE,
    /** 每月檢核: 填報至系統列管, 高關懷個案 (SOP-0.3). */
    MONTHLY_CHECK,
    /** 每月檢核簽核 by the head (SOP-0.3). */
    MONTHLY_CHECK_SIGNATURE,
    /** 高關懷個案輔導 (SOP-0.5). */
    HIGH_CARE_COUNSELLING,
    /** 補救教學 (SOP-0.4). */
    REMEDIAL_TEACHING,
    /** 每月評估 (SOP-3.5). */
    MONTHLY_EVALUATION,
    /** 穩定就學再追蹤一個月後結案 (SOP-3.5). */
    CLOSING_EVALUATION,
    /** 每三個月個案會議 while attendance is not stable (SOP-3.5). */
    REVIEW_MEETING,
    /** 追蹤輔導無成效，報強迫入學委員會 (R-HL-09). */
    LETTER_AFTER_FOLLOW_UP,
    /** 於全國系統回報復學 (2.2). */
    RETURN_REPORT,
    /** 復學通報單 to whom the report went (2.2). */
    RETURN_SLIP;

    /** What the law asks for, whatever the case is like (1.23 c14): letter, report, and whom it goes to. */
    private static final Set<AbsenceDutyKind> STATUTORY = EnumSet.of(
            REGISTERED_LETTER,
            DROPOUT_REPORT,
            FAX_TO_COMMITTEE,
            LETTER_TO_COMMITTEE,
            LETTER_TO_INDIGENOUS_BUREAU,
            RETURN_REPORT,
            RETURN_SLIP);

    public boolean mayBeWaived() {
        return !STATUTORY.contains(this);
    }
}
