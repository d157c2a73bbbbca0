package org.connectjakarta.docs.compiled;

import jakarta.inject.Inject;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.samples.eliza.v1.ElizaServiceConnect;

class Flavours {
    @Inject @ConnectClient ElizaServiceConnect eliza;
    @Inject @ConnectClient ElizaServiceConnect.Async asyncEliza;
    @Inject @ConnectClient ElizaServiceConnect.Client elizaInDetail;

    @Inject
    @ConnectClient("backup")
    ElizaServiceConnect backup;
}
