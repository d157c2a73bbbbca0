package org.connectjakarta.embedded;

import java.security.KeyStore;
import org.jspecify.annotations.Nullable;

/**
 * What a TLS connector needs.
 *
 * @param identity the server's key and certificate chain
 * @param password the password of the key in it
 * @param clientAuthorities who may vouch for clients; null for those that the JVM trusts
 */
record Tls(
        KeyStore identity,
        char[] password,
        @Nullable KeyStore clientAuthorities,
        ClientAuth clientAuth) {}
