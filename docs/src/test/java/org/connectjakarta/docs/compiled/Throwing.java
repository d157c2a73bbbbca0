package org.connectjakarta.docs.compiled;

import com.google.rpc.BadRequest;
import com.google.rpc.BadRequest.FieldViolation;
import org.connectjakarta.Code;
import org.connectjakarta.ConnectException;

final class Throwing {
    static void refuse() {
        throw new ConnectException(Code.INVALID_ARGUMENT, "a hat needs a size")
                .addDetail(
                        BadRequest.newBuilder()
                                .addFieldViolations(
                                        FieldViolation.newBuilder()
                                                .setField("inches")
                                                .setDescription("must be positive"))
                                .build());
    }
}
