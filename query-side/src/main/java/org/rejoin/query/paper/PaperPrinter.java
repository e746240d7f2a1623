package org.rejoin.query.paper;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.rejoin.query.platform.NotNow;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Makes a PDF of a template: well-formed, laid out by {@code assets/paper.css}, asking nobody for anything. */
@Component
public class PaperPrinter {

    // a font of rare characters takes some 100 MB while it is read
    private static final int AT_ONCE = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    // no XML holds them
    private static final String CONTROLS = "[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]";
    private static final String NOT_DRAWN = "〓";

    static {
        // it quotes the page
        XRLog.setLoggingEnabled(false);
    }

    private final ITemplateEngine templates;
    private final PaperFonts fonts;
    private final Semaphore printing = new Semaphore(AT_ONCE, true);

    PaperPrinter(ITemplateEngine templates, PaperFonts fonts) {
        this.templates = templates;
        this.fonts = fonts;
    }

    /**
     * Printed at once, so that what is not printed is refused before it is recorded as a print.
     *
     * @param model of the page, with what every page holds
     * @param fileName without a name or number of a person: it stays in the reader's downloads
     * @throws NotNow if others print for too long
     */
    public View pdf(String template, Map<String, ?> model, String fileName) {
        byte[] pdf = print(template, model);
        return (ignored, request, response) -> answer(pdf, fileName, response);
    }

    private byte[] print(String template, Map<String, ?> model) {
        String page = templates
                .process(template, new Context(LocaleContextHolder.getLocale(), new HashMap<>(model)))
                .replaceAll(CONTROLS, "");
        waitForTurn();
        try {
            return rendered(page.replace("</head>", "<style>" + styles() + "</style></head>"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            printing.release();
        }
    }

    private void waitForTurn() {
        try {
            if (printing.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new NotNow("a place to print");
    }

    private byte[] rendered(String page) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .withHtmlContent(page, null)
                .useUriResolver((base, uri) -> null)
                .useReplacementText(NOT_DRAWN)
                .withProducer("Rejoin")
                .toStream(pdf);
        List<Face> faces = fonts.forText(page);
        for (int at = 0; at < faces.size(); at++) {
            builder.useFont(faces.get(at)::open, "paper-" + at);
        }
        builder.run();
        return pdf.toByteArray();
    }

    private static String styles() throws IOException {
        return new ClassPathResource("assets/paper.css").getContentAsString(StandardCharsets.UTF_8);
    }

    private static void answer(byte[] pdf, String fileName, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_PDF_VALUE);
        response.setContentLength(pdf.length);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.inline().filename(fileName + ".pdf").build().toString());
        response.getOutputStream().write(pdf);
    }
}
