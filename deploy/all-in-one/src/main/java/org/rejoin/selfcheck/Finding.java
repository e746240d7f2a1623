package org.rejoin.selfcheck;

/** One wrong setting. Read by operators. */
record Finding(String what, String remedy) {}
