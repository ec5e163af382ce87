package io.atrium.notify;

import io.atrium.outside.OpenNetwork;
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
            if (!OpenNetwork.holds(one)) {
                return false;
            }
        }
        return true;
    }
}
