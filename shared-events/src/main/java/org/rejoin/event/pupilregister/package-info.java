/** The register of a school: numbers, birth dates, and how pupils come and go. Depends on the JDK and on Axon's revision mark alone. */
@NullMarked
package org.rejoin.event.pupilregister;

import org.jspecify.annotations.NullMarked;
