package org.connectjakarta.docs.compiled;

import org.connectjakarta.Caller;
import org.connectjakarta.embedded.Authenticator;
import org.connectjakarta.embedded.ConnectServer;

final class Passwords {
    interface Users {
        boolean matches(String name, String password);

        String[] roles(String name);
    }

    static ConnectServer start(Users users) {
        return ConnectServer.builder()
                .authenticator(
                        Authenticator.basic(
                                (name, password) ->
                                        users.matches(name, password)
                                                ? Caller.of(name, users.roles(name))
                                                : null))
                .start();
    }
}
