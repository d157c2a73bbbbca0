package org.connectjakarta.mp.client;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectjakarta.CallContext;
import org.connectjakarta.Interceptor;
import org.connectjakarta.embedded.ConnectServer;
import org.connectjakarta.mp.client.echo.EchoConnect;
import org.connectjakarta.mp.client.echo.Text;
import org.connectjakarta.server.RpcServer;
import org.connectjakarta.server.ServerOptions;

/** What clients call: a server of its own, without CDI, that remembers its calls. */
public final class Backend implements EchoConnect, Interceptor, AutoCloseable {
    public static final String SERVICE = "test.client.v1.Echo";

    private final List<CallContext> calls = new CopyOnWriteArrayList<>();
    private final Set<Integer> connections = ConcurrentHashMap.newKeySet();
    private final RpcServer rpc;
    private final ConnectServer server;
    private volatile UnaryOperator<String> answer = text -> text;

    public Backend() {
        rpc =
                RpcServer.builder()
                        .service(
                                EchoConnect.binding(),
                                call -> this,
                                ServerOptions.DEFAULT.withInterceptors(List.of(this)))
                        .build();
        server = ConnectServer.builder().host("127.0.0.1").port(0).rpcServer(rpc).start();
    }

    static Text text(String text) {
        return Text.newBuilder().setText(text).build();
    }

    public String url() {
        return server.uri().toString();
    }

    /** Changes what Say and Ask answer to a text. */
    void answer(UnaryOperator<String> answer) {
        this.answer = answer;
    }

    /** The calls so far. */
    List<CallContext> calls() {
        return calls;
    }

    /** The ports that the calls came from: one for each connection. */
    Set<Integer> connections() {
        return connections;
    }

    @Override
    public void start(CallContext call) {
        calls.add(call);
        connections.add(call.peer().port());
    }

    @Override
    public Text say(Text request) {
        return text(answer.apply(request.getText()));
    }

    @Override
    public Text ask(Text request) {
        return say(request);
    }

    @Override
    public Stream<Text> repeat(Text request) {
        return IntStream.range(0, 3).mapToObj(each -> text(request.getText() + each));
    }

    @Override
    public Text join(Stream<Text> requests) {
        return text(requests.map(Text::getText).collect(Collectors.joining("+")));
    }

    @Override
    public void close() {
        server.close();
        rpc.close();
    }
}
