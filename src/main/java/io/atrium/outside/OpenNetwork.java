package io.atrium.outside;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Which addresses are of the open network, and none of this machine, of the company's network or of a cloud's metadata. */
public final class OpenNetwork {
    private OpenNetwork() {}

    public static boolean holds(InetAddress address) {
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
            // fc00::/7 are a site's own; 64:ff9b::/96, 2002::/16 and 2001::/32 lead on to an IPv4 address, which may be
            // any.
            return (first & 0xfe) == 0xfc
                    || first == 0
                    || (first == 0x20 && second == 0x02)
                    || (first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0);
        }
        return first == 0
                || (first == 100 && (second & 0xc0) == 64)
                || (first == 192 && second == 0 && (bytes[2] == 0 || bytes[2] == 2))
                || (first == 198 && (second & 0xfe) == 18)
                || first >= 240;
    }
}
