package org.connectjakarta.protocgen;

/**
 * The plugin's options.
 *
 * @param mutiny whether to generate the flavour with Mutiny's {@code Uni} and {@code Multi}
 */
record Options(boolean mutiny) {

    /** Reads what protoc and buf pass on: {@code name=value}, separated by commas. */
    static Options parse(String parameter) {
        boolean mutiny = false;
        for (String option : parameter.split(",")) {
            switch (option.strip()) {
                case "" -> {}
                case "mutiny=true" -> mutiny = true;
                case "mutiny=false" -> mutiny = false;
                default ->
                        throw new InvalidInputException(
                                "unknown option '%s'; there is mutiny=true and mutiny=false",
                                option.strip());
            }
        }
        return new Options(mutiny);
    }
}
