package org.connectjakarta.mp;

/** What is said of interfaces that no client can be made of, the same on every platform. */
public final class ClientProblems {
    private ClientProblems() {}

    /** A registered type is no interface. */
    public static String isClass(String registered) {
        return registered
                + " has @RegisterConnectClient, but is a class. Put it on an interface that extends a generated one, such as"
                + " ElizaServiceConnect";
    }

    /** A registered interface extends no generated one. */
    public static String extendsNothing(String registered) {
        return registered
                + " has @RegisterConnectClient, but extends no interface that the protoc plugin generates for a service, such"
                + " as ElizaServiceConnect or its Client, Async or Mutiny";
    }

    /** Nothing answers a method of a registered interface. */
    public static String unanswered(String registered, String method, String generated) {
        return "%s has @RegisterConnectClient, but its method %s is none of %s. Give it a body, or remove it"
                .formatted(registered, method, generated);
    }

    /** What is injected extends a generated interface, but is not registered. */
    public static String notRegistered(String places, String type, String generated) {
        return "%s: %s extends %s, but is not generated itself. Put @RegisterConnectClient on it"
                .formatted(places, type, generated);
    }

    /** What is injected has nothing to do with a service. */
    public static String notGenerated(String places, String type) {
        return ("%s: %s is not an interface that the protoc plugin generates for a service. Expected: one such as ElizaServiceConnect, its"
                        + " Client, Async or Mutiny, or an interface with @RegisterConnectClient that extends one of these")
                .formatted(places, type);
    }
}
