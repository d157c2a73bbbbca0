package org.connectjakarta.servers.jakarta;

/** An event. */
public record Said(String text) {}
