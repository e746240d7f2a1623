package org.rejoin.query.caselist;

import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseStatus;

/**
 * What stands under 下一步: a button, a lock with its first reason, or how it ended. Why exactly, the case page tells from the
 * rules themselves.
 *
 * @param key of its word: {@code caselist.next.<key>}; null where there is nothing to say
 */
record NextStep(Kind kind, @Nullable String key, String href) {

    enum Kind {
        BUTTON,
        LOCK,
        OVER
    }

    static NextStep of(CaseView row, Actor reader) {
        if (reader.school() == null) {
            return over(row); // county and agency read
        }
        String at = "/cases/" + row.caseId();
        boolean principal = reader.is(Role.PRINCIPAL_REPORTER);
        boolean tracks = principal || reader.is(Role.TUTOR) || reader.is(Role.COUNSELLOR);
        boolean filed = row.filedBy().equals(reader.account());
        boolean files = principal || filed;
        return switch (row.nextAction()) {
            case REPORT -> principal ? button("report", at + "/report") : lock("only-principal-reports", at);
            case CLOSE -> principal ? button("close", at + "/close") : lock("only-principal-closes", at);
            case SUGGEST_CLOSURE ->
                tracks ? button("suggest", at + "/tracking-records/new") : lock("no-suggestion", at);
            case SUBMIT -> filed ? button("go-on", at + "/form") : lock("not-submitted", at);
            case CORRECT -> filed ? button("correct", at + "/form") : lock("being-corrected", at);
            case ADD_TRACKING_RECORD -> tracks ? button("track", at + "/tracking-records/new") : lock("no-record", at);
            case TRACK -> lock(row.status() == CaseStatus.TEMP_CLOSED ? "paused" : "no-suggestion", at);
            case FILE_SUSPENSION -> files ? button("file-suspension", at + "/follow-up") : over(row);
            case FILE_TRANSFER -> files ? button("file-transfer", at + "/follow-up") : over(row);
            case NONE -> row.status() == CaseStatus.TEMP_CLOSED ? lock("paused", at) : over(row);
        };
    }

    private static NextStep button(String key, String href) {
        return new NextStep(Kind.BUTTON, key, href);
    }

    private static NextStep lock(String key, String at) {
        return new NextStep(Kind.LOCK, key, at + "#why");
    }

    private static NextStep over(CaseView row) {
        return new NextStep(Kind.OVER, null, "/cases/" + row.caseId());
    }
}
