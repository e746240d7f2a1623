package org.rejoin.event.ruleset;

/**
 * In years; each holds to the end of the school year in which the pupil turns so old.
 *
 * @param followUp how long a dropout is searched and helped back (2.2; 18 in senior high, L09)
 * @param register how long the register of a long-term dropout is kept (L26)
 * @param place how long the place of a dropout is no vacancy (R-HL-34)
 * @param noteZh why they are so, where the sources do not agree; empty where they do
 * @param noteEn the same in English
 */
public record Ages(int followUp, int register, int place, String noteZh, String noteEn) {}
