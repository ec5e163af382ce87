package io.atrium.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.TransientApiMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a server of the protocol that checks signatures. */
class S3StoreTest extends FileStoreContract {
    private static S3Proxy server;
    private static BlobStore content;

    @BeforeAll
    static void start() throws Exception {
        content = ContextBuilder.newBuilder(new TransientApiMetadata())
                .credentials("nobody", "nothing")
                .build(BlobStoreContext.class)
                .getBlobStore();
        content.createContainerInLocation(null, "files");
        server = S3Proxy.builder()
                .blobStore(content)
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V4, "atrium", "very secret")
                .build();
        server.start();
    }

    @AfterAll
    static void stop() throws Exception {
        server.stop();
    }

    @Override
    FileStore store() {
        return new S3Store(bucket("very secret"));
    }

    private static S3Bucket bucket(String secret) {
        return new S3Bucket(
                "http://127.0.0.1:" + server.getPort() + "/files/",
                new S3Signature("us-east-1", "atrium", secret),
                Duration.ofSeconds(30),
                Instant::now);
    }

    @Test
    void who_does_not_know_the_secret_is_told_so() {
        IOException refused =
                assertThrows(IOException.class, () -> new S3Store(bucket("guessed")).put("abcdefgh", new byte[] {1}));
        assertTrue(refused.getMessage().contains("403"), refused.getMessage());
    }

    /** The example of "Signature Calculations for the Authorization Header" in the documentation of Amazon S3. */
    @Test
    void a_signature_is_as_in_the_documentation() {
        S3Signature signature =
                new S3Signature("us-east-1", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        Map<String, String> headers = signature.headers(
                "GET",
                URI.create("https://examplebucket.s3.amazonaws.com/test.txt"),
                Map.of("range", "bytes=0-9"),
                S3Bucket.NOTHING.hash(),
                Instant.parse("2013-05-24T00:00:00Z"));
        assertEquals(
                "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + " SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                        + " Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
                headers.get("authorization"));
    }
}
