package org.connectjakarta.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A server that does to every request what a row says, until it is told to behave. */
final class RawServer implements AutoCloseable {
    private final Row row;
    private final ServerSocket listener;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final AtomicInteger requests = new AtomicInteger();
    private volatile boolean behaving;

    RawServer(Row row) throws IOException {
        this.row = row;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    URI url() {
        String scheme = row.call().http() == Http.TLS ? "https" : "http";
        return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
    }

    Call call() {
        return row.call();
    }

    boolean isBehaving() {
        return behaving;
    }

    /** Whether the bodies of requests are read to their end. */
    boolean takesRequests() {
        return row.stage() == Stage.REQUEST;
    }

    /** From now on every request gets its response. */
    void behave() {
        behaving = true;
        for (Connection connection : connections) {
            try {
                connection.recover();
                awaitEnd(connection);
            } catch (IOException e) {
                // It is closed, so the client will not use it.
            }
        }
    }

    private void awaitEnd(Connection connection) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (connection.isEnding() && connections.contains(connection)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the client keeps a connection that the server has ended");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }

    /** How many requests have come. */
    int requests() {
        return requests.get();
    }

    void countRequest() {
        requests.incrementAndGet();
    }

    /** Misbehaves, if it is time to. Whether it was. */
    boolean at(Stage stage, Answer answer) throws IOException {
        boolean now = !behaving && row.stage() == stage;
        if (now) {
            row.act().on(answer);
        }
        return now;
    }

    /** Runs a task on a thread that is waited for when the server is closed. */
    void thread(Runnable task) {
        Thread thread = new Thread(task, "hostile-server");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                thread(() -> serve(socket));
            }
        } catch (IOException e) {
            // The server is closed.
        }
    }

    private void serve(Socket accepted) {
        Connection connection = null;
        try (Socket socket =
                row.call().http() == Http.TLS && behaving ? Tls.accept(accepted) : accepted) {
            Wire wire = new Wire(socket);
            connection =
                    row.call().http() == Http.HTTP_2
                            ? new HttpTwo(this, wire)
                            : new HttpOne(this, wire);
            connections.add(connection);
            connection.serve();
        } catch (IOException e) {
            // The client has gone, or the row has closed the connection.
        } finally {
            if (connection != null) {
                connections.remove(connection);
            }
        }
    }

    /** Waits until the client has closed its connections, for some seconds; fails if it has not. */
    @Override
    public void close() {
        try {
            listener.close();
            for (Thread thread : threads) {
                thread.join(TimeUnit.SECONDS.toMillis(5));
                if (thread.isAlive()) {
                    throw new AssertionError("the client has left a connection open");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
