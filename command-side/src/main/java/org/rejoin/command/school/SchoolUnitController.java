package org.rejoin.command.school;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.school.SchoolUnitCommand.ChooseSignatories;
import org.rejoin.command.school.SchoolUnitCommand.OpenSchoolUnit;
import org.rejoin.command.school.SchoolUnitCommand.ReviseSchoolUnit;
import org.rejoin.command.school.SchoolUnitCommand.ReviseSchoolUnitContact;
import org.rejoin.event.CodeLists;
import org.rejoin.event.school.Authority;
import org.rejoin.event.school.Division;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Units over HTTP: the agency enters them, their principal reporters complete them. */
@RestController
@RequestMapping("/api/schools")
@Tag(name = "Schools", description = "The units (school and division) that take part")
class SchoolUnitController {

    // letters stand in the codes of some schools
    private static final Pattern SCHOOL = Pattern.compile("[0-9A-Z]{6}");

    private final Commands commands;

    SchoolUnitController(Commands commands) {
        this.commands = commands;
    }

    @Schema(description = "school: six digits or capital letters; county: code of the list counties", example = """
                    {"school":"990001","division":"CONTINUING_EDUCATION","name":"示範縣立松濤高級中學進修部",
                     "county":"990","authority":"AGENCY"}""")
    record NewUnit(
            @NotNull String school,
            @NotNull Division division,
            @NotBlank @Size(max = 100) String name,
            @NotNull String county,
            @NotNull Authority authority) {}

    @Schema(example = "{\"name\":\"示範縣立松濤高級中學\",\"county\":\"990\",\"authority\":\"AGENCY\"}")
    record Identity(
            @NotBlank @Size(max = 100) String name,
            @NotNull String county,
            @NotNull Authority authority) {}

    @Schema(example = "{\"name\":\"示範縣立松濤高級中學\",\"address\":\"示範縣松濤鎮一號\",\"phone\":\"04-1234567\"}")
    record Contact(
            @NotBlank @Size(max = 100) String name,
            @NotBlank @Size(max = 200) String address,
            @NotBlank @Size(max = 50) String phone) {}

    @Schema(
            description = "Offices in the order of their boxes on the printed forms, at most eight",
            example = "{\"signatories\":[\"導師\",\"輔導組長\",\"註冊組長\",\"教務主任\",\"校長\"]}")
    record Signatories(@NotNull @Size(max = 8) List<@NotBlank @Size(max = 12) String> signatories) {}

    @PostMapping
    @Operation(
            summary = "A division of a school takes part (R-ACC-04); for the agency. Its unit code is part of Location")
    ResponseEntity<Object> open(@Valid @RequestBody NewUnit body, Caller caller) {
        if (!SCHOOL.matcher(body.school()).matches()) {
            throw new Invalid(FieldProblem.of("/school", "SCHOOL_CODE_FORMAT"));
        }
        requireCounty(body.county());
        SchoolUnitId id = SchoolUnitId.of(body.school(), body.division());
        return commands.create(
                new OpenSchoolUnit(
                        id, body.school(), body.division(), body.name().strip(), body.county(), body.authority()),
                id.value(),
                caller,
                URI.create("/api/schools/" + id));
    }

    @PutMapping("/{unit}")
    @Operation(summary = "Corrects name, county and 主管機關 of a unit (c12); for the agency")
    ResponseEntity<Object> revise(@PathVariable String unit, @Valid @RequestBody Identity body, Caller caller) {
        requireCounty(body.county());
        SchoolUnitId id = new SchoolUnitId(unit);
        return commands.perform(
                new ReviseSchoolUnit(id, body.name().strip(), body.county(), body.authority()), id.value(), caller);
    }

    @PutMapping("/{unit}/contact")
    @Operation(summary = "單位全銜, 單位住址, 連絡電話 (SC13); for the unit's principal reporter")
    ResponseEntity<Object> reviseContact(@PathVariable String unit, @Valid @RequestBody Contact body, Caller caller) {
        SchoolUnitId id = new SchoolUnitId(unit);
        return commands.perform(
                new ReviseSchoolUnitContact(
                        id,
                        body.name().strip(),
                        body.address().strip(),
                        body.phone().strip()),
                id.value(),
                caller);
    }

    @PutMapping("/{unit}/signatories")
    @Operation(
            summary = "核章欄: who signs the unit's printed forms (R-REP-04); for the unit's principal reporter",
            description = "In the order of the boxes; an empty list brings back the usual ones.")
    ResponseEntity<Object> chooseSignatories(
            @PathVariable String unit, @Valid @RequestBody Signatories body, Caller caller) {
        List<String> signatories =
                body.signatories().stream().map(String::strip).toList();
        if (Set.copyOf(signatories).size() < signatories.size()) {
            throw new Invalid(FieldProblem.of("/signatories", "SIGNATORY_TWICE"));
        }
        SchoolUnitId id = new SchoolUnitId(unit);
        return commands.perform(new ChooseSignatories(id, signatories), id.value(), caller);
    }

    private static void requireCounty(String county) {
        if (county.equals(CodeLists.UNKNOWN) || !CodeLists.contains("counties", county)) {
            throw new Invalid(FieldProblem.of("/county", "UNKNOWN_CODE"));
        }
    }
}
