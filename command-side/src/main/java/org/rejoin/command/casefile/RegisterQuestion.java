package org.rejoin.command.casefile;

/** What the register has to be asked before a command can be decided. */
record RegisterQuestion(String nationalId, String unit) {

    @Override
    public String toString() {
        return "RegisterQuestion[…]"; // never into a log
    }
}
