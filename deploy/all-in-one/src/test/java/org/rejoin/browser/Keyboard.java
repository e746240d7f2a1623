package org.rejoin.browser;

import com.microsoft.playwright.ElementHandle;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Objects;

/**
 * How somebody without a mouse does it: by Tab from where the focus is, then by key. A pointer could hit the same thing: it is
 * tried where it would hit, and not pressed.
 */
final class Keyboard {

    // more than any page has to pass, the addresses of all schools of a county included
    private static final int FARTHEST = 250;
    private static final int TYPED_AT_MOST = 40;

    private static final String HOLDER = "e => e.closest('a,button,summary,input,select,textarea,[tabindex]')";
    private static final String IS_BEHIND = """
            e => document.activeElement !== document.body
              && !!(document.activeElement.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING)""";
    private static final String HAS_FOCUS = """
            e => e === document.activeElement
              || e.type === 'radio' && document.activeElement.type === 'radio'
                && e.name === document.activeElement.name && e.form === document.activeElement.form""";

    private static final String IS_CHOSEN =
            "(e, option) => e.selectedIndex >= 0 && [e.selectedOptions[0].label, e.value].includes(option)";

    private final Page page;

    Keyboard(Page page) {
        this.page = page;
    }

    void presses(Locator target) {
        reaches(target);
        key("Enter");
    }

    void fills(Locator field, String text) {
        ElementHandle reached = reaches(field);
        if (Boolean.TRUE.equals(reached.evaluate("e => ['date', 'month', 'range'].includes(e.type)"))) {
            field.fill(text);
            return;
        }
        key("Control+A");
        key("Delete");
        if (text.length() > TYPED_AT_MOST) {
            page.keyboard().insertText(text);
        } else {
            page.keyboard().type(text);
        }
    }

    /** @param option its words, or its code */
    void chooses(Locator select, String option) {
        ElementHandle reached = reaches(select);
        key("Home");
        Object options = reached.evaluate("e => e.options.length");
        for (int at = 0; at < ((Number) options).intValue(); at++) {
            if (Boolean.TRUE.equals(reached.evaluate(IS_CHOSEN, option))) {
                return;
            }
            key("ArrowDown");
        }
        throw new AssertionError(option + " is not among the options on " + page.url());
    }

    void ticks(Locator box) {
        ElementHandle wanted = reaches(box);
        if (box.isChecked()) {
            return;
        }
        if (Boolean.TRUE.equals(wanted.evaluate("e => e.type === 'radio'"))) {
            picks(box, wanted);
        } else {
            key("Space");
        }
    }

    void unticks(Locator box) {
        reaches(box);
        if (box.isChecked()) {
            key("Space");
        }
    }

    // one of a group that is one stop: the arrows go through it
    private void picks(Locator radio, ElementHandle wanted) {
        if (Boolean.TRUE.equals(wanted.evaluate("e => e === document.activeElement && !e.checked"))) {
            key("Space");
        }
        for (int steps = 0; !radio.isChecked(); steps++) {
            if (steps == FARTHEST) {
                throw new AssertionError(radio + " is not reached by arrows on " + page.url());
            }
            key("ArrowDown");
        }
    }

    private ElementHandle reaches(Locator target) {
        // what is locked is pressed too, to read why
        if ("true".equals(target.getAttribute("aria-disabled"))) {
            target.hover(new Locator.HoverOptions().setTrial(true));
        } else {
            target.click(new Locator.ClickOptions().setTrial(true));
        }
        ElementHandle wanted = Objects.requireNonNull(
                target.evaluateHandle(HOLDER).asElement(), () -> target + " takes no focus on " + page.url());
        String step = Boolean.TRUE.equals(wanted.evaluate(IS_BEHIND)) ? "Shift+Tab" : "Tab";
        for (int steps = 0; !Boolean.TRUE.equals(wanted.evaluate(HAS_FOCUS)); steps++) {
            if (steps == FARTHEST) {
                throw new AssertionError(target + " is not reached by Tab on " + page.url());
            }
            key(step);
        }
        return wanted;
    }

    private void key(String name) {
        page.keyboard().press(name);
    }
}
