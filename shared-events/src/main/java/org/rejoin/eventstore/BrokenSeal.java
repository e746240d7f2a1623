package org.rejoin.eventstore;

/**
 * What is encrypted in an event was changed, or comes from another event. Says which event, and nothing of what it holds.
 */
public final class BrokenSeal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenSeal(String eventIdentifier) {
        super("The personal data of event " + eventIdentifier + " are not those it was stored with");
    }
}
