package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.rejoin.As;
import org.rejoin.Service;

/**
 * A person at a browser of her own. What she does she does by keyboard alone, where a pointer could do it too: see
 * {@link Keyboard}.
 *
 * <pre>{@code
 * try (Visitor registrar = Visitor.signedIn("registrar-a")) {
 *     registrar.opens("/cases/" + id);
 *     registrar.presses("審核通報");
 *     registrar.reads("通報後列入統計");
 *     registrar.isAccessible();
 * }
 * }</pre>
 */
final class Visitor implements AutoCloseable {

    static final int DESK = 1360;
    static final int PHONE = 390;
    private static final int SMALL_PHONE = 360;
    static final int SMALL = 360;
    private static final int FARTHEST = 80;

    // also while the machine is busy with other things
    private static final double PATIENCE = 20_000;
    static final Path PICTURES = Path.of("target", "pictures");
    private static final Map<String, Object> WCAG_2_2_AA =
            Map.of("type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"));
    private static final Map<String, Object> ITS_RULES_ON_COLOUR =
            Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block"));
    // in the page itself: a page has no frames, and axe is loaded once however often it is asked
    private static final String AXE = readAxe();
    private static final String FINDINGS = """
            async (rules) => {
              const found = await axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
              return found.violations.flatMap((rule) =>
                rule.nodes.map((node) => `${rule.id} at ${node.html} ${node.failureSummary}`));
            }
            """;
    // what only happens where something of the page itself is wrong
    private final List<String> complaints = new ArrayList<>();
    private final String service;
    private final BrowserContext context;
    private final Page page;
    private final Keyboard keyboard;

    private Visitor(boolean script, int width) {
        this(Service.url(), script, width);
    }

    private Visitor(String service, boolean script, int width) {
        this.service = service;
        context = Browsers.shared()
                .newContext(new Browser.NewContextOptions()
                        .setBaseURL(service)
                        .setLocale("zh-TW")
                        .setTimezoneId("Asia/Taipei")
                        .setJavaScriptEnabled(script)
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setViewportSize(width, width < 768 ? 844 : 900));
        context.setDefaultTimeout(PATIENCE);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        page = context.newPage();
        keyboard = new Keyboard(page);
        page.onConsoleMessage(message -> {
            // what the service refused is the matter of a test, not of the page
            if (message.type().equals("error") && !message.text().contains("the server responded with a status of")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(service) && !request.url().startsWith("data:")) {
                complaints.add("asked somebody else: " + request.url());
            }
        });
    }

    /** With nothing but the address. */
    static Visitor stranger() {
        return stranger(DESK);
    }

    static Visitor stranger(int width) {
        return new Visitor(true, width);
    }

    static Visitor signedIn(String account) {
        return signedIn(account, DESK);
    }

    static Visitor signedIn(String account, int width) {
        Visitor visitor = new Visitor(true, width);
        visitor.keepsSessionOf(account, As.DEMO_PASSWORD);
        return visitor;
    }

    /** At a service of one's own. */
    static Visitor signedInAt(String service, String account) {
        Visitor visitor = new Visitor(service, true, DESK);
        visitor.keepsSessionOf(account, As.DEMO_PASSWORD);
        return visitor;
    }

    /** Somebody whom a story made. */
    static Visitor signedIn(String account, String password) {
        Visitor visitor = new Visitor(true, DESK);
        visitor.keepsSessionOf(account, password);
        return visitor;
    }

    /** Whose browser runs no script. */
    static Visitor withoutScript(String account) {
        Visitor visitor = new Visitor(false, DESK);
        if (!account.isEmpty()) {
            visitor.keepsSessionOf(account, As.DEMO_PASSWORD);
        }
        return visitor;
    }

    // signing in is a test of its own; all others begin behind it
    private void keepsSessionOf(String account, String password) {
        String session = As.nobody(service)
                .post("/api/sessions", "{\"account\":\"%s\",\"password\":\"%s\"}".formatted(account, password))
                .response()
                .headers()
                .allValues("Set-Cookie")
                .stream()
                .filter(cookie -> cookie.startsWith("REJOIN_SESSION="))
                .map(cookie -> cookie.substring("REJOIN_SESSION=".length(), cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
        context.addCookies(List.of(new Cookie("REJOIN_SESSION", session).setUrl(service)));
    }

    Page page() {
        return page;
    }

    Visitor in(String language, String theme) {
        context.addCookies(List.of(
                new Cookie("REJOIN_LANGUAGE", language).setUrl(service),
                new Cookie("REJOIN_THEME", theme).setUrl(service)));
        return this;
    }

    /** The page that is open, as it would look in the other theme. */
    Visitor by(String theme) {
        page.evaluate("theme => document.documentElement.setAttribute('data-bs-theme', theme)", theme);
        return this;
    }

    Visitor isWide(int width) {
        page.setViewportSize(width, width < 768 ? 844 : 900);
        return this;
    }

    /** What a case may be done to is asked for after the page is there. */
    void waitsUntilIdle() {
        page.waitForFunction("() => !document.querySelector('[aria-busy=true]')");
    }

    Visitor opens(String path) {
        page.navigate(path);
        return this;
    }

    /** The same for a page that must be there, or for one that must not. */
    Visitor opens(String path, int status) {
        Response answer = page.navigate(path);
        Assertions.assertThat(answer.status()).as(path).isEqualTo(status);
        return this;
    }

    /** A button or link by its word. */
    void presses(String name) {
        Locator button = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
        Locator link = page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
        Locator menu = page.locator("summary:text-is('%1$s'), summary:has(:text-is('%1$s'))".formatted(name));
        presses(button.or(link).or(menu).first());
    }

    void presses(Locator target) {
        keyboard.presses(target);
    }

    void fills(String label, String text) {
        fills(page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)), text);
    }

    void fills(Locator field, String text) {
        keyboard.fills(field, text);
    }

    void chooses(String label, String option) {
        chooses(page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)), option);
    }

    void chooses(Locator select, String option) {
        keyboard.chooses(select, option);
    }

    /** One of several boxes, by the word beside it. */
    void ticks(String label) {
        ticks(page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)));
    }

    void ticks(Locator box) {
        keyboard.ticks(box);
    }

    /** No longer one of them. */
    void unticks(String label) {
        keyboard.unticks(page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)));
    }

    /** One of several of which only one can be. */
    void picks(String label) {
        ticks(page.getByRole(
                AriaRole.RADIO, new Page.GetByRoleOptions().setName(label).setExact(true)));
    }

    /** Back to the top: what is half under the bar is no target. */
    void looksUp() {
        page.evaluate("() => scrollTo(0, 0)");
    }

    /** A day in its three boxes, in years of the Republic. */
    void fillsDay(String legend, LocalDate day) {
        Locator box = group(legend);
        fills(
                box.getByLabel("年", new Locator.GetByLabelOptions().setExact(true)),
                Integer.toString(day.getYear() - 1911));
        fills(
                box.getByLabel("月", new Locator.GetByLabelOptions().setExact(true)),
                Integer.toString(day.getMonthValue()));
        fills(
                box.getByLabel("日", new Locator.GetByLabelOptions().setExact(true)),
                Integer.toString(day.getDayOfMonth()));
    }

    /** Fields that belong together, by what stands above them. */
    Locator group(String legend) {
        return page.getByRole(
                AriaRole.GROUP, new Page.GetByRoleOptions().setName(legend).setExact(true));
    }

    /** What is wrong with a field, beside it. */
    void isToldAt(String field, String text) {
        assertThat(page.locator("[data-field='" + field + "'] .rj-bad")).hasText(text);
    }

    void uploads(String label, String fileName, byte[] content) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .setInputFiles(new FilePayload(fileName, "application/octet-stream", content));
    }

    void keys(String... names) {
        for (String name : names) {
            page.keyboard().press(name);
        }
    }

    /** Forward to a link or button of the content by its word, as somebody without a mouse goes. */
    void tabsTo(String word) {
        for (int steps = 0; steps < FARTHEST; steps++) {
            keys("Tab");
            Object reached = page.evaluate(
                    "word => document.getElementById('main').contains(document.activeElement)"
                            + " && document.activeElement.innerText.trim().startsWith(word)",
                    word);
            if (Boolean.TRUE.equals(reached)) {
                return;
            }
        }
        throw new AssertionError(word + " is not reached by Tab on " + page.url());
    }

    void reads(String text) {
        assertThat(page.getByText(text).first()).isVisible();
    }

    void doesNotRead(String text) {
        assertThat(page.getByText(text)).hasCount(0);
    }

    /** Nothing of this kind is offered. */
    void doesNotSee(String what) {
        assertThat(page.locator(what + ":visible")).hasCount(0);
    }

    void isAt(String path) {
        page.waitForURL(url -> url.startsWith(service + path));
    }

    /** As it stands in the HTML: one heading with words, a way to go on, and nothing that pretends to work. */
    void hasOneHeadingAndSaysWhatNeedsScript() {
        assertThat(page.locator("h1:visible")).hasCount(1);
        Assertions.assertThat(page.locator("h1").innerText()).isNotBlank();
        assertThat(page.locator("main noscript .rj-note")).isVisible();
        assertThat(page.locator("main a[href]:visible").first()).isVisible();
        assertThat(page.locator("form[data-command] button[type=submit]:not([disabled]):visible"))
                .hasCount(0);
        hasNothingToComplainOf();
    }

    /** WCAG 2.2 AA, without exception; and the page complained of nothing. */
    void isAccessible() {
        obeys(WCAG_2_2_AA);
    }

    /** What another theme can change of a page that is accessible in one. */
    void isLegible() {
        obeys(ITS_RULES_ON_COLOUR);
    }

    private void obeys(Map<String, Object> rules) {
        if (page.evaluate("() => typeof axe").equals("undefined")) {
            page.evaluate(AXE);
        }
        Assertions.assertThat((List<?>) page.evaluate(FINDINGS, rules))
                .as(page.url())
                .isEmpty();
        hasNothingToComplainOf();
    }

    void hasNothingToComplainOf() {
        List<String> since = List.copyOf(complaints);
        complaints.clear();
        Assertions.assertThat(since).as(page.url()).isEmpty();
    }

    /** No sideways scrolling (WCAG 1.4.10). */
    void fits() {
        // a chart follows the width of its page a moment later
        await(page.url() + " is too wide")
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .atMost(Duration.ofSeconds(2))
                .until(() -> ((Number)
                                        page.evaluate(
                                                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                                .intValue()
                        <= 0);
    }

    /** Also on the smallest of phones. */
    void fitsAnyPhone() {
        page.setViewportSize(SMALL_PHONE, 780);
        fits();
        page.setViewportSize(PHONE, 844);
    }

    /** For the guide, and for whoever wants to see: {@code -Dpictures=true}. */
    void picture(String name) {
        if (!Boolean.getBoolean("pictures") && !Boolean.getBoolean("guide.write")) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(name + ".png"))
                .setFullPage(true));
    }

    private static String readAxe() {
        try (InputStream script = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
