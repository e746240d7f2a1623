package org.rejoin.query.schools;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.CodeLists;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.NotVisible;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@ReadsFrom(SchoolsProjector.GROUP)
@Tag(name = "Schools")
class SchoolsController {

    private static final int LARGEST_PAGE = 100;
    // far beyond any real list, far below an offset that overflows
    private static final int LAST_PAGE = 1_000_000;
    private static final int LONGEST_TEXT = 200;

    private final SchoolUnitRows rows;

    SchoolsController(SchoolUnitRows rows) {
        this.rows = rows;
    }

    @Schema(name = "SchoolUnitPage")
    record UnitPage(List<SchoolUnitView> items, int page, int size, long total) {}

    @Schema(name = "SchoolListItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @Schema(example = "990001") String code,

            @Schema(example = "990", description = "County of the unit") @Nullable
            String category,

            @Schema(example = "示範縣立松濤高級中學") String zh,

            @Schema(description = "The official name: units have no other")
            String en) {}

    @GetMapping("/api/schools")
    @Operation(summary = "The units that take part, by unit code")
    @ApiResponse(
            responseCode = "400",
            description = "INVALID_REQUEST: fields name the parameter",
            content = @Content(mediaType = "application/problem+json"))
    UnitPage find(
            @Parameter(example = "990") @RequestParam(required = false) @Nullable String county,
            @Parameter(description = "Beginning of the code or part of the name", example = "松濤")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(description = "From 0", example = "0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100", example = "30") @RequestParam(defaultValue = "30") int size) {
        if (page < 0 || page > LAST_PAGE) {
            throw new InvalidRequest("page", "INVALID_PAGE");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new InvalidRequest("size", "INVALID_SIZE");
        }
        if (county != null && !CodeLists.contains("counties", county)) {
            throw new InvalidRequest("county", "INVALID_VALUE");
        }
        if (q != null && q.length() > LONGEST_TEXT) {
            throw new InvalidRequest("q", "INVALID_VALUE");
        }
        Page<SchoolUnitRow> found =
                rows.search(county == null ? "" : county, q == null ? "" : q.strip(), PageRequest.of(page, size));
        return new UnitPage(found.map(SchoolUnitRow::toView).getContent(), page, size, found.getTotalElements());
    }

    @GetMapping("/api/schools/{unit}")
    @Operation(summary = "A unit as it stands now")
    @ApiResponse(
            responseCode = "404",
            description = "NOT_FOUND: there is no such unit",
            content = @Content(mediaType = "application/problem+json"))
    SchoolUnitView get(@Parameter(example = "990001N") @PathVariable String unit) {
        return rows.findById(unit).map(SchoolUnitRow::toView).orElseThrow(NotVisible::new);
    }

    @GetMapping("/api/code-lists/schools")
    @Operation(summary = "The units as a code list, with UNKNOWN at its end; category is the county")
    List<Item> codeList() {
        return Stream.concat(
                        rows.findAllByOrderByUnit().stream()
                                .map(row -> new Item(row.unit(), row.county(), row.name(), row.name())),
                        CodeLists.of("schools").stream()
                                .map(item -> new Item(item.code(), item.category(), item.zh(), item.en())))
                .toList();
    }
}
