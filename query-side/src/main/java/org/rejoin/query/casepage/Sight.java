package org.rejoin.query.casepage;

/**
 * What a reader may see of a case that he may see.
 *
 * @param school whose case it is, and in which county
 * @param account whose drafts are shown
 * @param counselling whether the texts of counselling are: what was written about tracking, suggestion and closure
 */
public record Sight(String school, String county, String account, boolean counselling) {}
