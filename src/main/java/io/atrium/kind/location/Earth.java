package io.atrium.kind.location;

/** Distances on a sphere; kind/location/geo.js measures the same. */
final class Earth {
    private static final double RADIUS = 6_371_008.8;

    private Earth() {}

    /** Metres along the great circle. */
    static double metres(double latitude, double longitude, double otherLatitude, double otherLongitude) {
        double up = Math.toRadians(otherLatitude - latitude);
        double across = Math.toRadians(otherLongitude - longitude);
        double h = Math.pow(Math.sin(up / 2), 2)
                + Math.cos(Math.toRadians(latitude))
                        * Math.cos(Math.toRadians(otherLatitude))
                        * Math.pow(Math.sin(across / 2), 2);
        return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
    }
}
