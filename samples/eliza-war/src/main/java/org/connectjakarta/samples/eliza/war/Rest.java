package org.connectjakarta.samples.eliza.war;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The REST API beside the service, below a path of its own. */
@ApplicationPath("/api")
public class Rest extends Application {}
