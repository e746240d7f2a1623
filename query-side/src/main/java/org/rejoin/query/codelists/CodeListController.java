package org.rejoin.query.codelists;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.CodeLists;
import org.rejoin.query.NotVisible;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/code-lists")
@Tag(name = "Code lists")
class CodeListController {

    private final PublishedCalendars calendars;
    private final Clock clock;
    private final ZoneId zone;

    CodeListController(PublishedCalendars calendars, Clock clock, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.calendars = calendars;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping("/{name}")
    @Operation(summary = "The items of a code list that are offered in a school year")
    @ApiResponse(responseCode = "200", description = "In the order of the forms")
    @ApiResponse(
            responseCode = "404",
            description = "NOT_FOUND: there is no such list",
            content = @Content(mediaType = "application/problem+json"))
    List<Item> find(
            @AuthenticationPrincipal Actor reader,
            @Parameter(example = "leaving-reasons") @PathVariable String name,
            @Parameter(
                            description =
                                    "School year of the Republic (114 began on 2025-08-01); without it the current one by the calendar of the reader's unit",
                            example = "115")
                    @RequestParam(required = false)
                    @Nullable
                    Integer schoolYear) {
        if (!CodeLists.names().contains(name)) {
            throw new NotVisible();
        }
        int year = schoolYear == null ? currentSchoolYear(reader) : schoolYear;
        return CodeLists.offeredIn(name, year).stream().map(Item::of).toList();
    }

    int currentSchoolYear(Actor reader) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        return calendars.of(reader).schoolYearOf(today);
    }

    @Schema(name = "CodeListItem")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            @Schema(example = "FAMILY_ECONOMIC") String code,

            @Schema(example = "FAMILY", description = "Grouping within the list, where there is one") @Nullable
            String category,

            @Schema(example = "經濟因素") String zh,
            @Schema(example = "Economic reasons") String en) {

        static Item of(CodeLists.Item item) {
            return new Item(item.code(), item.category(), item.zh(), item.en());
        }
    }
}
