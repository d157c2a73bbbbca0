package org.connectjakarta.hostile;

import java.util.ArrayList;
import java.util.List;

/** All rows. */
final class Table {
    private Table() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.addAll(UnaryRows.rows());
        rows.addAll(EnvelopeRows.rows());
        rows.addAll(EndOfStreamRows.rows());
        rows.addAll(GrpcRows.rows());
        rows.addAll(GrpcWebRows.rows());
        rows.addAll(HttpOneRows.rows());
        rows.addAll(HttpTwoRows.rows());
        rows.addAll(HttpTwoHeadRows.rows());
        rows.addAll(ResetRows.rows());
        rows.addAll(ConnectionRows.rows());
        return rows;
    }
}
