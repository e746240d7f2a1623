/** 系統維運: pages for who runs the service and who watches over it; asks the queries of whoever knows. */
@NullMarked
package org.rejoin.query.admin;

import org.jspecify.annotations.NullMarked;
