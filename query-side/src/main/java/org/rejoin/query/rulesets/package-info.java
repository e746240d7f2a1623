/**
 * The rules of the country, of counties and of schools to read, and the form of the next version; depends on events, the query
 * side's platform and its pages alone.
 */
@NullMarked
package org.rejoin.query.rulesets;

import org.jspecify.annotations.NullMarked;
