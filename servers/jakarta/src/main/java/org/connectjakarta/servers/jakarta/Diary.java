package org.connectjakarta.servers.jakarta;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What services and beans have seen, by subject. */
@ApplicationScoped
public class Diary {
    private final Map<String, List<String>> entries = new ConcurrentHashMap<>();

    public void write(String subject, String entry) {
        entries.computeIfAbsent(subject, absent -> new CopyOnWriteArrayList<>()).add(entry);
    }

    public String read(String subject) {
        return String.join(", ", entries.getOrDefault(subject, List.of()));
    }
}
