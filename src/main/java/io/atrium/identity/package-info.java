/** People whom others vouch for: what the groups of a directory or a provider mean here. */
package io.atrium.identity;
