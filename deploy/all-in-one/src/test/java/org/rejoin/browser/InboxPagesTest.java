package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Prepared;

/** 通知: what came in, and the way to where it is dealt with. */
@Tag("SC02")
class InboxPagesTest {

    private final Backstage backstage = new Backstage();

    @Test
    @Tag("N01")
    void the_bell_leads_to_what_is_unread_and_a_message_to_its_case() {
        Prepared waiting = backstage.waitingForReport("江宥心");

        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens("/");
            registrar.presses(registrar.page().locator("[data-unread-label]"));
            registrar.isAt("/inbox");
            Locator message = messageOf(registrar, waiting);
            assertThat(message).containsText("已填報，等你審核");
            assertThat(message).containsText("周雅文");
            registrar.presses(message.locator("[data-goes]"));
            registrar.isAt(waiting.page());

            registrar.opens("/inbox");
            assertThat(messageOf(registrar, waiting)).hasCount(0);
            registrar.presses("全部");
            assertThat(messageOf(registrar, waiting)).hasCount(1);
            registrar.hasNothingToComplainOf();
        }
    }

    @Test
    @Tag("N01")
    void a_message_is_marked_as_read_in_its_place_or_left_for_later_and_the_bell_counts() {
        Prepared waiting = backstage.waitingForReport("江宥亭");

        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens("/inbox");
            int before = Integer.parseInt(
                    registrar.page().locator(".rj-bar [data-unread]").innerText());
            Locator message = messageOf(registrar, waiting);
            registrar.presses(message.locator("[data-read]"));
            assertThat(registrar.page().locator(".rj-bar [data-unread]")).hasText(String.valueOf(before - 1));
            assertThat(message.locator("[data-new]")).isHidden();
            assertThat(message.locator("[data-keep]")).isFocused();
            registrar.isAccessible();

            message.locator("[data-keep]").press("Enter");
            assertThat(registrar.page().locator(".rj-bar [data-unread]")).hasText(String.valueOf(before));
            assertThat(message.locator("[data-new]")).isVisible();
            assertThat(message.locator("[data-read]")).isFocused();
            registrar.opens("/inbox");
            assertThat(messageOf(registrar, waiting).locator("[data-new]")).isVisible();
        }
    }

    private static Locator messageOf(Visitor reader, Prepared prepared) {
        return reader.page().locator("[data-message]:has-text('" + prepared.caseNumber() + "')");
    }
}
