package org.connectjakarta.cdi.extension;

import java.security.Principal;
import java.time.Instant;
import java.util.Optional;
import org.connectjakarta.CallContext;
import org.connectjakarta.Headers;
import org.connectjakarta.MethodSpec;
import org.connectjakarta.Peer;

/** Another view of a call. */
abstract class DelegatingCall implements CallContext {

    /** The call itself. */
    abstract CallContext call();

    @Override
    public MethodSpec<?, ?> method() {
        return call().method();
    }

    @Override
    public String protocol() {
        return call().protocol();
    }

    @Override
    public String httpMethod() {
        return call().httpMethod();
    }

    @Override
    public Peer peer() {
        return call().peer();
    }

    @Override
    public Optional<Principal> principal() {
        return call().principal();
    }

    @Override
    public boolean isUserInRole(String role) {
        return call().isUserInRole(role);
    }

    @Override
    public Headers requestHeaders() {
        return call().requestHeaders();
    }

    @Override
    public Headers responseHeaders() {
        return call().responseHeaders();
    }

    @Override
    public Headers responseTrailers() {
        return call().responseTrailers();
    }

    @Override
    public void sendHeaders() {
        call().sendHeaders();
    }

    @Override
    public Optional<Instant> deadline() {
        return call().deadline();
    }

    @Override
    public boolean isCancelled() {
        return call().isCancelled();
    }

    @Override
    public void onCancel(Runnable action) {
        call().onCancel(action);
    }

    @Override
    public <T> void put(Class<T> type, T value) {
        call().put(type, value);
    }

    @Override
    public <T> Optional<T> get(Class<T> type) {
        return call().get(type);
    }
}
