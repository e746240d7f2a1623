package org.rejoin.command.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a name once, for the check and for the connection alike: a name that answers otherwise the second time leads
 * nowhere else. What lies in one's own network is not for webhooks, or an administrator could reach what no outsider may.
 */
final class PublicAddresses implements DnsResolver {

    private final boolean allowPrivate;

    PublicAddresses(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    static final class NotPublic extends UnknownHostException {

        private static final long serialVersionUID = 1L;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (!allowPrivate && !Arrays.stream(addresses).allMatch(PublicAddresses::isPublic)) {
            throw new NotPublic();
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    static boolean isPublic(InetAddress address) {
        if (address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        boolean carriers = first == 100 && (second & 0xc0) == 64;
        boolean protocols = first == 192 && second == 0 && (bytes[2] == 0 || bytes[2] == 2);
        boolean benchmarks = first == 198 && (second == 18 || second == 19);
        boolean examples =
                first == 198 && second == 51 && bytes[2] == 100 || first == 203 && second == 0 && bytes[2] == 113;
        return first != 0 && first < 224 && !carriers && !protocols && !benchmarks && !examples;
    }

    // global unicast alone, without what carries an IPv4 address inside: 6to4, Teredo; NAT64 lies outside of 2000::/3
    private static boolean isPublic6(byte[] bytes) {
        boolean global = (bytes[0] & 0xe0) == 0x20;
        boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        boolean special = bytes[0] == 0x20 && bytes[1] == 0x01 && (bytes[2] & 0xfe) == 0;
        boolean examples = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0d && (bytes[3] & 0xff) == 0xb8;
        return global && !sixToFour && !special && !examples;
    }
}
