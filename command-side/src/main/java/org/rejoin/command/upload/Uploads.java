package org.rejoin.command.upload;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps files in the transaction of the event that names them. */
@Component
public class Uploads {

    private final JdbcClient jdbc;

    Uploads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param subject id of the account or transfer the file belongs to
     * @param school the unit concerned
     * @param uploadedBy id of the account, also of one that is only applied for
     * @return id of the upload
     */
    public String keep(
            UploadedFile file,
            UploadedFile.Purpose purpose,
            String subject,
            @Nullable String school,
            String uploadedBy) {
        String id = file.idFor(purpose, subject);
        jdbc.sql("""
                        INSERT INTO command_side.upload
                               (upload_id, purpose, subject, school, uploaded_by, file_name, media_type, content)
                        VALUES (:id, :purpose, :subject, :school, :uploadedBy, :name, :mediaType, :content)""")
                .param("id", id)
                .param("purpose", purpose.name())
                .param("subject", subject)
                .param("school", school)
                .param("uploadedBy", uploadedBy)
                .param("name", file.name())
                .param("mediaType", file.mediaType())
                .param("content", file.content())
                .update();
        return id;
    }
}
