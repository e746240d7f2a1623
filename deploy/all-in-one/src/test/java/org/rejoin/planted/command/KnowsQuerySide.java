package org.rejoin.planted.command;

import org.rejoin.query.QuerySideConfiguration;

class KnowsQuerySide {

    QuerySideConfiguration other() {
        return new QuerySideConfiguration();
    }
}
