/** Where everything is kept: the data source (embedded H2 or PostgreSQL, by settings), its schema, and how instants are stored. */
package io.atrium.store;
