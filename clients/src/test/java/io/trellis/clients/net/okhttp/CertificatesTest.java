package io.trellis.clients.net.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trellis.clients.net.Http.Reply;
import io.trellis.clients.net.LoopThread;

import okhttp3.OkHttpClient;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** FM-018: servers whose certificate is not the right one get nothing of a request. */
class CertificatesTest {

    private static final char[] PASSWORD = "password".toCharArray();
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @TempDir static Path folder;

    private static LoopThread loop;

    @BeforeAll
    static void certificates() throws Exception {
        loop = LoopThread.start("test", failure -> {});
        certificate("root", "-ext", "bc:critical=ca:true");
        certificate("right", "-signer", "root", "-ext", "san=ip:127.0.0.1");
        certificate("elsewhere", "-signer", "root", "-ext", "san=dns:example.com");
        certificate(
                "expired",
                "-signer",
                "root",
                "-ext",
                "san=ip:127.0.0.1",
                "-startdate",
                "-20d",
                "-validity",
                "10");
        certificate("stranger", "-ext", "san=ip:127.0.0.1");
    }

    @AfterAll
    static void close() {
        loop.close();
    }

    /** By the tool of the JDK, as there is no other way in its own interfaces. */
    private static void certificate(String alias, String... more) throws Exception {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        assumeTrue(Files.isExecutable(tool), "this Java has no keytool");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                tool.toString(),
                                "-J-XX:TieredStopAtLevel=1",
                                "-genkeypair",
                                "-alias",
                                alias,
                                "-dname",
                                "CN=" + alias,
                                "-keyalg",
                                "EC",
                                "-groupname",
                                "secp256r1",
                                "-keystore",
                                store().toString(),
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                new String(PASSWORD)));
        command.addAll(Arrays.asList(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private static Path store() {
        return folder.resolve("keys.p12");
    }

    private static KeyStore keys() throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store())) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    @Test
    void givenTheRightCertificate_thenTheCallIsAnswered() throws Exception {
        assertThat(call("right", CertificatesTest::trustRoot)).isInstanceOf(Reply.Answer.class);
    }

    @Test
    void givenACertificateOfAnotherHost_thenNothingIsSent() throws Exception {
        assertRefused(call("elsewhere", CertificatesTest::trustRoot), "127.0.0.1 not verified");
    }

    @Test
    void givenACertificateThatHasExpired_thenNothingIsSent() throws Exception {
        assertRefused(call("expired", CertificatesTest::trustRoot), "validity check failed");
    }

    @Test
    void givenACertificateThatNobodySigned_thenNothingIsSent() throws Exception {
        assertRefused(call("stranger", CertificatesTest::trustRoot), "path");
    }

    /** With the roots of this Java, as any program has them. */
    @Test
    void givenARootThatIsNotOfThisJava_thenNothingIsSent() throws Exception {
        assertRefused(call("right", builder -> builder), "path");
    }

    private static void assertRefused(Reply reply, String words) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Failure.class,
                        failure -> {
                            assertThat(failure.mayHaveBeenSent()).isFalse();
                            assertThat(failure.words())
                                    .startsWith("there is no secure connection to 127.0.0.1: ")
                                    .contains(words);
                        });
    }

    private static Reply call(String alias, UnaryOperator<OkHttpClient.Builder> trust)
            throws Exception {
        var socket =
                serverContext(alias)
                        .getServerSocketFactory()
                        .createServerSocket(0, 8, InetAddress.getLoopbackAddress());
        try (var server = new RawServer(socket, ANSWER);
                var http = new OkHttpHttp(loop, trust)) {
            Reply reply =
                    OkHttpHttpTest.send(
                            http,
                            OkHttpHttpTest.post(
                                    "https://127.0.0.1:" + server.port(), Duration.ofSeconds(10)));
            assertThat(server.bytes().contains("POST")).isEqualTo(reply instanceof Reply.Answer);
            return reply;
        }
    }

    private static SSLContext serverContext(String alias) throws Exception {
        KeyStore one = KeyStore.getInstance("PKCS12");
        one.load(null, PASSWORD);
        KeyStore all = keys();
        one.setKeyEntry(
                alias, all.getKey(alias, PASSWORD), PASSWORD, all.getCertificateChain(alias));
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(one, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static OkHttpClient.Builder trustRoot(OkHttpClient.Builder builder) {
        try {
            KeyStore roots = KeyStore.getInstance("PKCS12");
            roots.load(null, PASSWORD);
            roots.setCertificateEntry("root", keys().getCertificate("root"));
            var managers =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(roots);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return builder.sslSocketFactory(
                    context.getSocketFactory(), (X509TrustManager) managers.getTrustManagers()[0]);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
