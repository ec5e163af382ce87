package io.atrium.channel.redis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate authority nobody knows, and a certificate of it for this machine, as PEM files. Made by the JDK's own tool. */
record Certificates(Path authority, Path certificate, Path key) {
    private static final String PASSWORD = "changeit";

    static Certificates make() {
        try {
            Path folder = RedisProcess.folder();
            Path authority = folder.resolve("ca.p12");
            Path server = folder.resolve("server.p12");
            keytool(authority, "-genkeypair", "-keyalg", "EC", "-dname", "CN=Authority", "-ext", "bc:c");
            keytool(server, "-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost");
            Path request = folder.resolve("request");
            Path signed = folder.resolve("signed");
            keytool(server, "-certreq", "-file", request.toString());
            keytool(
                    authority,
                    "-gencert",
                    "-rfc",
                    "-infile",
                    request.toString(),
                    "-outfile",
                    signed.toString(),
                    "-ext",
                    "san=dns:localhost,ip:127.0.0.1");
            return new Certificates(
                    pem(
                            folder.resolve("ca.pem"),
                            "CERTIFICATE",
                            store(authority).getCertificate("it").getEncoded()),
                    signed,
                    pem(
                            folder.resolve("server.key"),
                            "PRIVATE KEY",
                            store(server).getKey("it", PASSWORD.toCharArray()).getEncoded()));
        } catch (IOException | GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void keytool(Path store, String... words) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        line.addAll(List.of(words));
        line.addAll(List.of("-alias", "it", "-keystore", store.toString(), "-storepass", PASSWORD));
        Process tool = new ProcessBuilder(line).inheritIO().start();
        try {
            if (!tool.waitFor(30, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw new IOException("keytool did not " + words[0]);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        return store;
    }

    private static Path pem(Path file, String what, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }
}
