package org.gongkai.directory;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** From where somebody sends, as far as it tells one sender from another. */
public final class Network {

    private Network() {
    }

    /** Someone with IPv6 has a whole /64 to send from. */
    public static String of(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(six.getAddress(), 0, 8) : address;
        } catch (UnknownHostException notAnAddress) {
            return address;
        }
    }
}
