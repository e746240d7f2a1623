package org.rejoin.query.casepage;

/**
 * What a reader may see of a case that he may see.
 *
 * @param account whose drafts are shown
 * @param counselling whether the texts of counselling are: what was written about tracking, suggestion and closure
 */
public record Sight(String account, boolean counselling) {}
