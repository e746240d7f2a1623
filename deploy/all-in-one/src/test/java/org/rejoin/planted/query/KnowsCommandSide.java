package org.rejoin.planted.query;

import org.rejoin.command.CommandSideConfiguration;

class KnowsCommandSide {

    CommandSideConfiguration other() {
        return new CommandSideConfiguration();
    }
}
