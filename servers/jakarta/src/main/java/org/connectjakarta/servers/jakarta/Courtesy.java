package org.connectjakarta.servers.jakarta;

import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import org.connectjakarta.servers.jakarta.v1.BeansConnect;
import org.connectjakarta.servers.jakarta.v1.Note;

/** Decorates one method of a service. */
@Decorator
@Priority(Interceptor.Priority.APPLICATION)
public abstract class Courtesy implements BeansConnect {
    @Inject @Delegate @Any BeansConnect delegate;

    @Override
    public Note say(Note note) {
        return Notes.note("dear client, " + delegate.say(note).getText());
    }
}
