/** Change of class for maladjustment: request, counselling, committee, evaluation, the way to the bureau (R-HL-33). */
@NullMarked
package org.rejoin.command.classchange;

import org.jspecify.annotations.NullMarked;
