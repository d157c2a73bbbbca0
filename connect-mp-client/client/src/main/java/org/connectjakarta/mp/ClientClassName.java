package org.connectjakarta.mp;

/** The names of the classes behind registered interfaces, the same on every platform: Fault Tolerance is configured by them. */
public final class ClientClassName {
    private ClientClassName() {}

    /** The class behind an interface, by its binary name, with the configuration that it names itself. */
    public static String of(String interfaceName) {
        return interfaceName + "_ConnectClient";
    }

    /** The class behind it with another configuration. Different for different keys. */
    public static String of(String interfaceName, String key) {
        return of(interfaceName) + "_" + identifier(key);
    }

    /** A key as part of a Java name. */
    private static String identifier(String key) {
        StringBuilder name = new StringBuilder();
        key.chars()
                .forEach(
                        each -> {
                            if (Character.isJavaIdentifierPart(each) && each != '$') {
                                name.append((char) each);
                            } else {
                                name.append('$').append(Integer.toHexString(each)).append('$');
                            }
                        });
        return name.toString();
    }
}
