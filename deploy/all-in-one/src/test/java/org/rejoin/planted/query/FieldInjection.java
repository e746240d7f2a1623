package org.rejoin.planted.query;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

class FieldInjection {

    @Autowired
    @Nullable
    String injected;
}
