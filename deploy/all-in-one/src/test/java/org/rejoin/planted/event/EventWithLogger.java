package org.rejoin.planted.event;

import org.slf4j.Logger;

record EventWithLogger(Logger log) {}
