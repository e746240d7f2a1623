package org.rejoin.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One Chromium for all tests of a JVM: the machine's own, or else the one Playwright fetches. Without either the tests fail. */
final class Browsers {

    private static final List<Path> INSTALLED = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private Browsers() {}

    // one thread has one, as Playwright wants it
    private static final ThreadLocal<Browser> SHARED = ThreadLocal.withInitial(Browsers::launch);

    static Browser shared() {
        return SHARED.get();
    }

    private static Browser launch() {
        Optional<Path> installed =
                INSTALLED.stream().filter(Files::isExecutable).findFirst();
        Playwright playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        BrowserType.LaunchOptions options = new BrowserType.LaunchOptions()
                // as root there is no sandbox; and nothing but the service is talked to
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run"));
        installed.ifPresent(options::setExecutablePath);
        Browser browser = playwright.chromium().launch(options);
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return browser;
    }
}
