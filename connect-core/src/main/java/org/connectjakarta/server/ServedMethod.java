package org.connectjakarta.server;

import com.google.protobuf.Message;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.codec.Codec;

/**
 * A method as it is served.
 *
 * @param spec the method
 * @param handler what answers its calls
 * @param options how it is served
 * @param codecs how its messages are read and written
 */
record ServedMethod<I extends Message, O extends Message>(
        MethodSpec<I, O> spec,
        MethodHandler<I, O> handler,
        ServerOptions options,
        CodecPair codecs) {

    /** The codecs of a service: JSON has options that differ between services. */
    record CodecPair(Codec proto, Codec json) {
        Codec byName(String name) {
            return name.equals(json.name()) ? json : proto;
        }
    }
}
