package org.rejoin.selfcheck;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rejoin.CannotStart;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** After the migrations, before the first processor and the first request. */
@Component
class SelfCheck implements SmartInitializingSingleton {

    private final DatabaseCheck database;
    private final FrameworkCheck framework;
    private final KeyCheck keys;

    SelfCheck(DatabaseCheck database, FrameworkCheck framework, KeyCheck keys) {
        this.keys = keys;
        this.database = database;
        this.framework = framework;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<Finding> findings = new ArrayList<>(framework.findings());
        findings.addAll(keys.findings());
        try {
            findings.addAll(database.findings());
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be checked", e);
        }
        if (!findings.isEmpty()) {
            throw new CannotStart(list(findings, Finding::what), list(findings, Finding::remedy));
        }
    }

    private static String list(List<Finding> findings, Function<Finding, String> part) {
        return findings.stream().map(part).distinct().map(line -> "- " + line).collect(Collectors.joining("\n"));
    }
}
