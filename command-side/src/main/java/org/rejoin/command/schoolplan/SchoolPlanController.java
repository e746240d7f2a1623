package org.rejoin.command.schoolplan;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.schoolplan.SchoolPlanCommand.UploadSchoolPlan;
import org.rejoin.command.upload.UploadReader;
import org.rejoin.event.schoolplan.PlanDocument;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** 實施計畫&編組表上傳區 over HTTP. */
@RestController
@RequestMapping("/api/plans")
@Tag(name = "Plans", description = "實施計畫 and 編組表 of the schools")
class SchoolPlanController {

    private final Commands commands;
    private final UploadReader uploads;

    SchoolPlanController(Commands commands, UploadReader uploads) {
        this.commands = commands;
        this.uploads = uploads;
    }

    @Schema(name = "NewPlan", example = "{\"schoolYear\":115,\"document\":\"ROSTER\"}")
    record NewPlan(
            @Schema(description = "ROC year in which it begins") @NotNull @Min(90) @Max(200)
            Integer schoolYear,

            @NotNull PlanDocument document) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "上傳實施計畫或編組表 of one's own unit (SC12): holds at once; earlier versions are kept",
            description = "PDF, ODT, DOCX or XLSX; the file that holds already changes nothing.")
    @ApiResponse(
            responseCode = "415",
            description = "DOCUMENT_TYPE_NOT_ALLOWED: told by what a file holds, whatever it is called",
            content = @Content(mediaType = "application/problem+json"))
    ResponseEntity<Object> upload(
            @Valid @RequestPart("plan") NewPlan body,
            @RequestPart(name = "file", required = false) @Nullable MultipartFile file,
            Caller caller)
            throws IOException {
        String unit = caller.actor().school();
        if (unit == null) {
            throw new Refused(SchoolPlanBlocker.ROLE_MAY_NOT);
        }
        if (file == null) {
            throw new Invalid(FieldProblem.of("/file", "MISSING_FIELD"));
        }
        SchoolPlanId id = SchoolPlanId.of(unit, body.schoolYear());
        UploadSchoolPlan command = new UploadSchoolPlan(id, body.document(), uploads.readDocument("/file", file));
        return commands.create(
                command,
                id.toString(),
                caller,
                URI.create("/api/plans?unit=" + unit + "&schoolYear=" + body.schoolYear()));
    }
}
