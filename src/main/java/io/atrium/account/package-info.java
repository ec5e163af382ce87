/** Who may come in: users and their roles, passwords, access tokens and tickets, and the one place that authenticates a request. */
package io.atrium.account;
