package org.connectjakarta.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The service is reached in a WAR of any shape, and all that the user has besides is as it would be without it. */
@ArquillianTest
@RunAsClient
class WarShapesIT {
    private static final String SAY = "/connectrpc.eliza.v1.ElizaService/Say";
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @ArquillianResource Deployer deployer;

    @Deployment(name = "none", managed = false, testable = false)
    static WebArchive none() {
        return Wars.war("none");
    }

    @Deployment(name = "servlet", managed = false, testable = false)
    static WebArchive servlet() {
        return Wars.withSetting(Wars.war("servlet"), "connect.server.door=servlet");
    }

    @Deployment(name = "api", managed = false, testable = false)
    static WebArchive api() {
        return Wars.war("api").addClass(Applications.AtApi.class);
    }

    @Deployment(name = "listed", managed = false, testable = false)
    static WebArchive listed() {
        return Wars.war("listed").addClass(Applications.ListedAtApi.class);
    }

    @Deployment(name = "root", managed = false, testable = false)
    static WebArchive root() {
        return Wars.war("root").addClass(Applications.AtRoot.class);
    }

    @Deployment(name = "xml", managed = false, testable = false)
    static WebArchive xml() {
        return Wars.withServlet("xml", "jakarta.ws.rs.core.Application");
    }

    @Deployment(name = "xmlnamed", managed = false, testable = false)
    static WebArchive xmlNamed() {
        return Wars.withServlet("xmlnamed", Applications.Listed.class.getName())
                .addClass(Applications.Listed.class);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private static HttpResponse<String> post(String path, String type) throws Exception {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("content-type", type)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"sentence\": \"hello\"}")));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create("http://localhost:" + System.getProperty("http.port") + path);
    }

    private void check(String shape, @Nullable String greeting) throws Exception {
        deployer.deploy(shape);
        try {
            serves("/" + shape);
            leaves("/" + shape, greeting);
        } finally {
            deployer.undeploy(shape);
        }
    }

    private static void serves(String root) throws Exception {
        HttpResponse<String> answer = post(root + SAY, "application/json");
        assertThat(answer.body())
                .isEqualTo("{\"sentence\":\"Hello. What brings you here today?\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(post(root + SAY, "bogus").statusCode()).isEqualTo(415);
        assertThat(post(root + SAY + "/", "application/json").statusCode()).isEqualTo(404);
    }

    /** {@code greeting} is where the user's resource is; null if nowhere. */
    private static void leaves(String root, @Nullable String greeting) throws Exception {
        for (String path : new String[] {"/greeting", "/api/greeting"}) {
            boolean here = path.equals(greeting);
            assertThat(get(root + path).statusCode()).as(path).isEqualTo(here ? 200 : 404);
        }
        assertThat(get(root + "/plain").body()).isEqualTo("plain");
        if (!"/greeting".equals(greeting)) {
            assertThat(get(root + "/page.html").body()).isEqualTo("page");
        }
        assertThat(post(root + "/api/Say", "application/json").statusCode()).isIn(404, 405);
        assertThat(post(root + "/Say", "application/json").statusCode()).isIn(404, 405);
    }

    @Test
    void withoutAnApplication() throws Exception {
        check("none", null);
    }

    @Test
    void withAPlainServletForTheDoor() throws Exception {
        check("servlet", null);
    }

    @Test
    void withAnApplicationThatHasWhatIsFound() throws Exception {
        check("api", "/api/greeting");
    }

    @Test
    void withAnApplicationThatListsItsClasses() throws Exception {
        check("listed", "/api/greeting");
    }

    @Test
    void withAnApplicationAtTheRoot() throws Exception {
        check("root", "/greeting");
    }

    @Test
    void withAnApplicationInTheWebXml() throws Exception {
        check("xml", "/api/greeting");
    }

    @Test
    void withAnApplicationNamedInTheWebXml() throws Exception {
        check("xmlnamed", "/api/greeting");
    }

    @Test
    void twoDeploymentsBesideEachOther() throws Exception {
        deployer.deploy("api");
        deployer.deploy("servlet");
        try {
            serves("/api");
            serves("/servlet");
            deployer.undeploy("api");
            serves("/servlet");
            assertThat(post("/api" + SAY, "application/json").statusCode()).isIn(404, 405);
        } finally {
            deployer.undeploy("servlet");
        }
    }
}
