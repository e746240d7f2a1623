package org.rejoin.command.upload;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps files in the transaction of the event that names them. */
@Component
public class Uploads {

    private final JdbcClient jdbc;
    private final AccountDirectory accounts;

    Uploads(JdbcClient jdbc, AccountDirectory accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
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

    /** The unit concerned; empty where it is of none, or where there is no such upload. */
    public Optional<String> schoolOf(String id) {
        return jdbc.sql("SELECT school FROM command_side.upload WHERE upload_id = ? AND school IS NOT NULL")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** The upload, if there is one and it is for this actor's eyes. */
    Optional<UploadedFile> find(String id, Actor reader) {
        return jdbc.sql("""
                        SELECT file_name, media_type, content FROM command_side.upload
                         WHERE upload_id = :id
                           AND (:office OR uploaded_by = :reader OR school = :school)""")
                .param("id", id)
                .param("office", reader.is(Role.AGENCY_OFFICER) || reader.is(Role.ADMINISTRATOR))
                .param(
                        "reader",
                        accounts.byName(reader.account())
                                .map(KnownAccount::accountId)
                                .orElse(""))
                .param("school", reader.is(Role.PRINCIPAL_REPORTER) ? reader.school() : null)
                .query((row, n) -> new UploadedFile(row.getString(1), row.getString(2), row.getBytes(3)))
                .optional();
    }
}
