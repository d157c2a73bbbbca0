package org.connectjakarta.cdi.extension.archive;

import com.google.protobuf.StringValue;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.cdi.extension.EchoConnect;

/** Packed by a test into an archive whose beans.xml is empty; nothing but the stereotype makes it a bean. */
@ConnectService
public class ArchivedEcho implements EchoConnect {
    @Override
    public StringValue say(StringValue request) {
        return StringValue.of("archived: " + request.getValue());
    }
}
