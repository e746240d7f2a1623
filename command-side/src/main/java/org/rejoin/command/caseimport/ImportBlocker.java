package org.rejoin.command.caseimport;

import org.rejoin.command.Blocker;

/** What stops an import before its file is read. */
enum ImportBlocker implements Blocker {
    NOT_PRINCIPAL;

    @Override
    public String ruleId() {
        return "IF04";
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
