/** The door for programs: {@code /api}, as docs/protocol.md and openapi.yaml say. */
package io.atrium.endpoint.rest;
