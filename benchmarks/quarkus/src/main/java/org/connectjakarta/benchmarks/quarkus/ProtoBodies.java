package org.connectjakarta.benchmarks.quarkus;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.connectjakarta.benchmarks.v1.Sentence;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyReader;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Messages of protobuf as bodies of resources, by the interfaces of Quarkus REST that cost least. */
@Provider
@Consumes("application/proto")
@Produces("application/proto")
public class ProtoBodies
        implements ServerMessageBodyReader<Sentence>, ServerMessageBodyWriter<Sentence> {
    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo method, MediaType media) {
        return type == Sentence.class;
    }

    @Override
    public boolean isReadable(
            Class<?> type, Type genericType, Annotation[] annotations, MediaType media) {
        return type == Sentence.class;
    }

    @Override
    public Sentence readFrom(
            Class<Sentence> type, Type genericType, MediaType media, ServerRequestContext context)
            throws IOException {
        return Sentence.parseFrom(context.getInputStream());
    }

    @Override
    public Sentence readFrom(
            Class<Sentence> type,
            Type genericType,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return Sentence.parseFrom(body);
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, ResteasyReactiveResourceInfo method, MediaType media) {
        return type == Sentence.class;
    }

    @Override
    public boolean isWriteable(
            Class<?> type, Type genericType, Annotation[] annotations, MediaType media) {
        return type == Sentence.class;
    }

    @Override
    public void writeResponse(Sentence message, Type genericType, ServerRequestContext context) {
        context.serverResponse().end(message.toByteArray());
    }

    @Override
    public void writeTo(
            Sentence message,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        message.writeTo(body);
    }
}
