package org.rejoin.command.casefile;

/** Knows which accounts may be made assisting trackers (R-AST-03). */
public interface TutorDirectory {

    /** Whether the account is in use, of this unit, and a tutor and nothing else (純導師權限). */
    boolean isPureTutorOf(String account, String school);
}
