package org.connectjakarta.mp.client.war;

import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.EventListener;
import org.connectjakarta.mp.client.war.app.TalkServlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;

/** An application that a server runs, until it is undeployed. */
final class WebApplication {
    private static final String CDI = "org.jboss.weld.environment.servlet.Listener";

    private final ContextHandlerCollection server;
    private ServletContextHandler context;

    private WebApplication(ContextHandlerCollection server, ServletContextHandler context) {
        this.server = server;
        this.context = context;
    }

    static WebApplication start(ContextHandlerCollection server, String path, Exploded files)
            throws Exception {
        ServletContextHandler context = new ServletContextHandler(path);
        ClassLoader loader =
                new URLClassLoader(files.places().toArray(URL[]::new), new ServerLoader());
        context.setClassLoader(loader);
        context.setBaseResourceAsPath(files.directory());
        context.addEventListener(
                (EventListener) loader.loadClass(CDI).getConstructor().newInstance());
        context.addServlet(TalkServlet.class.getName(), "/talk/*");
        server.addHandler(context);
        context.start();
        return new WebApplication(server, context);
    }

    /** The class loader, or nothing once that is collected. */
    WeakReference<ClassLoader> loader() {
        return new WeakReference<>(context.getClassLoader());
    }

    /** Stops the application, as a server does that goes on with others. */
    void undeploy() throws Exception {
        URLClassLoader loader = (URLClassLoader) context.getClassLoader();
        context.stop();
        server.removeHandler(context);
        context.destroy();
        context = null;
        loader.close();
    }
}
