package org.rejoin.query.absence;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.FileFormat;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 協尋資料 for the police (SPEC 2.2 art. 3): what it is for and what to mind, before the file is there. */
@PageController
@ReadsFrom(AbsenceProjector.GROUP)
class PolicePages {

    private final DropoutReports reports;

    PolicePages(DropoutReports reports) {
        this.reports = reports;
    }

    @GetMapping("/pupils/police")
    String export(@AuthenticationPrincipal Actor actor, Model model) {
        model.addAttribute("pupils", reports.wanted(actor).size()).addAttribute("purposes", PolicePurpose.values());
        return "absence/police";
    }

    @GetMapping("/pupils/police/file")
    @RecordsAccess(AccessAction.POLICE_DATA_EXPORTED)
    ResponseEntity<PoliceFile> file(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(required = false) @Nullable PolicePurpose purpose,
            @RequestParam(defaultValue = "CSV") FileFormat format) {
        if (purpose == null) {
            throw new InvalidRequest("purpose", "MISSING_PURPOSE");
        }
        return format.of(new PoliceFile(
                reports.wanted(actor),
                Objects.requireNonNullElse(actor.school(), ""),
                "purpose=" + purpose + " format=" + format));
    }
}
