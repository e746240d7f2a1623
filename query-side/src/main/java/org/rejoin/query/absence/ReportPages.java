package org.rejoin.query.absence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.CodeLists;
import org.rejoin.event.absence.DropoutGround;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.page.Answers;
import org.rejoin.query.page.Asks;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** 中輟通報 (SOP-4.2): what is known stands there, what only the school knows is asked. */
@PageController
@ReadsFrom(AbsenceProjector.GROUP)
class ReportPages {

    private static final String BEGINNING = "/api/pupils/{id}/report";

    private final Pupils pupils;
    private final Answers answers;

    ReportPages(Pupils pupils, Answers answers) {
        this.pupils = pupils;
        this.answers = answers;
    }

    /**
     * What the report begins with.
     *
     * @param dutyId null where no report is owed
     * @param arrivedOn where the pupil came before the report was told
     */
    record Beginning(
            @Nullable UUID dutyId,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate arrivedOn,
            @Nullable String nationalId,
            DropoutGround ground,
            List<LocalDate> absentOn,
            int reasonsOfYear) {}

    /** @param name key of {@code reason.<name>} */
    record Category(String name, List<CodeLists.Item> reasons) {}

    @GetMapping("/pupils/{id}/report")
    @Asks(BEGINNING)
    @RecordsAccess(AccessAction.PUPIL_READ)
    String report(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        PupilView pupil = pupils.of(id, actor);
        Beginning beginning = answers.of(BEGINNING, Beginning.class, request, response, id);
        model.addAttribute("pupil", pupil)
                .addAttribute("beginning", beginning)
                .addAttribute(
                        "duty",
                        pupil.duties().stream()
                                .filter(duty -> duty.dutyId().equals(beginning.dutyId()))
                                .findFirst()
                                .orElse(null))
                .addAttribute(
                        "own",
                        pupil.duties().stream()
                                .anyMatch(duty -> duty.dutyId().equals(beginning.dutyId()) && duty.isOf(actor)))
                .addAttribute(
                        "done",
                        pupil.duties().stream()
                                .filter(duty -> duty.standing().equals("MET"))
                                .toList())
                .addAttribute("grounds", DropoutGround.values())
                .addAttribute("reasons", offeredIn(beginning.reasonsOfYear()));
        return "absence/report";
    }

    private static List<Category> offeredIn(int schoolYear) {
        Map<String, List<CodeLists.Item>> byCategory = CodeLists.offeredIn("dropout-reasons", schoolYear).stream()
                .collect(Collectors.groupingBy(
                        item -> String.valueOf(item.category()), LinkedHashMap::new, Collectors.toList()));
        return byCategory.entrySet().stream()
                .map(category -> new Category(category.getKey(), category.getValue()))
                .toList();
    }
}
