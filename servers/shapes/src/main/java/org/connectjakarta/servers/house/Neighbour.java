package org.connectjakarta.servers.house;

import org.connectjakarta.cdi.RegisterConnectClient;

/** A client that is a bean of its own. */
@RegisterConnectClient
public interface Neighbour extends HouseConnect {}
