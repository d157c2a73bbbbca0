package org.connectjakarta.mp.client.archive;

import org.connectjakarta.cdi.RegisterConnectClient;
import org.connectjakarta.mp.client.echo.EchoConnect;

@RegisterConnectClient
public interface ArchivedTherapist extends EchoConnect {}
