/**
 * The register of elementary and junior high schools: who stands in it under which number; depends on events, the query side's
 * platform and its pages alone.
 */
@NullMarked
package org.rejoin.query.pupilregister;

import org.jspecify.annotations.NullMarked;
