package io.atrium.outside;

import io.atrium.outside.OutsideException.Why;
import java.net.IDN;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/** An address that may be asked, taken apart. */
record Destination(URI address, String host, int port, boolean isSecure, boolean isNamed) {
    private static final int LONGEST = 2_000;

    /**
     * @param named hosts, in small letters, that the operator lets be asked wherever they are and without TLS
     * @throws OutsideException {@code REFUSED}
     */
    static Destination of(URI address, boolean isPlainAllowed, Set<String> named) {
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        if (address.getHost() == null
                || address.getUserInfo() != null
                || address.toString().length() > LONGEST) {
            throw new OutsideException(Why.REFUSED, "that is no address of a server");
        }
        String host = host(address);
        boolean isNamed = named.contains(host);
        boolean isSecure = scheme.equals("https");
        if (!isSecure && !(scheme.equals("http") && (isPlainAllowed || isNamed))) {
            throw new OutsideException(Why.REFUSED, "only addresses that begin with https:// are asked");
        }
        int port = address.getPort() == -1 ? (isSecure ? 443 : 80) : address.getPort();
        if (port < 1 || port > 65_535) {
            throw new OutsideException(Why.REFUSED, "that is no address of a server");
        }
        return new Destination(address, host, port, isSecure, isNamed);
    }

    /** In small letters, without the brackets of IPv6. */
    private static String host(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            return host.substring(1, host.length() - 1);
        }
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException unreadable) {
            throw new OutsideException(Why.REFUSED, "that is no address of a server", unreadable);
        }
    }

    /**
     * Where to connect to: what was looked at here, and not what the name means a moment later.
     *
     * @throws OutsideException {@code REFUSED} where any of its addresses is of this network; {@code UNKNOWN_HOST}
     */
    InetSocketAddress resolve() {
        try {
            InetAddress[] all = InetAddress.getAllByName(host);
            for (InetAddress one : all) {
                if (!isNamed && !OpenNetwork.holds(one)) {
                    throw new OutsideException(Why.REFUSED, host + " is not in the open network");
                }
            }
            return new InetSocketAddress(all[0], port);
        } catch (UnknownHostException unknown) {
            throw new OutsideException(Why.UNKNOWN_HOST, "nobody knows " + host, unknown);
        }
    }

    /** As the header {@code Host} has it. */
    String authority() {
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return port == (isSecure ? 443 : 80) ? name : name + ":" + port;
    }

    /** With its query, in ASCII. */
    String path() {
        URI ascii = URI.create(address.toASCIIString());
        String path = ascii.getRawPath() == null || ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }
}
