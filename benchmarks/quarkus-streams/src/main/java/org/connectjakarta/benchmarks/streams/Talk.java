package org.connectjakarta.benchmarks.streams;

import io.smallrye.mutiny.Multi;
import org.connectjakarta.benchmarks.streams.v1.TalkServiceConnect;
import org.connectjakarta.benchmarks.streams.v1.Word;
import org.connectjakarta.cdi.ConnectService;

/** Gives back what it is sent, on the event loop. */
@ConnectService
public class Talk implements TalkServiceConnect.Mutiny {
    @Override
    public Multi<Word> talk(Multi<Word> words) {
        return words;
    }
}
