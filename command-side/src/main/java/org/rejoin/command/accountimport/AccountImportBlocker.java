package org.rejoin.command.accountimport;

import org.rejoin.command.Blocker;

/** What stops an import before its file is read. */
enum AccountImportBlocker implements Blocker {
    NOT_PRINCIPAL;

    @Override
    public String ruleId() {
        return "R-ACC-10";
    }

    @Override
    public Remover removableBy() {
        return Remover.PRINCIPAL_REPORTER;
    }

    @Override
    public Kind kind() {
        return Kind.NOT_ALLOWED;
    }
}
