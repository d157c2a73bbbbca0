package org.connectjakarta.mp.client.war.app;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import org.connectjakarta.mp.client.echo.Text;

/** Shows in the answer that it was there. */
@Noted
@Interceptor
@Priority(1)
public class NotedInterceptor {
    @AroundInvoke
    Object around(InvocationContext invocation) throws Exception {
        Text answer = (Text) invocation.proceed();
        return answer.toBuilder().setText(answer.getText() + ", noted").build();
    }
}
