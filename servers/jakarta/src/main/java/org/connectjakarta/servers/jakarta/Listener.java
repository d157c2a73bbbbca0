package org.connectjakarta.servers.jakarta;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

/** Hears of events; of those that are fired during a call, within the call. */
@ApplicationScoped
public class Listener {
    @Inject Diary diary;
    @Inject Tally tally;

    void heard(@Observes Said said) {
        diary.write(said.text(), "heard at " + tally.count());
    }

    void heardLater(@ObservesAsync Said said) {
        diary.write(said.text() + " later", "heard");
    }
}
