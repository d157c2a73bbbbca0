package org.connectjakarta.benchmarks.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.connectjakarta.benchmarks.v1.Address;
import org.connectjakarta.benchmarks.v1.CountRequest;
import org.connectjakarta.benchmarks.v1.Customer;
import org.connectjakarta.benchmarks.v1.Item;
import org.connectjakarta.benchmarks.v1.Money;
import org.connectjakarta.benchmarks.v1.Order;
import org.connectjakarta.benchmarks.v1.Sentence;

/** The messages as bytes. */
public final class Bytes {
    /** 44 characters: 46 bytes as proto, 59 as JSON. */
    public static final String TEXT = "The quick brown fox jumps over the lazy dog.";

    private static final int ITEMS = 50;

    private Bytes() {}

    /** The sentence as proto. */
    public static byte[] proto() {
        return Sentence.newBuilder().setSentence(TEXT).build().toByteArray();
    }

    /** The sentence as JSON. */
    public static byte[] json() {
        return ("{\"sentence\":\"" + TEXT + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    /** Asks for a number of messages of 100 bytes as proto. */
    public static byte[] count(int messages) {
        return CountRequest.newBuilder().setMessages(messages).setLength(98).build().toByteArray();
    }

    /** A message of 14.6 KB as proto: an order of fifty items, each with five fields, a nested message and three tags. */
    public static byte[] order() {
        Order.Builder order =
                Order.newBuilder()
                        .setId("order-2026-000001")
                        .setNote(TEXT)
                        .setCustomer(
                                Customer.newBuilder()
                                        .setName("Ada Lovelace")
                                        .setEmail("ada@example.com")
                                        .setAddress(
                                                Address.newBuilder()
                                                        .setStreet("12 St James's Square")
                                                        .setCity("London")
                                                        .setCountry("GB")));
        IntStream.range(0, ITEMS).mapToObj(Bytes::item).forEach(order::addItems);
        return order.build().toByteArray();
    }

    private static Item item(int number) {
        return Item.newBuilder()
                .setSku("sku-%06d".formatted(number))
                .setName("Analytical engine, part %d".formatted(number))
                .setDescription(
                        "A toothed wheel of brass for the mill. It is %d inches wide, and it must be oiled every Monday morning. "
                                        .formatted(number)
                                + TEXT
                                + " "
                                + TEXT)
                .setQuantity(number + 1)
                .setPrice(
                        Money.newBuilder()
                                .setCurrency("EUR")
                                .setUnits(10_000L + number)
                                .setNanos(990_000_000))
                .addAllTags(List.of("brass", "wheel", "spare part"))
                .build();
    }

    /** A message with the prefix of a stream. */
    public static byte[] envelope(byte[] message) {
        return ByteBuffer.allocate(5 + message.length)
                .put((byte) 0)
                .putInt(message.length)
                .put(message)
                .array();
    }

    /** The messages of a body of envelopes, each as its flags and its length. */
    public static List<Envelope> envelopes(byte[] body) {
        List<Envelope> envelopes = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(body);
        while (rest.hasRemaining()) {
            int flags = rest.get() & 0xff;
            byte[] message = new byte[rest.getInt()];
            rest.get(message);
            envelopes.add(new Envelope(flags, message));
        }
        return envelopes;
    }

    /** A message of a stream. */
    public record Envelope(int flags, byte[] message) {}
}
