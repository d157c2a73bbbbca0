package org.connectjakarta.protocgen;

import org.connectjakarta.protocgen.MethodModel.Shape;

/**
 * Writes the nested class {@code Spec}: the public constants, and, private in it because an interface can hide no class, the
 * bindings and clients. Bindings are made by statements rather than one chain of calls, which would overflow the compiler's stack for
 * a service of many methods; each stands in a class of its own, so that a client does not load what servers need. Fields in these
 * classes are spelled small, so that they hide no constant.
 */
final class SpecWriter {
    private final ServiceModel service;
    private final JavaSource out;

    SpecWriter(ServiceModel service, JavaSource out) {
        this.service = service;
        this.out = out;
    }

    void write() {
        out.emptyLine().line("/** The service {@code %s} and its methods. */", service.name());
        out.open("final class Spec");
        writeConstants();
        out.emptyLine().line("private Spec() {}");
        for (Flavour flavour : service.flavours()) {
            writeBinding(flavour);
            writeClient(flavour);
        }
        out.close();
    }

    private void writeConstants() {
        out.emptyLine().line("/** The service. */");
        out.line("public static final org.connectjakarta.ServiceSpec SERVICE =");
        out.line(
                "    org.connectjakarta.ServiceSpec.of(%s.getDescriptor().findServiceByName(\"%s\"));",
                service.scope().qualified(service.scope().fileClass()),
                service.descriptor().getName());
        for (MethodModel method : service.methods()) {
            out.emptyLine()
                    .javadoc(
                            "The method {@code " + method.name() + "}.",
                            method.docs().withoutComment());
            out.line(
                    "public static final org.connectjakarta.MethodSpec<%s, %s> %s =",
                    method.request(), method.response(), method.constant());
            out.line(
                    "    org.connectjakarta.MethodSpec.of(SERVICE, \"%s\", %s.getDefaultInstance(), %s.getDefaultInstance());",
                    method.name(), method.request(), method.response());
        }
    }

    private void writeBinding(Flavour flavour) {
        String type = typeName(flavour);
        String binding = "org.connectjakarta.server.ServiceBinding";
        out.emptyLine().open("private static final class %sBinding", flavour.prefix());
        out.line("static final %s<%s> instance = create();", binding, type);
        out.emptyLine().open("private static %s<%s> create()", binding, type);
        out.line(
                "%s.Builder<%s> binding = %s.of(%s.class, SERVICE);", binding, type, binding, type);
        for (MethodModel method : service.methods()) {
            out.line(
                    "binding.%s(%s, (service, %s) -> %s);",
                    flavour.engineMethod(method.shape()),
                    method.constant(),
                    method.parameter(),
                    flavour.serviceCall(method));
        }
        out.line("return binding.build();").close().close();
    }

    private void writeClient(Flavour flavour) {
        String name = flavour.prefix() + "Client";
        String type = flavour == Flavour.BLOCKING ? "Client" : typeName(flavour);
        out.emptyLine().open("private static final class %s implements %s", name, type);
        out.line("private final org.connectjakarta.client.RpcClient rpc;").emptyLine();
        out.open("%s(org.connectjakarta.client.RpcClient rpc)", name);
        out.line("this.rpc = rpc;").close();
        for (MethodModel method : service.methods()) {
            out.emptyLine().line("@java.lang.Override");
            out.open(
                    "public %s %s(%s)",
                    flavour.returnType(method), method.javaName(), flavour.parameter(method));
            out.line("return %s;", flavour.clientCall(method)).close();
            if (flavour == Flavour.BLOCKING) {
                writeCallWithOptions(method);
            }
        }
        out.close();
    }

    private void writeCallWithOptions(MethodModel method) {
        out.emptyLine().line("@java.lang.Override");
        out.open("public %s", ServiceWriter.clientMethod(method));
        if (method.shape() == Shape.UNARY) {
            out.line("return rpc.unary(%s, request, options);", method.constant());
        } else if (method.shape() == Shape.SERVER_STREAM) {
            out.line(
                    "%s call = rpc.stream(%s, options);",
                    ServiceWriter.streamCall(method), method.constant());
            out.line("call.send(request);").line("call.closeSend();").line("return call;");
        } else {
            out.line("return rpc.stream(%s, options);", method.constant());
        }
        out.close();
    }

    private String typeName(Flavour flavour) {
        return flavour == Flavour.BLOCKING ? service.typeName() : flavour.prefix();
    }
}
