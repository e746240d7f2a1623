package org.rejoin.command.place;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.rejoin.command.Refused;
import org.rejoin.command.place.SchoolPlacesCommand.PostVacancyNotice;
import org.rejoin.command.place.SchoolPlacesCommand.SetPlaces;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.event.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 額滿學校 over HTTP: places, vacancies, and their notice. */
@RestController
@RequestMapping("/api/places")
@Tag(name = "Register")
class PlacesController {

    private final Commands commands;
    private final PlacesOfUnits places;
    private final Clock clock;
    private final ZoneId zone;

    PlacesController(
            Commands commands, PlacesOfUnits places, Clock clock, @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.commands = commands;
        this.places = places;
        this.clock = clock;
        this.zone = zone;
    }

    @Schema(
            name = "PlacesOfGradeEntry",
            description = "0: not limited any more",
            example = "{\"grade\":7,\"places\":60}")
    record Entry(
            @NotNull @Min(1) @Max(12) Integer grade,
            @NotNull @Min(0) @Max(999) Integer places) {}

    @Schema(
            name = "VacancyNoticeEntry",
            example = "{\"postedOn\":\"2027-01-22\",\"publicUntil\":\"2027-01-29\",\"bureauLetter\":\"府教字第8號\"}")
    record Notice(
            @NotNull LocalDate postedOn,
            @NotNull LocalDate publicUntil,
            @NotBlank @Size(max = 50) String bureauLetter) {}

    @GetMapping
    @Operation(summary = "Places, who is on them, dropouts whose places are kept, vacancies, and the notice (R-HL-34)")
    PlacesView find(Caller caller) {
        return places.of(schoolOf(caller.actor()), LocalDate.ofInstant(clock.instant(), zone));
    }

    @PutMapping
    @Operation(summary = "How many pupils a grade takes: from then on transfers in wait for a vacancy (R-HL-34)")
    ResponseEntity<Object> set(@Valid @RequestBody Entry body, Caller caller) {
        SchoolPlacesId id = SchoolPlacesId.of(schoolOf(caller.actor()));
        return commands.perform(new SetPlaces(id, body.grade(), body.places()), id.value(), caller);
    }

    @PostMapping("/notice")
    @Operation(summary = "缺額公告 was posted in the winter holiday, public for five days at least (R-HL-34)")
    ResponseEntity<Object> post(@Valid @RequestBody Notice body, Caller caller) {
        SchoolPlacesId id = SchoolPlacesId.of(schoolOf(caller.actor()));
        return commands.perform(
                new PostVacancyNotice(
                        id,
                        body.postedOn(),
                        body.publicUntil(),
                        body.bureauLetter().strip()),
                id.value(),
                caller);
    }

    private static String schoolOf(Actor by) {
        if (by.school() == null || by.roles().stream().noneMatch(SchoolPlaces.SETTING::contains)) {
            throw new Refused(PlaceBlocker.PLACES_ROLE_MAY_NOT);
        }
        return by.school();
    }
}
