package org.connectjakarta;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * The other side of a call.
 *
 * @param address its address in numbers, such as {@code 127.0.0.1} or {@code ::1}; empty if it is not known
 * @param port its port; 0 if it is not known
 * @param certificates the certificate chain that it presented, its own first; empty without mutual TLS
 */
public record Peer(String address, int port, List<X509Certificate> certificates) {

    /** Nothing is known, as in a call without a socket. */
    public static final Peer UNKNOWN = new Peer("", 0, List.of());

    public Peer {
        certificates = List.copyOf(certificates);
    }
}
