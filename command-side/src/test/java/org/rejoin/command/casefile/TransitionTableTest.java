package org.rejoin.command.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.casefile.CaseFileBlocker.VOIDED;
import static org.rejoin.command.casefile.CaseFileStories.ADMINISTRATOR;
import static org.rejoin.command.casefile.CaseFileStories.AGENCY;
import static org.rejoin.command.casefile.CaseFileStories.CAME_BACK;
import static org.rejoin.command.casefile.CaseFileStories.CLOSABLE_CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.COUNSELLOR;
import static org.rejoin.command.casefile.CaseFileStories.COUNTY_OFFICER;
import static org.rejoin.command.casefile.CaseFileStories.COUNTY_OFFICER_ELSEWHERE;
import static org.rejoin.command.casefile.CaseFileStories.DRAFT_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILER;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.MANAGER;
import static org.rejoin.command.casefile.CaseFileStories.NOW;
import static org.rejoin.command.casefile.CaseFileStories.OTHER_TUTOR;
import static org.rejoin.command.casefile.CaseFileStories.PENDING_CASE;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR_ELSEWHERE;
import static org.rejoin.command.casefile.CaseFileStories.RETURNED;
import static org.rejoin.command.casefile.CaseFileStories.RETURNED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.SECOND;
import static org.rejoin.command.casefile.CaseFileStories.THIRD;
import static org.rejoin.command.casefile.CaseFileStories.TRACKED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VISIT;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.paused;
import static org.rejoin.command.casefile.FormBuilder.form;
import static org.rejoin.command.casefile.TrackingBuilder.tracking;
import static org.rejoin.event.casefile.ClosureReason.RETURNED_TO_SCHOOL;
import static org.rejoin.event.casefile.LeavingType.LONG_TERM_ABSENCE;
import static org.rejoin.event.casefile.LeavingType.UNEXCUSED_ABSENCE;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.casefile.CaseFileCommand.CloseCase;
import org.rejoin.command.casefile.CaseFileCommand.CloseIfOver;
import org.rejoin.command.casefile.CaseFileCommand.DeclineClosure;
import org.rejoin.command.casefile.CaseFileCommand.DraftTrackingRecord;
import org.rejoin.command.casefile.CaseFileCommand.ErasePersonalData;
import org.rejoin.command.casefile.CaseFileCommand.ExplainActions;
import org.rejoin.command.casefile.CaseFileCommand.FollowOtherCases;
import org.rejoin.command.casefile.CaseFileCommand.GrantRegisterOverride;
import org.rejoin.command.casefile.CaseFileCommand.MatchTransferIn;
import org.rejoin.command.casefile.CaseFileCommand.PrepareRecheck;
import org.rejoin.command.casefile.CaseFileCommand.RecheckRegister;
import org.rejoin.command.casefile.CaseFileCommand.ReopenCase;
import org.rejoin.command.casefile.CaseFileCommand.ReportCase;
import org.rejoin.command.casefile.CaseFileCommand.ReturnFiling;
import org.rejoin.command.casefile.CaseFileCommand.ReviseForm;
import org.rejoin.command.casefile.CaseFileCommand.SetTracker;
import org.rejoin.command.casefile.CaseFileCommand.StartFiling;
import org.rejoin.command.casefile.CaseFileCommand.SubmitFiling;
import org.rejoin.command.casefile.CaseFileCommand.SubmitTrackingRecord;
import org.rejoin.command.casefile.CaseFileCommand.SuggestClosure;
import org.rejoin.command.casefile.CaseFileCommand.VoidCase;
import org.rejoin.command.casefile.CaseFileCommand.WithdrawTrackingRecord;
import org.rejoin.command.casefile.CaseFileCommand.WithdrawTransferInMatch;
import org.rejoin.command.platform.MigratedDatabase;
import org.rejoin.event.Actor;
import org.rejoin.event.DataClass;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.erasure.LegalBasis;

@Tag("T01")
@Tag("T02")
@Tag("T03")
@Tag("T04")
@Tag("T05")
@Tag("T06")
@Tag("T07")
@Tag("T08")
@Tag("T09")
@Tag("T10")
@Tag("T11")
@Tag("T12")
@Tag("T18")
@Tag("T19")
class TransitionTableTest {

