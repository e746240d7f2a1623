package org.rejoin.query.page;

/** How far open pages have been told of changes; implemented by whoever tells them. */
public interface LivePosition {

    /** A page that is made now shows everything up to this index: it wants to be told from there on. */
    long shown();
}
