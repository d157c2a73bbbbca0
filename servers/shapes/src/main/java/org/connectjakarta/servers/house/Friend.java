package org.connectjakarta.servers.house;

/** Somebody who knows a name. Not in every WAR. */
public interface Friend {

    /** The name that is known. */
    String name(Text request);
}
