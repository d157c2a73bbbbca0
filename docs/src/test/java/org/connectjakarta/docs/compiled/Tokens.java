package org.connectjakarta.docs.compiled;

import java.util.Optional;

interface Tokens {
    Optional<String> owner(String token);
}
