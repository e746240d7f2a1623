package org.rejoin.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.account.AccountStories.ELSEWHERE;
import static org.rejoin.command.account.AccountStories.OTHER_ID;
import static org.rejoin.command.account.AccountStories.TUTORING;
import static org.rejoin.command.account.AccountStories.UNIT;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.event.Role;

@Tag("R-AST-03")
class TutorsTest {

    private final AccountStories stories = new AccountStories();
    private final Tutors tutors = new Tutors(stories.directory());

    @Test
    void an_account_in_use_with_the_tutors_role_alone_may_assist() {
        stories.stands(TUTORING, Standing.NORMAL);
        assertThat(tutors.isPureTutorOf("shen2026", UNIT)).isTrue();
        assertThat(tutors.isPureTutorOf("SHEN2026", UNIT)).isFalse();
        assertThat(tutors.isPureTutorOf("shen2026", ELSEWHERE)).isFalse();
        assertThat(tutors.isPureTutorOf("nobody", UNIT)).isFalse();
    }

    @Test
    void who_holds_another_role_too_may_not() {
        stories.stands(List.of(Role.TUTOR, Role.COUNSELLOR), Standing.NORMAL);
        assertThat(tutors.isPureTutorOf("shen2026", UNIT)).isFalse();
    }

    @Test
    void who_is_not_in_use_may_not() {
        stories.stands(TUTORING, Standing.DISABLED);
        stories.stands(OTHER_ID, "wu2026", TUTORING, Standing.APPLIED);
        assertThat(tutors.isPureTutorOf("shen2026", UNIT)).isFalse();
        assertThat(tutors.isPureTutorOf("wu2026", UNIT)).isFalse();
    }
}
