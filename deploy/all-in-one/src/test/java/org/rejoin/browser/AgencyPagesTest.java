package org.rejoin.browser;

import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;

/** 石文彥 of the agency, who acts upon letters. */
class AgencyPagesTest {

    private final Backstage backstage = new Backstage();

    @Test
    @Tag("ST-G-04")
    @Tag("T18")
    @Tag("DIS15")
    @Tag("c8")
    void st_g_04_a_case_reported_by_mistake_is_voided_upon_a_letter_alone() {
        Prepared mistaken = backstage.reported("林子皓");

        try (Visitor registrar = Visitor.signedIn("registrar-a");
                Visitor county = Visitor.signedIn("county");
                Visitor agency = Visitor.signedIn("agency")) {
            registrar.opens(mistaken.page());
            registrar.waitsUntilIdle();
            registrar.doesNotSee("[data-action=REVISE_FORM]");
            registrar.presses("更多功能");
            registrar.presses("作廢");
            registrar.reads("已成案，須發文至國教署承辦人並敘明原委，由其作廢。");
            registrar.isAt(mistaken.page());
            registrar.isAccessible();

            county.opens(mistaken.page());
            county.waitsUntilIdle();
            county.doesNotSee("[data-action=VOID]");

            agency.opens(mistaken.page());
            agency.presses("更多功能");
            agency.presses("作廢");
            agency.isAt(mistaken.page() + "/void");
            agency.fills("原因", "學校來文：通報對象有誤");
            agency.fillsDay("發文日期", LocalDate.now(ZoneId.of("Asia/Taipei")));
            agency.presses("作廢");
            agency.reads("有 1 個地方要修正");
            agency.fills("公文文號", "府教字第 1150000001 號");
            agency.presses("作廢");
            agency.reads("已作廢。");
            agency.reads("府教字第 1150000001 號");

            registrar.opens("/inbox");
            registrar.reads(mistaken.caseNumber());
        }
    }
}
