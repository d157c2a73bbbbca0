package org.connectjakarta.codec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into maps, lists and strings, leaving out numbers, booleans and nulls. Only JSON that {@link JsonGuard} has passed: nothing
 * is checked here.
 */
final class JsonTree {
    private final Deque<Object> open = new ArrayDeque<>();
    private @Nullable Object root;
    private @Nullable String name;

    private JsonTree() {}

    /** The document, or null if it is none of the three. */
    static @Nullable Object read(byte[] bytes, int offset, int length) {
        JsonTree tree = new JsonTree();
        JsonStrings strings = new JsonStrings(bytes, offset, offset + length);
        int at = offset;
        while (at < offset + length) {
            switch (bytes[at]) {
                case '{' -> tree.open(new LinkedHashMap<String, Object>());
                case '[' -> tree.open(new ArrayList<Object>());
                case '}', ']' -> tree.open.pop();
                case ',' -> tree.name = null;
                case '"' -> {
                    int end = strings.endOf(at + 1);
                    tree.string(strings.text(at + 1, end - 1));
                    at = end - 1;
                }
                default -> {} // a colon, white space, or what is left out
            }
            at++;
        }
        return tree.root;
    }

    private void open(Object container) {
        add(container);
        open.push(container);
    }

    private void string(String text) {
        if (name == null && open.peek() instanceof Map) {
            name = text;
        } else {
            add(text);
        }
    }

    @SuppressWarnings("unchecked") // open holds what read() opens
    private void add(Object value) {
        Object parent = open.peek();
        if (parent == null) {
            root = value;
        } else if (parent instanceof List) {
            ((List<Object>) parent).add(value);
        } else if (name != null) {
            ((Map<String, Object>) parent).put(name, value);
            name = null;
        }
    }
}