    /** SPEC 1.4.2 with c1, c2, c19: where each command leads from each status; - = refused to everybody. */
    private static final String TABLE = """
            from     DRAFT    FILED          PENDING_REPORT RETURNED TRACKING        PENDING_CLOSURE CLOSED   TEMP_CLOSED VOIDED
            start    DRAFT    FILED          PENDING_REPORT RETURNED TRACKING        PENDING_CLOSURE CLOSED   TEMP_CLOSED VOIDED
            revise   DRAFT    -              -              RETURNED -               -               -        -           -
            submit   FILED    -              -              FILED    -               -               -        -           -
            draft    -        FILED          PENDING_REPORT -        TRACKING        PENDING_CLOSURE -        -           -
            track    -        PENDING_REPORT PENDING_REPORT -        TRACKING        TRACKING        -        -           -
            track!   -        PENDING_REPORT PENDING_REPORT -        PENDING_CLOSURE PENDING_CLOSURE -        -           -
            withdraw -        -              -              -        -               TRACKING        -        -           -
            suggest  -        -              -              -        PENDING_CLOSURE PENDING_CLOSURE -        -           -
            report   -        -              TRACKING       -        -               -               -        -           -
            return   RETURNED RETURNED       RETURNED       RETURNED -               -               -        -           -
            void     VOIDED   VOIDED         VOIDED         VOIDED   VOIDED          VOIDED          VOIDED   VOIDED      -
            recheck  DRAFT    FILED          PENDING_REPORT RETURNED -               -               -        -           -
            recheck? DRAFT    FILED          PENDING_REPORT RETURNED -               -               -        -           -
            decline  -        -              -              -        -               TRACKING        -        -           -
            close    -        -              -              -        -               CLOSED          -        -           -
            override -        -              -              -        TRACKING        PENDING_CLOSURE -        -           -
            reopen   -        -              -              -        -               -               TRACKING -           -
            tracker  DRAFT    FILED          PENDING_REPORT RETURNED TRACKING        PENDING_CLOSURE CLOSED   TEMP_CLOSED -
            match    DRAFT    FILED          PENDING_REPORT RETURNED TRACKING        PENDING_CLOSURE CLOSED   TEMP_CLOSED VOIDED
            unmatch  DRAFT    FILED          PENDING_REPORT RETURNED TRACKING        PENDING_CLOSURE CLOSED   TEMP_CLOSED VOIDED
            erase    DRAFT    FILED          PENDING_REPORT RETURNED TRACKING        PENDING_CLOSURE CLOSED   TEMP_CLOSED VOIDED
            over     DRAFT    FILED          PENDING_REPORT RETURNED TRACKING        PENDING_CLOSURE CLOSED   TEMP_CLOSED VOIDED
            follow   DRAFT    FILED          PENDING_REPORT RETURNED TRACKING        PENDING_CLOSURE CLOSED   TEMP_CLOSED VOIDED
            explain  DRAFT    FILED          PENDING_REPORT RETURNED TRACKING        PENDING_CLOSURE CLOSED   TEMP_CLOSED VOIDED
            """;

    private static final List<Actor> EVERYBODY = List.of(
            FILER,
            REGISTRAR,
            COUNSELLOR,
            MANAGER,
            OTHER_TUTOR,
            REGISTRAR_ELSEWHERE,
            COUNTY_OFFICER,
            COUNTY_OFFICER_ELSEWHERE,
            AGENCY,
            ADMINISTRATOR,
            Actor.SYSTEM);

    @BeforeAll
    static void noOtherCases() {
        MigratedDatabase.emptied();
    }

    static Stream<Arguments> cells() {
        List<String[]> rows = TABLE.lines().map(line -> line.split(" +")).toList();
        return rows.stream().skip(1).flatMap(row -> IntStream.range(1, row.length)
                .mapToObj(n -> Arguments.of(row[0], CaseStatus.valueOf(rows.get(0)[n]), row[n])));
    }

