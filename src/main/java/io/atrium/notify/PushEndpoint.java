package io.atrium.notify;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/** Where a browser's push service takes messages: an address that a browser names, so that it must not lead into the company's own network. */
record PushEndpoint(URI address) {
    private static final int LONGEST = 1000;

    /** Empty where nothing is ever sent there. @param anywhere also without TLS and on any port */
    static Optional<PushEndpoint> of(String text, boolean anywhere) {
        if (text == null || text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            URI address = URI.create(text);
            boolean isPublic =
                    "https".equals(address.getScheme()) && (address.getPort() == -1 || address.getPort() == 443);
            boolean isAllowed = isPublic || (anywhere && "http".equals(address.getScheme()));
            return isAllowed
                            && address.getHost() != null
                            && address.getUserInfo() == null
                            && address.getFragment() == null
                    ? Optional.of(new PushEndpoint(address))
                    : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    /** Of the push service, as a token for it names it. */
    String origin() {
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    /** Whether all of its addresses are of the open network. The JVM remembers them for longer than it takes to connect: what was looked at is where it goes. */
    boolean isOutside() throws UnknownHostException {
        for (InetAddress one : InetAddress.getAllByName(address.getHost())) {
            if (!isOutside(one)) {
                return false;
            }
        }
        return true;
    }

    static boolean isOutside(InetAddress address) {
        return !(address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || isReserved(address));
    }

    /** RFC 6890, as far as Java has no word for it. */
    private static boolean isReserved(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        if (address instanceof Inet6Address) {
            // fc00::/7 are a site's own; 64:ff9b::/96 and 2002::/16 lead on to an IPv4 address, which may be any.
            return (first & 0xfe) == 0xfc
                    || (first == 0 && second == 0x64)
                    || (first == 0x20 && second == 0x02)
                    || first == 0;
        }
        return first == 0
                || (first == 100 && (second & 0xc0) == 64)
                || (first == 192 && second == 0)
                || (first == 198 && (second & 0xfe) == 18)
                || first >= 240;
    }
}
