package org.rejoin.query.announcements;

import static org.rejoin.event.Role.ADMINISTRATOR;
import static org.rejoin.event.Role.AGENCY_OFFICER;

import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.announcement.AnnouncementKind;
import org.rejoin.event.announcement.Audience;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.NotVisible;
import org.rejoin.query.announcements.AnnouncementView.Standing;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 最新消息 and 資料下載 as everybody reads them, and for the agency how they are put up and taken down. */
@PageController
@ReadsFrom(AnnouncementsProjector.GROUP)
class AnnouncementPages {

    private final Announcements announcements;

    AnnouncementPages(Announcements announcements) {
        this.announcements = announcements;
    }

    @GetMapping("/news")
    String news(
            @AuthenticationPrincipal @Nullable Actor actor,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "30") int size,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        return list(AnnouncementKind.NEWS, actor, all, page, size, done, model);
    }

    @GetMapping("/downloads")
    String downloads(
            @AuthenticationPrincipal @Nullable Actor actor,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "30") int size,
            @RequestParam(defaultValue = "") String done,
            Model model) {
        return list(AnnouncementKind.DOWNLOAD, actor, all, page, size, done, model);
    }

    @GetMapping("/announcements/{id}")
    String one(@AuthenticationPrincipal @Nullable Actor actor, @PathVariable UUID id, Model model) {
        model.addAttribute("one", announcements.get(id, actor))
                .addAttribute("publishes", Announcements.isOffice(actor));
        return "announcements/announcement";
    }

    @GetMapping("/announcements/new")
    String publish(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "NEWS") AnnouncementKind kind,
            Model model) {
        NotAllowed.unless(actor, AGENCY_OFFICER, ADMINISTRATOR);
        model.addAttribute("kind", kind)
                .addAttribute("path", pathOf(kind))
                .addAttribute("audiences", Audience.values())
                .addAttribute("on", announcements.today());
        return "announcements/new";
    }

    @GetMapping("/announcements/{id}/withdraw")
    String withdraw(@AuthenticationPrincipal Actor actor, @PathVariable UUID id, Model model) {
        NotAllowed.unless(actor, AGENCY_OFFICER, ADMINISTRATOR);
        AnnouncementView one = announcements.get(id, actor);
        if (one.standing() == Standing.WITHDRAWN) {
            throw new NotVisible();
        }
        model.addAttribute("one", one).addAttribute("path", pathOf(one.kind()));
        return "announcements/withdraw";
    }

    private String list(
            AnnouncementKind kind, @Nullable Actor actor, boolean all, int page, int size, String done, Model model) {
        String path = pathOf(kind);
        model.addAttribute("found", announcements.find(kind, all, page, size, actor))
                .addAttribute("kind", kind)
                .addAttribute("path", path)
                .addAttribute("all", all)
                .addAttribute("base", all ? path + "?all=true&" : path + "?")
                .addAttribute("publishes", Announcements.isOffice(actor))
                .addAttribute(
                        "done",
                        Stream.of("PUBLISH", "WITHDRAW")
                                .filter(done::equals)
                                .findFirst()
                                .orElse(null));
        return "announcements/list";
    }

    private static String pathOf(AnnouncementKind kind) {
        return kind == AnnouncementKind.NEWS ? "/news" : "/downloads";
    }
}
