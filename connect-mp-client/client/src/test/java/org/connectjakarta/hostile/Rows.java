package org.connectjakarta.hostile;

import java.util.ArrayList;
import java.util.List;

/** Puts rows together that are about the same kind of call. */
final class Rows {
    private final List<Row> rows = new ArrayList<>();
    private Call call;
    private Stage stage = Stage.REQUEST;

    private Rows(Call call) {
        this.call = call;
    }

    static Rows of(Call call) {
        return new Rows(call);
    }

    /** The rows from here on are about another call. */
    Rows on(Call call) {
        this.call = call;
        return this;
    }

    /** The rows from here on happen at another time; at first it is {@link Stage#REQUEST}. */
    Rows at(Stage stage) {
        this.stage = stage;
        return this;
    }

    Rows row(String name, String expected, Act<Answer> act) {
        rows.add(new Row(name, call, stage, expected, act));
        return this;
    }

    Rows http1(String name, String expected, Act<HttpOne> act) {
        rows.add(Row.http1(name, call, stage, expected, act));
        return this;
    }

    Rows http2(String name, String expected, Act<HttpTwoStream> act) {
        rows.add(Row.http2(name, call, stage, expected, act));
        return this;
    }

    List<Row> rows() {
        return rows;
    }
}
