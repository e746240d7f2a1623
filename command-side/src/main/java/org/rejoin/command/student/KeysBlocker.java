package org.rejoin.command.student;

import org.rejoin.command.Blocker;

/** Every reason that keeps somebody from replacing the key under which national ids are looked up. */
enum KeysBlocker implements Blocker {
    ROLE_MAY_NOT;

    @Override
    public String ruleId() {
        return "N04";
    }

    @Override
    public Remover removableBy() {
        return Remover.NOBODY;
    }

    @Override
    public Kind kind() {
        return Kind.NOT_ALLOWED;
    }
}
