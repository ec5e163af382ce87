package io.atrium.channel;

import io.atrium.wire.FrameCodec;
import io.atrium.wire.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/**
 * What the nodes tell each other of who is where. Each says once a second what has changed with it, and numbers that: who has missed a number asks for all of it.
 * A node that has said nothing for {@link #SILENCE} is gone, and its people with it; unless this node can't hear anybody.
 */
final class Neighbours {
    static final Duration SILENCE = Duration.ofSeconds(10);

    private static final String GROUP = "nodes:presence";

    /** People of one message. */
    private static final int PART = 2_000;

    private final ChannelLayer layer;
    private final Presence presence;
    private final LongSupplier nanoTime;
    private final Map<String, Neighbour> neighbours = new HashMap<>();
    private final Queue<JsonObject> heard = new ConcurrentLinkedQueue<>();
    private Map<String, Set<String>> told = Map.of();
    private long number;
    private long deafUntil;

    /** Another node, as far as it has told. */
    private static final class Neighbour {
        private final Map<String, Set<String>> people = new HashMap<>();
        private final List<JsonObject> parts = new ArrayList<>();
        private long number = -1; // unknown
        private long heardAt;
    }

    Neighbours(ChannelLayer layer, Presence presence, LongSupplier nanoTime) {
        this.layer = layer;
        this.presence = presence;
        this.nanoTime = nanoTime;
        layer.groupAdd(GROUP, messages -> messages.forEach(message -> heard.add(FrameCodec.stored(message.json()))));
    }

    /** Once a second, by one thread. */
    void sweep() {
        long now = nanoTime.getAsLong();
        boolean asked = false;
        for (JsonObject news = heard.poll(); news != null; news = heard.poll()) {
            if (news.getString("asks", "").equals(Node.ID)) {
                asked = true;
            } else if (!news.containsKey("asks")) {
                take(news, now);
            }
        }
        tellChanges();
        if (asked) {
            tellAll();
        }
        letGo(now);
    }

    private void tellChanges() {
        Map<String, Set<String>> here = presence.here();
        JsonObjectBuilder news = Json.createObjectBuilder()
                .add("node", Node.ID)
                .add("number", ++number)
                .add("in", pairs(without(here, told)))
                .add("out", pairs(without(told, here)));
        told = here;
        send(news);
    }

    /** What is in one and not in the other. */
    private static List<Map.Entry<String, String>> without(
            Map<String, Set<String>> one, Map<String, Set<String>> other) {
        List<Map.Entry<String, String>> rest = new ArrayList<>();
        one.forEach((group, logins) -> {
            Set<String> there = other.getOrDefault(group, Set.of());
            logins.stream().filter(login -> !there.contains(login)).forEach(login -> rest.add(Map.entry(group, login)));
        });
        return rest;
    }

    private void tellAll() {
        List<Map.Entry<String, String>> all = without(told, Map.of());
        int parts = Math.max(1, (all.size() + PART - 1) / PART);
        for (int part = 0; part < parts; part++) {
            send(Json.createObjectBuilder()
                    .add("node", Node.ID)
                    .add("number", number)
                    .add("parts", parts)
                    .add("in", pairs(all.subList(part * PART, Math.min(all.size(), (part + 1) * PART)))));
        }
    }

    private static JsonArrayBuilder pairs(List<Map.Entry<String, String>> pairs) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        pairs.forEach(pair -> array.add(pair.getKey()).add(pair.getValue()));
        return array;
    }

    private void send(JsonObjectBuilder news) {
        layer.groupSendElsewhere(GROUP, Message.ephemeral(news.build().toString(), null));
    }

    private void take(JsonObject news, long now) {
        String node = news.getString("node");
        Neighbour neighbour = neighbours.computeIfAbsent(node, first -> new Neighbour());
        neighbour.heardAt = now;
        long told = news.getJsonNumber("number").longValueExact();
        if (news.containsKey("parts")) {
            takeAll(node, neighbour, news, told);
        } else if (neighbour.number >= 0 && told == neighbour.number + 1) {
            neighbour.number = told;
            each(news.getJsonArray("out"), (group, login) -> leave(node, neighbour, group, login));
            each(news.getJsonArray("in"), (group, login) -> enter(node, neighbour, group, login));
        } else if (told > neighbour.number) {
            send(Json.createObjectBuilder().add("asks", node));
        }
    }

    private void takeAll(String node, Neighbour neighbour, JsonObject part, long number) {
        if (!neighbour.parts.isEmpty()
                && neighbour.parts.get(0).getJsonNumber("number").longValueExact() != number) {
            neighbour.parts.clear();
        }
        neighbour.parts.add(part);
        if (neighbour.parts.size() < part.getInt("parts")) {
            return;
        }
        Map<String, Set<String>> all = new HashMap<>();
        for (JsonObject one : neighbour.parts) {
            each(
                    one.getJsonArray("in"),
                    (group, login) ->
                            all.computeIfAbsent(group, first -> new HashSet<>()).add(login));
        }
        neighbour.parts.clear();
        without(neighbour.people, all).forEach(gone -> leave(node, neighbour, gone.getKey(), gone.getValue()));
        all.forEach((group, logins) -> logins.forEach(login -> enter(node, neighbour, group, login)));
        neighbour.number = number;
    }

    @FunctionalInterface
    private interface Pair {
        void is(String group, String login);
    }

    private static void each(JsonArray array, Pair pair) {
        for (int i = 0; i + 1 < array.size(); i += 2) {
            pair.is(array.getString(i), array.getString(i + 1));
        }
    }

    private void enter(String node, Neighbour neighbour, String group, String login) {
        if (neighbour.people.computeIfAbsent(group, first -> new HashSet<>()).add(login)) {
            presence.enterElsewhere(node, group, login);
        }
    }

    private void leave(String node, Neighbour neighbour, String group, String login) {
        Set<String> there = neighbour.people.get(group);
        if (there != null && there.remove(login)) {
            presence.leaveElsewhere(node, group, login);
        }
    }

    private void letGo(long now) {
        if (!layer.isConnected()) {
            deafUntil = now + SILENCE.toNanos();
        }
        if (deafUntil - now > 0) {
            return;
        }
        Iterator<Map.Entry<String, Neighbour>> each = neighbours.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<String, Neighbour> neighbour = each.next();
            if (now - neighbour.getValue().heardAt > SILENCE.toNanos()) {
                neighbour
                        .getValue()
                        .people
                        .forEach((group, logins) ->
                                logins.forEach(login -> presence.leaveElsewhere(neighbour.getKey(), group, login)));
                each.remove();
            }
        }
    }
}
