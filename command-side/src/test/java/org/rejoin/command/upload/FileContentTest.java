package org.rejoin.command.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.Declined;
import org.rejoin.command.Invalid;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.util.unit.DataSize;

@Tag("R-ACC-02")
class FileContentTest {

    private static final byte[] PDF = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
    private static final String ODT = "application/vnd.oasis.opendocument.text";

    private final UploadReader reader = new UploadReader(DataSize.ofKilobytes(1));

    @Test
    void a_file_is_what_its_content_is() throws IOException {
        assertThat(FileContent.of(PDF, FileContent.STAMPED)).contains(FileContent.PDF);
        assertThat(FileContent.of(bytes(0xFF, 0xD8, 0xFF, 0xE0), FileContent.STAMPED))
                .contains(FileContent.JPEG);
        assertThat(FileContent.of(bytes(0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'), FileContent.STAMPED))
                .contains(FileContent.PNG);
        assertThat(FileContent.of(zip("mimetype", ODT), FileContent.STAMPED)).contains(FileContent.ODT);
    }

    @Test
    void everything_else_is_not_taken() throws IOException {
        for (byte[] content : new byte[][] {
            "<html><script>".getBytes(StandardCharsets.US_ASCII),
            "%PD".getBytes(StandardCharsets.US_ASCII),
            "MZ".getBytes(StandardCharsets.US_ASCII),
            " %PDF-1.7".getBytes(StandardCharsets.US_ASCII),
            zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            zip("word/document.xml", ODT),
            zip("[Content_Types].xml", "<Types/>"),
        }) {
            assertThat(FileContent.of(content, EnumSet.allOf(FileContent.class)))
                    .isEmpty();
        }
    }

    @Test
    @Tag("SC02")
    void a_document_of_office_is_told_by_the_parts_it_holds() throws IOException {
        assertThat(FileContent.of(office("word/document.xml"), FileContent.DOCUMENTS))
                .contains(FileContent.DOCX);
        assertThat(FileContent.of(office("xl/workbook.xml"), FileContent.DOCUMENTS))
                .contains(FileContent.XLSX);
        byte[] whole = office("xl/workbook.xml");
        for (byte[] content : new byte[][] {
            office("ppt/presentation.xml"),
            office("word/document.xml", "word/vbaProject.bin"),
            zip("word/document.xml", "<w:document/>"),
            Arrays.copyOf(whole, whole.length - 30),
            Arrays.copyOfRange(whole, 40, whole.length),
            bytes('P', 'K', 3, 4),
        }) {
            assertThat(FileContent.of(content, FileContent.DOCUMENTS)).isEmpty();
        }
    }

    @Test
    @Tag("SC02")
    void a_document_is_no_picture_and_a_stamped_form_no_table() throws IOException {
        MockMultipartFile picture =
                new MockMultipartFile("file", "編組表.png", "image/png", bytes(0xFF, 0xD8, 0xFF, 0xE0));
        assertThatThrownBy(() -> reader.readDocument("/file", picture))
                .isInstanceOfSatisfying(
                        Declined.class, declined -> assertThat(declined.code()).isEqualTo("DOCUMENT_TYPE_NOT_ALLOWED"));
        MockMultipartFile table = new MockMultipartFile("file", "編組表.xlsx", null, office("xl/workbook.xml"));
        assertThat(reader.readDocument("/file", table).mediaType()).endsWith("spreadsheetml.sheet");
        assertThatThrownBy(() -> reader.read("stampedForm", table))
                .isInstanceOfSatisfying(
                        Declined.class, declined -> assertThat(declined.code()).isEqualTo("FILE_TYPE_NOT_ALLOWED"));
    }

    @Test
    void what_is_claimed_of_a_file_does_not_count() throws IOException {
        MockMultipartFile claimed = new MockMultipartFile(
                "stampedForm", "form.pdf", "application/pdf", "<html>".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> reader.read("stampedForm", claimed))
                .isInstanceOfSatisfying(Declined.class, declined -> {
                    assertThat(declined.status()).isEqualTo(415);
                    assertThat(declined.code()).isEqualTo("FILE_TYPE_NOT_ALLOWED");
                });
        UploadedFile pdf = reader.read("stampedForm", new MockMultipartFile("stampedForm", "form.exe", "x/y", PDF));
        assertThat(pdf).isNotNull().extracting(UploadedFile::mediaType).isEqualTo("application/pdf");
    }

    @Test
    void a_file_is_neither_empty_nor_larger_than_allowed() throws IOException {
        MockMultipartFile empty = new MockMultipartFile("stampedForm", "form.pdf", null, new byte[0]);
        assertThatThrownBy(() -> reader.read("stampedForm", empty)).isInstanceOf(Invalid.class);
        MockMultipartFile large = new MockMultipartFile("stampedForm", "form.pdf", null, Arrays.copyOf(PDF, 1025));
        assertThatThrownBy(() -> reader.read("stampedForm", large))
                .isInstanceOfSatisfying(Declined.class, declined -> assertThat(declined.status())
                        .isEqualTo(413));
        assertThat(reader.read("stampedForm", new MockMultipartFile("f", "f", null, Arrays.copyOf(PDF, 1024))))
                .isNotNull();
        assertThat(reader.read("stampedForm", null)).isNull();
    }

    @Test
    void of_a_files_name_no_path_and_no_control_character_is_kept() throws IOException {
        for (String[] names : new String[][] {
            {"C:\\scans\\申請單.pdf", "申請單.pdf"}, {"../../etc/a\r\nb.pdf", "ab.pdf"}, {"", "upload"}, {"/", "upload"}
        }) {
            UploadedFile file = reader.read("stampedForm", new MockMultipartFile("f", names[0], null, PDF));
            assertThat(file).isNotNull().extracting(UploadedFile::name).isEqualTo(names[1]);
        }
    }

    private static byte[] office(String... parts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            for (String part : parts) {
                zip.putNextEntry(new ZipEntry(part));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] zip(String firstEntry, String content) throws IOException {
        byte[] text = content.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry(firstEntry);
            CRC32 sum = new CRC32();
            sum.update(text);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(text.length);
            entry.setCrc(sum.getValue());
            zip.putNextEntry(entry);
            zip.write(text);
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry("content.xml"));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
