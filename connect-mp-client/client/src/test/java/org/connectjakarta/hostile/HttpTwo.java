package org.connectjakarta.hostile;

import java.io.IOException;

/** A connection of HTTP/2. Headers of requests are not looked at. */
final class HttpTwo implements Connection {
    static final int MAX_CONCURRENT_STREAMS = 3;
    static final int INITIAL_WINDOW_SIZE = 4;
    private static final int PREFACE = 24;
    private static final int WINDOW = 1024 * 1024;

    private final RawServer server;
    private final Wire wire;
    private final Windows windows = new Windows();
    private volatile boolean greeted;

    HttpTwo(RawServer server, Wire wire) {
        this.server = server;
        this.wire = wire;
    }

    @Override
    public void serve() throws IOException {
        if (!server.at(Stage.ACCEPT, stream(0))) {
            greet(Frame.setting(MAX_CONCURRENT_STREAMS, 100));
        }
        wire.in().skipNBytes(PREFACE);
        while (true) {
            take(Frame.read(wire.in()));
        }
    }

    @Override
    public void recover() throws IOException {
        if (wire.isStuck()) {
            wire.halfClose();
            return;
        }
        greet(
                Bytes.join(
                        Frame.setting(MAX_CONCURRENT_STREAMS, 100),
                        Frame.setting(INITIAL_WINDOW_SIZE, WINDOW)));
        send(new Frame(Frame.WINDOW_UPDATE, 0, 0, Frame.numbers(WINDOW)));
    }

    @Override
    public boolean isEnding() {
        return wire.isStuck();
    }

    private void take(Frame frame) throws IOException {
        switch (frame.type()) {
            case Frame.SETTINGS -> {
                if (!frame.has(Frame.ACK)) {
                    windows.settings(frame);
                }
                if (!frame.has(Frame.ACK) && greeted) {
                    send(new Frame(Frame.SETTINGS, Frame.ACK, 0, new byte[0]));
                }
            }
            case Frame.PING -> {
                if (!frame.has(Frame.ACK)) {
                    send(new Frame(Frame.PING, Frame.ACK, 0, frame.payload()));
                }
            }
            case Frame.WINDOW_UPDATE -> windows.add(frame.stream(), frame.number(0));
            case Frame.RST_STREAM -> windows.close(frame.stream());
            case Frame.HEADERS, Frame.DATA -> request(frame);
            default -> {
                // What else a client says does not matter here.
            }
        }
    }

    private void request(Frame frame) throws IOException {
        HttpTwoStream stream = stream(frame.stream());
        boolean behaves = server.isBehaving();
        if (frame.type() == Frame.HEADERS) {
            server.countRequest();
            windows.open(frame.stream());
            apart(() -> server.at(Stage.HEAD, stream));
        } else if (behaves || server.takesRequests()) {
            int size = Math.max(1, frame.payload().length);
            send(new Frame(Frame.WINDOW_UPDATE, 0, 0, Frame.numbers(size)));
            send(new Frame(Frame.WINDOW_UPDATE, 0, frame.stream(), Frame.numbers(size)));
        }
        if (frame.has(Frame.END_STREAM)) {
            if (behaves) {
                stream.well();
            } else {
                apart(() -> server.at(Stage.REQUEST, stream));
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** On another thread, because what the client says meanwhile is to be read. */
    private void apart(Work work) {
        server.thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // The client has gone.
                    }
                });
    }

    private HttpTwoStream stream(int id) {
        return new HttpTwoStream(server, wire, windows, id);
    }

    private void greet(byte[] settings) throws IOException {
        send(new Frame(Frame.SETTINGS, 0, 0, settings));
        greeted = true;
    }

    private void send(Frame frame) throws IOException {
        wire.send(frame.bytes());
    }
}
