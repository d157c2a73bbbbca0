package org.connectjakarta.server;

/** The services of one application, ready to answer HTTP requests. Being written: this is its surface. */
public final class RpcServer {
    // Builder:
    //   static Builder builder()
    //   Builder pathPrefix(String prefix)              "" or "/rpc"
    //   Builder cors(@Nullable CorsOptions cors)
    //   Builder exceptionMapper(Function<Throwable, @Nullable ConnectException> mapper)   null result: not mapped
    //   <S> Builder service(ServiceBinding<S> binding, ServiceProvider<? extends S> provider, ServerOptions options)
    //   RpcServer build()                              IllegalStateException for two bindings of one service
    // For doors:
    //   List<ServiceSpec> services()
    //   String pathPrefix()
    //   void serve(BlockingExchange exchange)          blocks until the call is over; never throws what a service threw
    //   void close()                                   AutoCloseable: stops timers; later calls are unavailable
    private RpcServer() {}
}
