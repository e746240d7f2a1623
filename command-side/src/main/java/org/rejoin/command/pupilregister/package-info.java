/**
 * The register of elementary and junior high schools: student numbers, birth dates, movements, returns. May use rule sets,
 * calendar, student, absence and places.
 */
@NullMarked
package org.rejoin.command.pupilregister;

import org.jspecify.annotations.NullMarked;
