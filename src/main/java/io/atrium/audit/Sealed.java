package io.atrium.audit;

import java.util.List;

/** That acts have got their numbers and hashes, on this node. Fired after the commit. */
public record Sealed(List<Recorded> acts) {}
