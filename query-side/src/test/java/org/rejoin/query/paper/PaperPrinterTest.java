package org.rejoin.query.paper;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.query.platform.NotNow;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/** A file is made before there is anything to record: what cannot be printed now is refused, and no print. */
@Tag("c28")
class PaperPrinterTest {

    @Test
    void who_cannot_wait_for_a_place_to_print_gets_no_file_that_could_be_recorded() {
        SpringTemplateEngine templates = new SpringTemplateEngine();
        templates.setTemplateResolver(new StringTemplateResolver());
        PaperPrinter printer = new PaperPrinter(templates, new PaperFonts(List.of()));

        // a server that stops waits for nobody
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> printer.pdf("<html><head></head><body></body></html>", Map.of(), "paper"))
                    .isInstanceOf(NotNow.class);
        } finally {
            Thread.interrupted();
        }
    }
}
