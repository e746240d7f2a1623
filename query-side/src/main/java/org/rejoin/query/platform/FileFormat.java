package org.rejoin.query.platform;

import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** As what a person takes a table along. */
public enum FileFormat {
    CSV(new MediaType("text", "csv", StandardCharsets.UTF_8)),
    XLSX(MediaType.parseMediaType(FileFormat.SHEET));

    /** The type of XLSX, for endpoints that answer it. */
    public static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final MediaType type;

    FileFormat(MediaType type) {
        this.type = type;
    }

    /** Whatever the browser says it accepts. */
    public <T extends CsvTable> ResponseEntity<T> of(T table) {
        return ResponseEntity.ok().contentType(type).body(table);
    }

    MediaType type() {
        return type;
    }
}
