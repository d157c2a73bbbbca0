package org.connectjakarta.servers.jakarta;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Locale;
import org.connectjakarta.servers.jakarta.v1.Note;

/** Puts what a method answers into capitals. */
@Loud
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class LoudInterceptor {

    @AroundInvoke
    Object loud(InvocationContext invocation) throws Exception {
        Note answer = (Note) invocation.proceed();
        return Notes.note(answer.getText().toUpperCase(Locale.ROOT));
    }
}
