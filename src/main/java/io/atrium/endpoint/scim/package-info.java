/** Accounts as identity providers look after them: SCIM 2.0 (RFC 7643, RFC 7644) below {@code /scim/v2}. */
package io.atrium.endpoint.scim;
