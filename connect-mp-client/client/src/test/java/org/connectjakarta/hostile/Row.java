package org.connectjakarta.hostile;

import java.util.List;

/**
 * A behaviour of a server, and what a call ends with.
 *
 * @param name what the server does
 * @param expected the code of the error, or {@code ok}; several, separated by spaces, where it depends on what is seen first. With
 *     {@code deadline_exceeded} alone the call has a short deadline
 */
record Row(String name, Call call, Stage stage, String expected, Act<Answer> act) {

    /** For what only HTTP/1.1 can do. */
    static Row http1(String name, Call call, Stage stage, String expected, Act<HttpOne> act) {
        return new Row(name, call, stage, expected, answer -> act.on((HttpOne) answer));
    }

    /** For what only HTTP/2 can do. */
    static Row http2(String name, Call call, Stage stage, String expected, Act<HttpTwoStream> act) {
        return new Row(name, call, stage, expected, answer -> act.on((HttpTwoStream) answer));
    }

    boolean hasShortDeadline() {
        return expected.equals("deadline_exceeded");
    }

    List<String> outcomes() {
        return List.of(expected.split(" "));
    }

    @Override
    public String toString() {
        return call + ", " + name + ": " + expected;
    }
}
