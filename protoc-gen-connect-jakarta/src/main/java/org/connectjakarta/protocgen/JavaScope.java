package org.connectjakarta.protocgen;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.GeneratorNames;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where the generated interface stands, and the checks that every name in it means what it should. Names are fully qualified; what can
 * hide them are the types nested in the interface and the other types of its package, since Java takes the first part of a
 * qualified name for a type if one of that name is in scope (JLS 6.4.2).
 *
 * @param javaPackage empty for the unnamed package
 * @param typeName the simple name of the interface
 * @param fileClass the simple name of the class that protoc generates for the file; it has the descriptors
 * @param reservedConstants names that no constant may have
 */
record JavaScope(
        String javaPackage, String typeName, String fileClass, Set<String> reservedConstants) {
    private static final String FILE_CLASS = "the file class of ";

    static JavaScope of(ServiceDescriptor service, Options options, ProtoFiles files) {
        String javaPackage = GeneratorNames.getFileJavaPackage(service.getFile());
        String fileClass = GeneratorNames.getFileClassName(service.getFile());
        String typeName = service.getName() + "Connect";
        // What the names in the interface start with: packages, and classes of the unnamed package.
        Set<String> packages = new TreeSet<>(Set.of("java", "org"));
        Set<String> classes = new TreeSet<>();
        if (options.mutiny()) {
            packages.add("io");
        }
        if (javaPackage.isEmpty()) {
            classes.add(fileClass);
        } else {
            packages.add(firstPart(javaPackage));
        }
        ServiceModel.messages(service)
                .forEach(
                        message -> {
                            boolean unnamed = isInUnnamedPackage(message, javaPackage);
                            String name = GeneratorNames.getQualifiedClassName(message);
                            (unnamed ? classes : packages).add(firstPart(name));
                        });
        Set<String> reserved = new TreeSet<>(packages);
        reserved.addAll(classes);
        Map<String, String> neighbours = neighbours(javaPackage, files);
        checkIsFree(service, typeName, neighbours);
        checkNotNested(service, typeName, reserved);
        checkNotHidden(service, neighbours, packages);
        reserved.add("SERVICE");
        return new JavaScope(javaPackage, typeName, fileClass, reserved);
    }

    /** The top-level types that protoc's Java generator puts into a package, each with what it is made from. */
    private static Map<String, String> neighbours(String javaPackage, ProtoFiles files) {
        Map<String, String> types = new TreeMap<>();
        for (FileDescriptor file : files.all()) {
            if (!GeneratorNames.getFileJavaPackage(file).equals(javaPackage)) {
                continue;
            }
            types.put(GeneratorNames.getFileClassName(file), FILE_CLASS + file.getName());
            for (Descriptor message : file.getMessageTypes()) {
                if (!GeneratorNames.getNestInFileClass(message)) {
                    types.put(message.getName(), "message " + message.getFullName());
                }
            }
            for (EnumDescriptor type : file.getEnumTypes()) {
                if (!GeneratorNames.getNestInFileClass(type)) {
                    types.put(type.getName(), "enum " + type.getFullName());
                }
            }
            if (file.getOptions().getJavaGenericServices()) {
                for (ServiceDescriptor service : file.getServices()) {
                    types.put(service.getName(), "service " + service.getFullName());
                }
            }
        }
        return types;
    }

    private static boolean isInUnnamedPackage(Descriptor message, String javaPackage) {
        boolean unnamed = GeneratorNames.getFileJavaPackage(message.getFile()).isEmpty();
        if (unnamed && !javaPackage.isEmpty()) {
            throw new InvalidInputException(
                    "message %s is in Java's unnamed package and cannot be used in package %s; set java_package in %s",
                    message.getFullName(), javaPackage, message.getFile().getName());
        }
        return unnamed;
    }

    private static void checkIsFree(
            ServiceDescriptor service, String typeName, Map<String, String> neighbours) {
        String clash = neighbours.get(typeName);
        if (clash != null) {
            throw new InvalidInputException(
                    "the interface of service %s is named %s, but in the same Java package that is the name of %s; %s",
                    service.getFullName(),
                    typeName,
                    clash,
                    clash.startsWith(FILE_CLASS)
                            ? "set java_outer_classname to another name"
                            : "rename one, or set java_multiple_files = false or another java_package");
        }
    }

    private static void checkNotNested(
            ServiceDescriptor service, String typeName, Set<String> firstParts) {
        Set<String> nested = new TreeSet<>(Set.of(typeName, "Spec", "Client"));
        for (Flavour flavour : Flavour.values()) {
            nested.add(flavour.prefix());
            nested.add(flavour.prefix() + "Binding");
            nested.add(flavour.prefix() + "Client");
        }
        for (String name : firstParts) {
            if (nested.contains(name)) {
                throw new InvalidInputException(
                        "in %s, the interface of service %s, %s is a nested type and hides the message class or package of that name; %s",
                        typeName,
                        service.getFullName(),
                        name,
                        "set java_package to one that starts with another name");
            }
        }
    }

    private static void checkNotHidden(
            ServiceDescriptor service, Map<String, String> neighbours, Set<String> packages) {
        for (String name : packages) {
            String neighbour = neighbours.get(name);
            if (neighbour != null) {
                throw new InvalidInputException(
                        "next to the interface of service %s, %s becomes a class that hides the Java package %s; %s",
                        service.getFullName(),
                        neighbour,
                        name,
                        neighbour.startsWith(FILE_CLASS)
                                ? "set java_outer_classname to another name"
                                : "rename it, or set java_multiple_files = false");
            }
        }
    }

    /** The qualified name of a top-level type of the same package. */
    String qualified(String simpleName) {
        return javaPackage.isEmpty() ? simpleName : javaPackage + "." + simpleName;
    }

    private static String firstPart(String name) {
        return name.split("\\.", 2)[0];
    }
}
