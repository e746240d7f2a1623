/** Signing in with an outside identity (OpenID Connect), where the settings name a provider; otherwise nothing of it exists. */
@NullMarked
package org.rejoin.oidc;

import org.jspecify.annotations.NullMarked;
