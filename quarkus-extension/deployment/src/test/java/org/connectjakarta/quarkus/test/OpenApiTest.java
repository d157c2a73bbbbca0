package org.connectjakarta.quarkus.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.QuarkusUnitTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.connectjakarta.cdi.ConnectService;
import org.connectjakarta.quarkus.test.v1.DrawerServiceConnect;
import org.connectjakarta.quarkus.test.v1.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OpenApiTest {
    @RegisterExtension
    static final QuarkusUnitTest APPLICATION =
            new QuarkusUnitTest()
                    .withApplicationRoot(
                            jar ->
                                    jar.addPackage(Text.class.getPackage())
                                            .addClasses(
                                                    Drawer.class,
                                                    GuardedEcho.class,
                                                    Hello.class,
                                                    Dependencies.class,
                                                    Http.class,
                                                    Texts.class))
                    .setForcedDependencies(Dependencies.quarkus("quarkus-smallrye-openapi"))
                    .overrideConfigKey("quarkus.http.test-port", "0");

    @TestHTTPResource("/q/openapi?format=json")
    URI document;

    private JsonObject paths;

    @ConnectService
    public static class Drawer implements DrawerServiceConnect {}

    @Path("/hello")
    public static class Hello {
        @GET
        @RolesAllowed("speaker")
        public String hello() {
            return "hello";
        }
    }

    @BeforeEach
    void read() throws Exception {
        paths = new JsonObject(Http.get(document).body()).getJsonObject("paths");
    }

    private JsonObject echo(String procedure) {
        return paths.getJsonObject("/test.v1.EchoService/" + procedure);
    }

    private static JsonObject body(JsonObject operation, String contentType) {
        return schema(operation.getJsonObject("requestBody"), contentType);
    }

    private static JsonObject answer(JsonObject operation, String contentType) {
        return schema(operation.getJsonObject("responses").getJsonObject("200"), contentType);
    }

    private static JsonObject schema(JsonObject of, String contentType) {
        return of.getJsonObject("content").getJsonObject(contentType).getJsonObject("schema");
    }

    @Test
    void proceduresAreBesideTheRestEndpointsAndNothingElseIs() {
        assertThat(paths.fieldNames())
                .containsExactlyInAnyOrder(
                        "/hello",
                        "/test.v1.EchoService/Say",
                        "/test.v1.EchoService/Count",
                        "/test.v1.EchoService/Join",
                        "/test.v1.EchoService/Talk",
                        "/test.v1.DrawerService/Put",
                        "/test.v1.DrawerService/Clear");
        assertThat(echo("Say").fieldNames()).containsExactlyInAnyOrder("get", "post");
        assertThat(echo("Talk").fieldNames()).containsExactly("post");
    }

    @Test
    void operationsAreNamedAfterTheirProcedures() {
        JsonObject post = echo("Say").getJsonObject("post");
        assertThat(post.getString("operationId")).isEqualTo("test.v1.EchoService.Say");
        assertThat(post.getString("summary")).isEqualTo("Say");
        assertThat(post.getJsonArray("tags")).containsExactly("test.v1.EchoService");
        assertThat(echo("Say").getJsonObject("get").getString("operationId"))
                .isEqualTo("test.v1.EchoService.Say.get");
    }

    @Test
    void callersHaveToBeWhoTheServiceSays() {
        JsonObject post = echo("Say").getJsonObject("post");
        assertThat(post.getJsonArray("security").encode()).contains("speaker");
        assertThat(post.getJsonObject("responses").fieldNames())
                .contains("200", "401", "403")
                .doesNotContain("201", "204");
    }

    @Test
    void messagesOfUnaryCallsAreJson() {
        JsonObject post = echo("Say").getJsonObject("post");
        for (JsonObject text :
                new JsonObject[] {
                    body(post, "application/json"), answer(post, "application/json")
                }) {
            assertThat(text)
                    .isEqualTo(
                            new JsonObject(
                                    """
                                    {"type": "object", "title": "test.v1.Text",
                                     "properties": {"text": {"type": "string"}}}
                                    """));
        }
    }

    @Test
    void ofStreamsEachMessageIsJson() {
        JsonObject post = echo("Count").getJsonObject("post");
        assertThat(body(post, "application/connect+json").getString("title"))
                .isEqualTo("test.v1.Number");
        assertThat(answer(post, "application/connect+json").getString("title"))
                .isEqualTo("test.v1.Text");
        assertThat(post.getJsonObject("responses").getJsonObject("200").getString("description"))
                .isEqualTo("a stream of test.v1.Text");
    }

    @Test
    void getHasItsMessageInTheQuery() {
        JsonArray parameters = echo("Say").getJsonObject("get").getJsonArray("parameters");
        assertThat(parameters)
                .extracting(each -> ((JsonObject) each).getString("name"))
                .containsExactly("message", "encoding");
    }

    @Test
    void fieldsHaveTheTypesOfTheirJson() {
        JsonObject put = paths.getJsonObject("/test.v1.DrawerService/Put").getJsonObject("post");
        assertThat(body(put, "application/json").getJsonObject("properties"))
                .isEqualTo(
                        new JsonObject(
                                """
                                {"text": {"type": "string"},
                                 "longNumber": {"type": "string", "format": "int64"},
                                 "truth": {"type": "boolean"},
                                 "colors": {"type": "array"},
                                 "inner": {"type": "object"},
                                 "raw": {"type": "string", "format": "byte"},
                                 "real": {"type": "number", "format": "double"}}
                                """));
        assertThat(answer(put, "application/json").getJsonObject("properties"))
                .isEqualTo(
                        new JsonObject(
                                """
                                {"color": {"type": "string", "enum": ["COLOR_UNSPECIFIED", "COLOR_RED"]},
                                 "nothing": {"title": "test.v1.Nothing"},
                                 "count": {"type": "integer", "format": "int32"},
                                 "share": {"type": "number", "format": "float"}}
                                """));
    }

    @Test
    void messagesMayHaveNoFields() {
        JsonObject clear =
                paths.getJsonObject("/test.v1.DrawerService/Clear").getJsonObject("post");
        assertThat(body(clear, "application/json"))
                .isEqualTo(new JsonObject().put("type", "object").put("title", "test.v1.Nothing"));
    }

    @Test
    void whatIsDeprecatedIsSaidToBe() {
        JsonObject clear =
                paths.getJsonObject("/test.v1.DrawerService/Clear").getJsonObject("post");
        assertThat(clear.getBoolean("deprecated")).isTrue();
        assertThat(echo("Say").getJsonObject("post").containsKey("deprecated")).isFalse();
    }
}
