package org.huiyin.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Where a request comes from, for the slow-down only: it is never stored and never logged with a matter.
 *
 * @param address the client's IP address, after {@link ForwardedHeaders}
 */
public record ClientAddress(String address) {

    /** The address of this request's client. */
    public static ClientAddress of(HttpServletRequest request) {
        return new ClientAddress(request.getRemoteAddr());
    }

    /** What one client can change at will is cut off: an IPv6 host owns a whole /64. */
    public String host() {
        return address.indexOf(':') >= 0 ? network() : address;
    }

    /** The network around it: /24 for IPv4, /64 for IPv6. */
    public String network() {
        try {
            // A literal address: this never asks a name server.
            var bytes = address.matches("[0-9a-fA-F:.%]+") ? InetAddress.getByName(address).getAddress() : new byte[4];
            var kept = Arrays.copyOf(Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 8), bytes.length);
            return InetAddress.getByAddress(kept).getHostAddress();
        } catch (UnknownHostException odd) {
            return "unknown";
        }
    }
}
