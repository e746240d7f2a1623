/** What all pages share: frame, languages, dates, static files, problems. Knows no read model; they tell it what it shows of them. */
@NullMarked
package org.rejoin.query.page;

import org.jspecify.annotations.NullMarked;
