/** Signing in with an OpenID provider. */
package io.atrium.identity.oidc;
