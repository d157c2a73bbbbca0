package org.connectjakarta.mp.client.war.app;

import org.connectjakarta.cdi.RegisterConnectClient;
import org.connectjakarta.mp.client.echo.EchoConnect;
import org.connectjakarta.mp.client.echo.Text;

@RegisterConnectClient(configKey = "noted")
public interface NotedEcho extends EchoConnect {
    @Noted
    @Override
    Text say(Text request);
}
