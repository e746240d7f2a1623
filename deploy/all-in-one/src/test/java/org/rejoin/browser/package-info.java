/** What people do in a browser: Chromium on the whole service, every story by its id. */
@NullMarked
package org.rejoin.browser;

import org.jspecify.annotations.NullMarked;
