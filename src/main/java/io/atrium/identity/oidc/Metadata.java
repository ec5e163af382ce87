package io.atrium.identity.oidc;

import java.net.URI;

/**
 * What the provider says of itself (OpenID Connect Discovery 1.0).
 *
 * @param endSession null: it has none
 */
record Metadata(URI authorization, URI token, URI keys, URI endSession) {}
