package org.rejoin.command.upload;

import org.rejoin.command.Blocker;

/** What stops a reader of uploads. */
enum UploadBlocker implements Blocker {
    UPLOAD_NOT_FOUND;

    @Override
    public String ruleId() {
        return "R-ACC-02";
    }

    @Override
    public Remover removableBy() {
        return Remover.NOBODY;
    }

    @Override
    public Kind kind() {
        return Kind.NOT_VISIBLE;
    }
}