    @ParameterizedTest(name = "{0} from {1} leads to {2}")
    @MethodSource("cells")
    void a_command_leads_where_the_table_says_or_is_refused(String command, CaseStatus from, String to) {
        Set<String> seen = new HashSet<>();
        Deque<Actor> waiting = new ArrayDeque<>(EVERYBODY);
        while (!waiting.isEmpty()) {
            try (CaseFileWorld world = new CaseFileWorld()) {
                world.given(storyOf(from));
                String outcome = "-";
                while (outcome.equals("-") && !waiting.isEmpty()) {
                    outcome = outcome(world, command(command, from), waiting.pop(), from);
                    seen.add(outcome);
                }
            }
        }
        assertThat(seen).containsAnyOf(to).isSubsetOf(to, "-");
    }

    @Test
    void the_table_has_a_row_for_every_command() {
        Set<Class<?>> named = TABLE.lines()
                .skip(1)
                .map(line -> command(line.split(" ")[0], CaseStatus.DRAFT).getClass())
                .collect(Collectors.toSet());
        assertThat(named).containsExactlyInAnyOrder(CaseFileCommand.class.getPermittedSubclasses());
    }

    private static String outcome(CaseFileWorld world, CaseFileCommand command, Actor actor, CaseStatus from) {
        try {
            world.send(command, actor, NOW);
            return world.statusOf(ID).name();
        } catch (Refused | Invalid refused) {
            assertThat(world.statusOf(ID)).isEqualTo(from);
            assertThat(world.events(ID)).isEqualTo(storyOf(from));
            return "-";
        }
    }

    private static List<CaseFileEvent> storyOf(CaseStatus status) {
        return switch (status) {
            case DRAFT -> DRAFT_CASE;
            case FILED -> FILED_CASE;
            case PENDING_REPORT -> PENDING_CASE;
            case RETURNED -> RETURNED_CASE;
            case TRACKING -> TRACKED_CASE;
            case PENDING_CLOSURE -> CLOSABLE_CASE;
            case CLOSED -> CLOSED_CASE;
            case TEMP_CLOSED -> paused();
            case VOIDED -> VOIDED_CASE;
        };
    }

    private static CaseFileCommand command(String name, CaseStatus from) {
        return switch (name) {
            case "start" -> new StartFiling(ID, typeOf(from), form().build(), null);
            case "revise" -> new ReviseForm(ID, form().name("王曉明").build());
            case "submit" -> new SubmitFiling(ID);
            case "draft" ->
                new DraftTrackingRecord(ID, THIRD, tracking().empty().build());
            case "track" -> new SubmitTrackingRecord(ID, THIRD, VISIT);
            case "track!" -> new SubmitTrackingRecord(ID, THIRD, CAME_BACK);
            case "withdraw" -> new WithdrawTrackingRecord(ID, SECOND, "誤植");
            case "suggest" -> new SuggestClosure(ID, RETURNED_TO_SCHOOL, "家長告知");
            case "report" -> new ReportCase(ID);
            case "return" -> new ReturnFiling(ID, "電話有誤");
            case "void" -> new VoidCase(ID, "誤報", "北教字第1號", LocalDate.of(2026, 11, 20));
            case "decline" -> new DeclineClosure(ID, "尚未穩定到校");
            case "close" -> new CloseCase(ID, RETURNED_TO_SCHOOL, null, CaseFileStories.fitting(RETURNED_TO_SCHOOL));
            case "recheck" -> new RecheckRegister(ID, CaseFileStories.shownAt(CaseFileStories.SCHOOL));
            case "recheck?" -> new PrepareRecheck(ID);
            case "override" -> new GrantRegisterOverride(ID, "系統停機");
            case "reopen" -> new ReopenCase(ID, "誤結");
            case "tracker" -> new SetTracker(ID, OTHER_TUTOR.account(), true);
            case "match" -> new MatchTransferIn(ID, THIRD, "990002", "2026-11");
            case "unmatch" -> new WithdrawTransferInMatch(ID, THIRD, "有誤");
            case "erase" -> new ErasePersonalData(ID, DataClass.COUNSELLING, LegalBasis.SUBJECT_REQUEST, THIRD);
            case "over" -> new CloseIfOver(ID);
            case "follow" -> new FollowOtherCases(ID);
            case "explain" -> new ExplainActions(ID);
            default -> throw new IllegalArgumentException(name);
        };
    }

    // only long-term absence is ever paused
    private static LeavingType typeOf(CaseStatus status) {
        return status == CaseStatus.TEMP_CLOSED ? LONG_TERM_ABSENCE : UNEXCUSED_ABSENCE;
    }
}
