package io.atrium.node;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.atrium.compliance.ExportSurvivor;
import io.atrium.hook.HookSurvivor;
import io.atrium.imports.ImportSurvivor;
import io.atrium.schedule.ScheduleSurvivor;
import io.atrium.testing.AtriumServer;
import io.atrium.testing.Await;
import io.atrium.testing.Called;
import io.atrium.testing.Cluster;
import io.atrium.testing.FileClient;
import io.atrium.testing.RestClient;
import io.atrium.testing.Survivor;
import io.atrium.wire.FrameCodec;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A node that encrypts by the next key, and is killed over what it has begun. Part of {@link NodesIT}. */
abstract class OneDies {
    private static final String SEALED_BY = "select sealed_by from stored_file where id = ?";

    private final Cluster cluster;
    private final AtriumServer east;
    private final AtriumServer west;

    OneDies(Cluster cluster) {
        this.cluster = cluster;
        this.east = cluster.node(0);
        this.west = cluster.node(1);
    }

    @TestFactory
    Stream<DynamicTest> what_one_was_at_the_others_do_once() throws Exception {
        AtriumServer third = inTheMiddleOfRotation();
        List<Survivor> left =
                List.of(new ScheduleSurvivor(), new HookSurvivor(), new ExportSurvivor(), new ImportSurvivor());
        cluster.lull();
        try {
            for (Survivor each : left) {
                each.before(third, null);
            }
            left.forEach(each -> each.lastly(third));
            third.kill();
        } finally {
            cluster.wake();
        }
        return IntStream.range(0, left.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        left.get(i).getClass().getSimpleName(),
                        () -> left.get(i).after(cluster.node(i % cluster.size()), null)));
    }

    /** What one has sealed the others open, whichever key each of them seals by. @return the node with the next key */
    private AtriumServer inTheMiddleOfRotation() throws Exception {
        RestClient ann = east.as("ann");
        String room = ann.newRoom("sealed");
        byte[] content = FileClient.bytes(100_000);
        try (Called called = new Called()) {
            JsonObject hook = ann.post(
                            "/api/rooms/" + room + "/outgoing",
                            FrameCodec.object("{\"name\":\"Out\",\"url\":\"" + called.at("/signed") + "\"}"))
                    .expect(201)
                    .json();
            String before = new FileClient(ann, room).sent("before.bin", "application/octet-stream", content);
            String sealedBy = cluster.asked(SEALED_BY, before);
            AtriumServer third = cluster.extra();
            Await.until(
                    () -> "all is sealed by the next key",
                    Duration.ofSeconds(60),
                    () -> !sealedBy.equals(cluster.asked(SEALED_BY, before)));
            // As long as it finds something it looks again, and would find what comes next.
            Await.until(() -> "the job is over", Duration.ofSeconds(60), () -> isResealed(east.as("admin")));
            String after = new FileClient(west.as("ann"), room).sent("after.bin", "application/octet-stream", content);
            assertEquals(sealedBy, cluster.asked(SEALED_BY, after));
            for (AtriumServer node : List.of(east, west, third)) {
                FileClient files = new FileClient(node.as("ann"), room);
                for (String id : List.of(before, after)) {
                    assertArrayEquals(
                            content,
                            files.get("/files/" + id + "/x").expect(200).body());
                }
            }
            Await.until("both were told", () -> called.calls("/signed").size() == 2);
            for (Called.Call call : called.calls("/signed")) {
                assertEquals(signature(hook.getString("secret"), call), call.header("X-Atrium-Signature"));
            }
            return third;
        }
    }

    private static boolean isResealed(RestClient admin) {
        List<String> states = admin.get("/api/jobs?of=administrators").expect(200).json().getJsonArray("jobs").stream()
                .map(JsonObject.class::cast)
                .filter(job -> job.getString("what").equals("reseal"))
                .map(job -> job.getString("state"))
                .toList();
        return states.contains("done") && !states.contains("open");
    }

    private static String signature(String secret, Called.Call call) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] signed = (call.header("X-Atrium-Timestamp") + "." + call.body()).getBytes(StandardCharsets.UTF_8);
        return "v1=" + HexFormat.of().formatHex(mac.doFinal(signed));
    }
}
