package org.rejoin.query.codelists;

/** Whose calendar holds for a unit: AGENCY or the code of a county. */
@FunctionalInterface
public interface AuthorityOfUnit {

    String of(String unit);
}
