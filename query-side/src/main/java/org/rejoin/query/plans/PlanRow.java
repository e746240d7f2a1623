package org.rejoin.query.plans;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.schoolplan.PlanDocument;
import org.rejoin.event.schoolplan.SchoolPlanUploaded;

@Entity
@Table(schema = "read_model", name = "school_plan")
class PlanRow {

    @Id
    private UUID uploadId;

    private String school;
    private @Nullable String county;
    private int schoolYear;

    @Enumerated(EnumType.STRING)
    private PlanDocument document;

    private int version;
    private boolean newest;
    private String fileName;
    private String mediaType;
    private long bytes;
    private String uploadedBy;
    private Instant uploadedAt;

    protected PlanRow() {} // for JPA

    PlanRow(SchoolPlanUploaded event, Actor by, Instant at) {
        uploadId = UUID.fromString(event.upload());
        school = event.unit();
        county = by.county();
        schoolYear = event.schoolYear();
        document = event.document();
        version = event.version();
        newest = true;
        fileName = event.fileName();
        mediaType = event.mediaType();
        bytes = event.bytes();
        uploadedBy = by.account();
        uploadedAt = at;
    }

    void giveWay() {
        newest = false;
    }

    PlanView toView() {
        return new PlanView(
                school,
                schoolYear,
                document,
                version,
                newest,
                uploadId,
                fileName,
                mediaType,
                bytes,
                uploadedBy,
                uploadedAt);
    }
}
