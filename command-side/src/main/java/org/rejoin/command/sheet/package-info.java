/** Files of rows as schools send them, CSV or XLSX: read strictly, refused with every row and column that is wrong. */
@NullMarked
package org.rejoin.command.sheet;

import org.jspecify.annotations.NullMarked;
