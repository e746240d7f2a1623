package org.rejoin.access;

import org.rejoin.CannotStart;
import org.rejoin.command.account.AccountDirectory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * A database belongs to a demo or to a production, and never becomes the other: everybody knows the passwords of a demo.
 * Looked at after the migrations, before anybody can sign in.
 */
@Component
class DemoBorder implements SmartInitializingSingleton {

    private final AccountDirectory accounts;
    private final boolean demo;

    DemoBorder(AccountDirectory accounts, Environment environment) {
        this.accounts = accounts;
        this.demo = environment.acceptsProfiles(Profiles.of(DemoAccounts.PROFILE));
    }

    @Override
    public void afterSingletonsInstantiated() {
        boolean ofDemo = DemoPeople.areIn(accounts);
        if (!demo && ofDemo) {
            throw new CannotStart(
                    "The database holds accounts of the demo, whose password is published.",
                    "Begin a production with a database of its own: another REJOIN_DATA, or another"
                            + " spring.datasource.url. Or set the profile demo.");
        }
        if (demo && !ofDemo && !accounts.isEmpty()) {
            throw new CannotStart(
                    "The database holds accounts, but no account of the demo: it belongs to a production.",
                    "Set SPRING_PROFILES_ACTIVE=production, or give the demo another directory by REJOIN_DATA.");
        }
    }
}
