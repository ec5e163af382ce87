/** The administrators' pages. */
package io.atrium.web.admin;
