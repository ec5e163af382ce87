package io.atrium.audit;

import io.atrium.wire.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/**
 * What a walk along the chain has found.
 *
 * @param sealed acts that are as they were sealed, from the first
 * @param hash of the last of them: written down elsewhere, it vouches for all before
 * @param first where the chain is broken; null: it is whole
 */
public record Verdict(long sealed, String hash, Break first) {
    /**
     * @param what one of the words below
     * @param n the number in the chain
     * @param act the act's id, null where there is none
     */
    public record Break(String what, long n, Long act) {
        /** An act, or its hash, is not what it was. */
        public static final String CHANGED_ACT = "changed_act";

        public static final String MISSING_ACT = "missing_act";
        public static final String MISSING_SEAL = "missing_seal";

        /** An act that nobody recorded: it was put in past Atrium. */
        public static final String UNSEALED_ACT = "unsealed_act";

        /** In itself it is whole, and not the one that was sealed. */
        public static final String REWRITTEN = "rewritten";
    }

    public boolean isWhole() {
        return first == null;
    }

    public JsonObject toJson() {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("whole", isWhole())
                .add("sealed", sealed)
                .add("hash", hash);
        if (first != null) {
            JsonObjectBuilder broken =
                    Json.createObjectBuilder().add("what", first.what).add("n", first.n);
            if (first.act != null) {
                broken.add("act", first.act);
            }
            json.add("first", broken);
        }
        return json.build();
    }
}
