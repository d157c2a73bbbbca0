package org.connectjakarta.servers.jakarta;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

/** Counts for one call. */
@RequestScoped
public class Tally {
    @Inject Diary diary;
    private String subject = "";
    private int count;

    int add(String to) {
        subject = to;
        return ++count;
    }

    int count() {
        return count;
    }

    @PreDestroy
    void over() {
        diary.write(subject, "destroyed after " + count);
    }
}
