package io.atrium.kind.chat;

import io.atrium.room.View;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A file of a message as the first paint shows it; frontend/kind/chat/files.js shows the same.
 *
 * @param look picture, audio, video or file
 * @param size for people
 * @param width in pixels of the page, of a picture; else 0
 */
public record ChatFile(String id, String name, String look, String size, int width, int height, boolean thumbnail) {
    private static final int WIDTH = 360;
    private static final int HEIGHT = 270;
    private static final long MOST_WHOLE = 5 * 1024 * 1024;
    private static final long KB = 1024;
    private static final double TENTHS = 10.0;

    /** Of what only calls itself so nobody has looked at the bytes. */
    private static final Set<String> PLAYED =
            Set.of("audio/wav", "audio/flac", "audio/mpeg", "audio/mp4", "audio/ogg", "video/mp4", "video/webm");

    static ChatFile of(View view, JsonObject file) {
        long bytes = file.getJsonNumber("size").longValue();
        int width = file.getInt("width", 0);
        int height = file.getInt("height", 0);
        double by = width == 0 ? 0 : Math.min(1, Math.min((double) WIDTH / width, (double) HEIGHT / height));
        return new ChatFile(
                file.getString("id"),
                file.getString("name"),
                look(file, bytes),
                size(view, bytes),
                side(width, by),
                side(height, by),
                file.getBoolean("thumbnail", false));
    }

    private static int side(int pixels, double by) {
        return (int) Math.max(1, Math.round(pixels * by));
    }

    private static String look(JsonObject file, long bytes) {
        String type = file.getString("type");
        if (type.startsWith("image/")
                && file.containsKey("width")
                && (file.getBoolean("thumbnail", false) || bytes <= MOST_WHOLE)) {
            return "picture";
        }
        return PLAYED.contains(type) ? type.substring(0, type.indexOf('/')) : "file";
    }

    private static String size(View view, long bytes) {
        if (bytes < KB) {
            return view.text("files.b", "n", view.number(bytes));
        }
        return bytes < KB * KB
                ? view.text("files.kb", "n", view.number(Math.round((double) bytes / KB)))
                : view.text("files.mb", "n", view.number(Math.round(TENTHS * bytes / KB / KB) / TENTHS));
    }

    public String getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public String getLook() {
        return look;
    }

    public String getSize() {
        return size;
    }

    public int getWidth() {
        return width;
    }

    public int getHeight() {
        return height;
    }

    public String getHref() {
        return "/files/" + id + "/"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Of the picture in the talk. */
    public String getSource() {
        return thumbnail ? "/files/" + id + "/thumbnail" : getHref();
    }
}
