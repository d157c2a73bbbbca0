package org.connectjakarta.servers.jakarta;

import java.io.File;
import org.connectjakarta.servers.jakarta.v1.Note;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** WARs at the root of the server, with the libraries of the sample. */
final class Wars {
    private Wars() {}

    /** With services and whatever they need; what they note can be asked for. */
    static WebArchive war(String name, Class<?>... classes) {
        WebArchive sample =
                ShrinkWrap.create(ZipImporter.class)
                        .importFrom(new File(System.getProperty("eliza.war")))
                        .as(WebArchive.class);
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .merge(sample, Filters.include("/WEB-INF/lib/(?!eliza).*"))
                .addPackage(Note.class.getPackage())
                .addClasses(Diary.class, DiaryReport.class, Notes.class)
                .addClasses(classes)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebInfResource(
                        new StringAsset("<jboss-web><context-root>/</context-root></jboss-web>"),
                        "jboss-web.xml")
                .addAsWebInfResource(
                        new StringAsset(
                                """
                                <web-ext xmlns="http://websphere.ibm.com/xml/ns/javaee" version="1.0">
                                  <context-root uri="/"/>
                                </web-ext>
                                """),
                        "ibm-web-ext.xml");
    }

    /** Lets the server authenticate, by a method of {@code web.xml}; no path needs it. There is an entry for JNDI as well. */
    static WebArchive authenticated(WebArchive war, String method) {
        return war.setWebXML(
                new StringAsset(
                        """
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                          <env-entry>
                            <env-entry-name>greeting</env-entry-name>
                            <env-entry-type>java.lang.String</env-entry-type>
                            <env-entry-value>hello</env-entry-value>
                          </env-entry>
                          <login-config>
                            <auth-method>%s</auth-method>
                            <realm-name>test</realm-name>
                          </login-config>
                          <security-role>
                            <role-name>admin</role-name>
                          </security-role>
                          <security-role>
                            <role-name>user</role-name>
                          </security-role>
                        </web-app>
                        """
                                .formatted(method)));
    }

    static WebArchive configured(WebArchive war, String settings) {
        return war.addAsResource(
                new StringAsset(settings), "META-INF/microprofile-config.properties");
    }
}
