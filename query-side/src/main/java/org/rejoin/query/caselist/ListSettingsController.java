package org.rejoin.query.caselist;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.query.InvalidRequest;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/list-settings")
@Tag(name = "Case lists")
class ListSettingsController {

    private final ListSettings settings;

    ListSettingsController(ListSettings settings) {
        this.settings = settings;
    }

    @GetMapping
    @Operation(
            summary = "How the caller likes the lists: columns and kept filters",
            description = "Of the account, in every browser. Nobody else sees it, and it is no part of any history.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ListSettings.Kept.class),
                            examples = @ExampleObject("""
                            {"columns":["NUMBER","TYPE","CLOSURE"],"filters":[{"filterId":\
                            "0b6d9a0e-0d6c-4a43-9c63-9f0e6d1c2b3a","list":"TRACKING","category":"EARLY_LEAVING",\
                            "status":null,"leavingType":"SUSPENSION","light":null,"from":"2026-08-01","to":null}]}""")))
    ListSettings.Kept find(@AuthenticationPrincipal Actor reader) {
        return settings.of(reader);
    }

    record Columns(
            @Schema(example = "[\"NUMBER\",\"TYPE\"]") @Nullable
            List<@Nullable ListColumn> columns) {}

    @PutMapping("/columns")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Shows these columns between the student and the next step; none is a choice too")
    @ApiResponse(responseCode = "204")
    @ApiResponse(
            responseCode = "400",
            description = "INVALID_REQUEST or MALFORMED_BODY",
            content = @Content(mediaType = "application/problem+json"))
    void show(@AuthenticationPrincipal Actor reader, @RequestBody Columns body) {
        Set<ListColumn> columns = EnumSet.noneOf(ListColumn.class);
        for (ListColumn column : present("/columns", body.columns())) {
            columns.add(present("/columns", column));
        }
        settings.show(columns, reader);
    }

    /** What the page filters by, but for the number or name somebody looked for. */
    record Filter(
            @Schema(example = "TRACKING") FindCases.@Nullable ListName list,
            @Schema(example = "EARLY_LEAVING") FindCases.@Nullable Category category,
            @Nullable CaseStatus status,
            @Schema(example = "SUSPENSION") @Nullable LeavingType leavingType,
            @Nullable LightColour light,
            @Schema(example = "2026-08-01") @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    @PutMapping("/filters/{filterId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Keeps a filter, under an id the caller makes",
            description = "The same filter is kept once. It has no name but what it filters.")
    @ApiResponse(responseCode = "204")
    @ApiResponse(
            responseCode = "400",
            description = "INVALID_REQUEST or MALFORMED_BODY",
            content = @Content(mediaType = "application/problem+json"))
    @ApiResponse(
            responseCode = "409",
            description = "TOO_MANY_KEPT: twelve are kept",
            content = @Content(mediaType = "application/problem+json"))
    void keep(
            @AuthenticationPrincipal Actor reader,
            @Parameter(example = "0b6d9a0e-0d6c-4a43-9c63-9f0e6d1c2b3a") @PathVariable UUID filterId,
            @RequestBody Filter filter) {
        ListParameters.checkRange(filter.from(), filter.to());
        settings.keep(
                new KeptFilter(
                        filterId,
                        present("/list", filter.list()),
                        filter.category(),
                        filter.status(),
                        filter.leavingType(),
                        filter.light(),
                        filter.from(),
                        filter.to()),
                reader);
    }

    @DeleteMapping("/filters/{filterId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Keeps a filter no longer")
    @ApiResponse(responseCode = "204", description = "It is not kept, now or before")
    void forget(
            @AuthenticationPrincipal Actor reader,
            @Parameter(example = "0b6d9a0e-0d6c-4a43-9c63-9f0e6d1c2b3a") @PathVariable UUID filterId) {
        settings.forget(filterId, reader);
    }

    private static <T> T present(String pointer, @Nullable T value) {
        if (value == null) {
            throw new InvalidRequest(pointer, "MISSING_VALUE");
        }
        return value;
    }
}
