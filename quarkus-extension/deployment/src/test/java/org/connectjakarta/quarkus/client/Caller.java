package org.connectjakarta.quarkus.client;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.quarkus.test.v1.EchoServiceConnect;

/** Tells how the service sees it. Edited while it runs. */
@Path("/caller")
public class Caller {
    @Inject @ConnectClient EchoServiceConnect echo;

    @GET
    @Blocking
    public String name() {
        return echo.say(Other.text(":user-agent")).getText();
    }
}
