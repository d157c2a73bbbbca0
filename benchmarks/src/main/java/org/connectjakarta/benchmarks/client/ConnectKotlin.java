package org.connectjakarta.benchmarks.client;

import com.connectrpc.Idempotency;
import com.connectrpc.MethodSpec;
import com.connectrpc.ProtocolClientConfig;
import com.connectrpc.ResponseMessageKt;
import com.connectrpc.StreamType;
import com.connectrpc.extensions.GoogleJavaProtobufStrategy;
import com.connectrpc.impl.ProtocolClient;
import com.connectrpc.okhttp.ConnectOkHttpClient;
import com.connectrpc.protocols.NetworkProtocol;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kotlin.jvm.JvmClassMappingKt;
import kotlin.reflect.KClass;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.connectjakarta.benchmarks.v1.Sentence;
import org.connectjakarta.benchmarks.wire.Bytes;

/** connect-kotlin's client on okhttp, called as its generated blocking methods call it. */
final class ConnectKotlin {
    private static final int CONNECTIONS = 64;
    private static final long KEEP_MINUTES = 5;
    private static final Sentence REQUEST = Sentence.newBuilder().setSentence(Bytes.TEXT).build();

    private ConnectKotlin() {}

    static Caller blocking(int port, Wire wire) {
        KClass<Sentence> type = JvmClassMappingKt.getKotlinClass(Sentence.class);
        // By POST, like all others, although the method has no side effects.
        MethodSpec<Sentence, Sentence> echo =
                new MethodSpec<>(
                        Wire.PATH.substring(1), type, type, StreamType.UNARY, Idempotency.UNKNOWN);
        ProtocolClient client =
                new ProtocolClient(
                        new ConnectOkHttpClient(okHttp(wire)),
                        new ProtocolClientConfig(
                                "http://127.0.0.1:" + port,
                                new GoogleJavaProtobufStrategy(),
                                wire.protocol == org.connectjakarta.client.Protocol.GRPC
                                        ? NetworkProtocol.GRPC
                                        : NetworkProtocol.CONNECT));
        BlockingCaller caller =
                () ->
                        isRight(
                                ResponseMessageKt.getOrThrow(
                                        client.unaryBlocking(REQUEST, Map.of(), echo).execute()));
        return caller;
    }

    /** By default okhttp makes five calls at a time to one host, and keeps five connections. */
    private static OkHttpClient okHttp(Wire wire) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequestsPerHost(CONNECTIONS);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(CONNECTIONS, KEEP_MINUTES, TimeUnit.MINUTES))
                .protocols(List.of(wire.http2 ? Protocol.H2_PRIOR_KNOWLEDGE : Protocol.HTTP_1_1))
                .build();
    }

    private static boolean isRight(Sentence answer) {
        return answer.getSentence().length() == Bytes.TEXT.length();
    }
}
