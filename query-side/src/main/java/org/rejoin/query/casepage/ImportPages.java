package org.rejoin.query.casepage;

import static org.rejoin.event.Role.PRINCIPAL_REPORTER;

import java.util.List;
import java.util.Set;
import org.rejoin.event.Actor;
import org.rejoin.event.CodeLists;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.page.OfferedCodes;
import org.rejoin.query.page.PageController;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 整筆匯入 (IF04): what a file has to hold, and where it is handed over. */
@PageController
class ImportPages {

    /** In the order of the template; the key is the English heading. */
    private static final List<String> KEYS = List.of(
            "leavingType",
            "nationalId",
            "name",
            "birthDate",
            "studentNumber",
            "sex",
            "programme",
            "department",
            "grade",
            "identities",
            "familySituation",
            "registeredAddress",
            "residentialAddress",
            "guardianName",
            "guardianRelation",
            "guardianPhones",
            "emergencyContactName",
            "emergencyContactRelation",
            "emergencyContactPhones",
            "leftOn",
            "mainReason",
            "secondaryReasons",
            "intentions",
            "destinationCounty",
            "destinationSchool",
            "school");

    private static final Set<String> REQUIRED = Set.of(
            "leavingType",
            "nationalId",
            "name",
            "birthDate",
            "identities",
            "guardianRelation",
            "guardianPhones",
            "leftOn",
            "mainReason");

    private static final Set<String> OF_TRANSFERS = Set.of("destinationCounty", "destinationSchool");

    private final OfferedCodes offered;

    ImportPages(OfferedCodes offered) {
        this.offered = offered;
    }

    enum Need {
        ALWAYS,
        TRANSFER,
        NO
    }

    /** @param values what may stand in it; none where it is a text, or as in another column */
    record Column(String key, Need need, List<CodeLists.Item> values) {}

    @GetMapping("/cases/import")
    String fromFile(@AuthenticationPrincipal Actor actor, Model model) {
        NotAllowed.unless(actor, PRINCIPAL_REPORTER);
        model.addAttribute(
                "columns",
                KEYS.stream()
                        .map(key -> new Column(key, needOf(key), valuesOf(key, actor)))
                        .toList());
        return "filing/import";
    }

    private static Need needOf(String key) {
        if (REQUIRED.contains(key)) {
            return Need.ALWAYS;
        }
        return OF_TRANSFERS.contains(key) ? Need.TRANSFER : Need.NO;
    }

    private List<CodeLists.Item> valuesOf(String key, Actor actor) {
        return switch (key) {
            case "leavingType" -> offered.of("leaving-types", actor);
            case "programme" -> offered.of("programmes", actor);
            case "identities" -> offered.of("identities", actor);
            case "familySituation" -> offered.of("family-situations", actor);
            case "guardianRelation" -> offered.of("relations", actor);
            case "mainReason" -> offered.of("leaving-reasons", actor);
            case "intentions" -> offered.of("intentions", actor);
            case "destinationCounty" -> offered.of("counties", actor);
            default -> List.of();
        };
    }
}
