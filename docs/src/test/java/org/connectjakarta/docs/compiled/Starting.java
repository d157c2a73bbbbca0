package org.connectjakarta.docs.compiled;

import org.connectjakarta.embedded.ConnectServer;

final class Starting {
    static void start() throws InterruptedException {
        try (ConnectServer server = ConnectServer.builder().port(8080).start()) {
            server.join();
        }
    }
}
