package org.connectjakarta.mp.client.archive;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.connectjakarta.cdi.ConnectClient;
import org.connectjakarta.mp.client.echo.Text;

@Dependent
public class ArchivedTalk {
    @Inject
    @ConnectClient("other")
    ArchivedTherapist therapist;

    @Override
    public String toString() {
        return therapist.say(Text.newBuilder().setText("a").build()).getText();
    }
}
