package io.atrium.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A certificate for localhost that vouches for itself, made for a test: as a key store, and as PEM files. */
public record LocalCertificate(Path store, Path certificate, Path key) {
    public static final String PASSWORD = "changeit";
    public static final String ALIAS = "local";

    public static LocalCertificate make() throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory(ServerCommand.target(), "certificate");
        LocalCertificate made = new LocalCertificate(
                folder.resolve("store.p12"), folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        made.keytool(
                "-genkeypair", "-keyalg", "RSA", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-ext", "bc:c");
        made.keytool("-exportcert", "-rfc", "-file", made.certificate.toString());
        made.writeKey();
        return made;
    }

    private void keytool(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(
                0, Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(
                "-alias", ALIAS, "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(store.resolveSibling("keytool.log").toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(Files.readString(store.resolveSibling("keytool.log")));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    private void writeKey() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(store)) {
            keys.load(file, PASSWORD.toCharArray());
        }
        byte[] bytes = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        Files.writeString(
                key,
                "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n",
                StandardCharsets.US_ASCII);
    }
}
