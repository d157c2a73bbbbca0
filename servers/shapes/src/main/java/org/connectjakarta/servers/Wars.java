package org.connectjakarta.servers;

import java.io.File;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** WARs that have the Eliza service in a library, and whatever else a user may have. */
final class Wars {
    private Wars() {}

    /** With a resource, a servlet and a static page, but without any JAX-RS application. */
    static WebArchive war(String name) {
        WebArchive sample =
                ShrinkWrap.create(ZipImporter.class)
                        .importFrom(new File(System.getProperty("eliza.war")))
                        .as(WebArchive.class);
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .merge(sample, Filters.include("/WEB-INF/lib/.*"))
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebResource(new StringAsset("page"), "page.html")
                .addClasses(Greeting.class, PlainServlet.class);
    }

    static WebArchive withServlet(String name, String servletName) {
        return war(name)
                .setWebXML(
                        new StringAsset(
                                """
                                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                                  <servlet>
                                    <servlet-name>%1$s</servlet-name>
                                  </servlet>
                                  <servlet-mapping>
                                    <servlet-name>%1$s</servlet-name>
                                    <url-pattern>/api/*</url-pattern>
                                  </servlet-mapping>
                                </web-app>
                                """
                                        .formatted(servletName)));
    }

    static WebArchive withSetting(WebArchive war, String setting) {
        return war.addAsResource(
                new StringAsset(setting), "META-INF/microprofile-config.properties");
    }
}
