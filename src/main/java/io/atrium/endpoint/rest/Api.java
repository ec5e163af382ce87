package io.atrium.endpoint.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** Everything REST lies below {@code /api}. */
@ApplicationPath("/api")
public class Api extends Application {}
