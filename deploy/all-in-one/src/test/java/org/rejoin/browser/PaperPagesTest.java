package org.rejoin.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;

/** 學生通報紀錄表 and 學生追蹤紀錄表, as a page and as a file. */
@Tag("c28")
@Tag("R-REP-04")
@Tag("R-REP-05")
@Tag("IF09")
class PaperPagesTest {

    private static final int MANY = 25;

    private final Backstage backstage = new Backstage();

    @Test
    @Tag("R-FLD-06")
    void a_file_holds_what_was_filed_as_text_with_the_rare_characters_of_a_name() throws IOException {
        Prepared waiting = backstage.waitingForReport("吳𠮷安");

        try (PDDocument file = pdf("tutor-a", waiting, "")) {
            String text = textOf(file);
            assertThat(text)
                    .contains("學生通報紀錄表", "學生追蹤紀錄表", "吳𠮷安", "電話／手機", waiting.nationalId(), waiting.caseNumber())
                    .contains("尚未通報", "第 1 頁，共 2 頁", "第 2 頁，共 2 頁", "本表由學校留存，不對外寄送。");
            assertThat(text.codePoints())
                    .as("radicals in the place of characters")
                    .noneMatch(PaperPagesTest::isRadical);
            assertThat(text).as("characters no font draws").doesNotContain("〓");
            assertThat(file.getNumberOfPages()).isEqualTo(2);
            for (PDPage page : file.getPages()) {
                assertThat(page.getMediaBox().getWidth()).isEqualTo(PDRectangle.A4.getWidth(), within(1f));
                assertThat(page.getMediaBox().getHeight()).isEqualTo(PDRectangle.A4.getHeight(), within(1f));
                for (COSName font : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(font).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void either_form_can_be_had_alone_and_more_records_take_more_pages_with_their_heads() throws IOException {
        Prepared reported = backstage.reported("江宥文");
        for (int n = 0; n < MANY; n++) {
            backstage.tracksMeanwhile(reported);
        }

        try (PDDocument file = pdf("registrar-a", reported, "?sheet=REPORT")) {
            assertThat(file.getNumberOfPages()).isEqualTo(1);
            assertThat(textOf(file)).contains("■").doesNotContain("學生追蹤紀錄表", "尚未通報");
        }
        try (PDDocument file = pdf("registrar-a", reported, "?sheet=TRACKING")) {
            int pages = file.getNumberOfPages();
            assertThat(pages).isGreaterThan(1);
            List<String> texts = pagesOf(file);
            assertThat(texts.get(1)).contains("追蹤說明").contains("第 2 頁，共 " + pages + " 頁");
            assertThat(textOf(file)).doesNotContain("學生通報紀錄表");
        }
    }

    @Test
    void who_may_not_see_the_case_gets_no_form_and_each_print_is_recorded() {
        Prepared waiting = backstage.waitingForReport("江宥章");

        assertThat(As.account("tutor-a2").get(waiting.page() + "/print.pdf").status())
                .isEqualTo(404);
        assertThat(As.account("tutor-a").get(waiting.page() + "/print.pdf").status())
                .isEqualTo(200);
        assertThat(As.account("registrar-a").get(waiting.page() + "/print").status())
                .isEqualTo(200);
        assertThat(As.account("registrar-a")
                        .get("/api/access-log?size=100")
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(entry -> entry.path("action").asString().equals("CASE_PRINTED")
                                && entry.path("caseId").asString().equals(waiting.caseId()))
                        .map(entry -> entry.path("account").asString()))
                .containsExactlyInAnyOrder("tutor-a", "registrar-a");
    }

    @Test
    @Tag("ST-C-06")
    @Tag("R-REP-06")
    void st_c_06_after_closure_she_keeps_counselling() {
        Prepared closed = backstage.closed("江宥筠");

        try (Visitor tutor = Visitor.signedIn("tutor-a")) {
            tutor.opens(closed.page());
            tutor.doesNotRead("新增追蹤紀錄");
            tutor.presses("列印");
            tutor.reads("結案後追蹤輔導記錄（手寫）");
            tutor.reads("列印與下載都會記入存取紀錄");
            tutor.isAccessible();
            tutor.picture("print");
        }
        assertThat(backstage.statusOf(closed)).isEqualTo("CLOSED");
    }

    private static PDDocument pdf(String account, Prepared prepared, String parameters) throws IOException {
        As.Answer answer = As.account(account).get(prepared.page() + "/print.pdf" + parameters);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/pdf");
        assertThat(answer.header("Content-Disposition").orElseThrow()).contains(prepared.caseNumber() + ".pdf");
        Files.createDirectories(Visitor.PICTURES);
        Files.write(Visitor.PICTURES.resolve("print.pdf"), answer.bytes());
        return Loader.loadPDF(answer.bytes());
    }

    private static String textOf(PDDocument file) throws IOException {
        return String.join("\n", pagesOf(file));
    }

    private static List<String> pagesOf(PDDocument file) throws IOException {
        List<String> texts = new ArrayList<>();
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        for (int page = 1; page <= file.getNumberOfPages(); page++) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            texts.add(stripper.getText(file));
        }
        return texts;
    }

    private static boolean isRadical(int character) {
        return character >= 0x2E80 && character <= 0x2FDF;
    }
}
