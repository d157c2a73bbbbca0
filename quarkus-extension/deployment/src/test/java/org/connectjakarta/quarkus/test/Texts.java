package org.connectjakarta.quarkus.test;

import org.connectjakarta.quarkus.test.v1.Text;

/** Messages. */
final class Texts {
    private Texts() {}

    static Text text(String text) {
        return Text.newBuilder().setText(text).build();
    }
}
