package org.rejoin.query.pupilregister;

import org.rejoin.event.Actor;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.FileFormat;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 轉入學生名冊 that a full school reports to the bureau (R-HL-34). */
@PageController
@ReadsFrom(RegisterProjector.GROUP)
class TakenInPages {

    private final TakenIn takenIn;

    TakenInPages(TakenIn takenIn) {
        this.takenIn = takenIn;
    }

    @GetMapping("/places/taken-in/file")
    @RecordsAccess(AccessAction.TAKEN_IN_EXPORTED)
    ResponseEntity<TakenInFile> file(
            @AuthenticationPrincipal Actor actor, @RequestParam(defaultValue = "CSV") FileFormat format) {
        return format.of(takenIn.since(actor));
    }
}
