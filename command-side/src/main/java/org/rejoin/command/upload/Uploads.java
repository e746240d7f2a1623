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
     * @param subject id of the account, transfer, announcement or paper the file belongs to
     * @param school the unit concerned, if there is one
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

    /** A file of something that whoever asks has decided to show. */
    public Optional<UploadedFile> of(UploadedFile.Purpose purpose, String subject, String id) {
        return jdbc.sql("SELECT file_name, media_type, content FROM command_side.upload"
                        + " WHERE upload_id = ? AND purpose = ? AND subject = ?")
                .params(id, purpose.name(), subject)
                .query((row, n) -> new UploadedFile(row.getString(1), row.getString(2), row.getBytes(3)))
                .optional();
    }

    /** The upload, if there is one and it is for this actor's eyes; what is announced is given out where it is announced. */
    Optional<UploadedFile> find(String id, Actor reader) {
        return jdbc.sql("""
                        SELECT file_name, media_type, content FROM command_side.upload
                         WHERE upload_id = :id AND purpose <> 'ANNOUNCEMENT'
                           AND (uploaded_by = :reader OR school = :school
                                OR CASE purpose WHEN 'SCHOOL_PLAN'
                                        THEN :agency OR school = :managed OR school IN
                                             (SELECT unit FROM command_side.school_unit WHERE county = :county)
                                        ELSE :office END)""")
                .param("id", id)
                .param("office", reader.is(Role.AGENCY_OFFICER) || reader.is(Role.ADMINISTRATOR))
                .param("agency", reader.is(Role.AGENCY_OFFICER))
                .param("managed", reader.is(Role.SENIOR_MANAGER) ? reader.school() : null)
                .param("county", reader.is(Role.COUNTY_OFFICER) ? reader.county() : null)
                .param(
                        "reader",
                        accounts.byName(reader.account())
                                .map(KnownAccount::accountId)
                                .orElse(null))
                .param("school", reader.is(Role.PRINCIPAL_REPORTER) ? reader.school() : null)
                .query((row, n) -> new UploadedFile(row.getString(1), row.getString(2), row.getBytes(3)))
                .optional();
    }
}
